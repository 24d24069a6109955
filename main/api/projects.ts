/** Routes of projects, their files and their versions. */
import { createHash } from 'node:crypto'
import { failure } from '#shared/domain/error.ts'
import type { Services } from './services.ts'
import { api } from './base.ts'

export function projectRoutes({ projects, runs, store, drafts, publish }: Services) {
  function changed(projectId: string): void {
    publish({ type: 'project-changed', projectId })
    publish({ type: 'projects-changed' })
  }

  return {
    project: {
      list: api.project.list.handler(() => projects.list()),
      open: api.project.open.handler(async ({ input: { projectId } }) => {
        const liveRunId = runs.liveRunOf(projectId)
        if (liveRunId === undefined) drafts.show(projectId)
        return {
          project: projects.get(projectId),
          files: await projects.workspace(projectId).list(),
          runs: store.runs.listByProject(projectId),
          versions: projects.versions(projectId),
          ...(liveRunId === undefined ? {} : { liveRunId }),
        }
      }),
      rename: api.project.rename.handler(async ({ input }) => {
        await projects.rename(input.projectId, input.name)
        changed(input.projectId)
        return {}
      }),
      remove: api.project.remove.handler(async ({ input: { projectId } }) => {
        const liveRunId = runs.liveRunOf(projectId)
        if (liveRunId !== undefined) await runs.stop(liveRunId)
        const removed = await projects.remove(projectId)
        publish({ type: 'projects-changed' })
        return removed
      }),
    },

    file: {
      read: api.file.read.handler(async ({ input: { projectId, path } }) => {
        const bytes = await projects.workspace(projectId).read(path)
        if (bytes === undefined) throw failure('not-found', `${path} is not there any more.`)
        return { text: decode(bytes), hash: hashOf(bytes) }
      }),
      write: api.file.write.handler(async ({ input: { projectId, path, text, baseHash } }) => {
        const live = runs.liveRunOf(projectId)
        if (live !== undefined) {
          throw failure(
            'invalid-input',
            'A run is changing this project. Your text is kept here: save it when the run has ended.',
          )
        }
        const now = await projects.workspace(projectId).read(path)
        if (baseHash !== undefined && now !== undefined && hashOf(now) !== baseHash) {
          throw failure('bad-request', `${path} was changed outside this editor.`, { detail: 'conflict' })
        }
        const version = await projects.apply(
          projectId,
          { files: new Map([[path, text]]) },
          { reason: 'save', label: path },
        )
        changed(projectId)
        return { hash: hashOf(Buffer.from(text)), versionId: version.id }
      }),
    },

    version: {
      read: api.version.read.handler(({ input: { versionId, path } }) => {
        const bytes = projects.versionFile(versionId, path)
        if (bytes === undefined) throw failure('not-found', `${path} is not in this version.`)
        return { text: decode(bytes) }
      }),
      restore: api.version.restore.handler(async ({ input: { projectId, versionId } }) => {
        if (runs.liveRunOf(projectId) !== undefined) {
          throw failure(
            'invalid-input',
            'A run is changing this project. Stop it, or wait until it is done, then restore.',
          )
        }
        const version = await projects.restore(projectId, versionId)
        changed(projectId)
        return { versionId: version.id }
      }),
    },
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
