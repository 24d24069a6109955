/** Routes of projects and their versions. */
import { failure } from '#shared/domain/error.ts'
import type { Services } from './services.ts'
import { api } from './base.ts'
import { watchRoute } from './files.ts'

export function projectRoutes({ projects, runs, store, drafts, preview, queues, publish }: Services) {
  function changed(projectId: string): void {
    publish({ type: 'project-changed', projectId })
    publish({ type: 'projects-changed' })
  }

  return {
    project: {
      list: api.project.list.handler(() =>
        projects.list().map((project) => ({
          ...project,
          bytes: 0,
          state: 'ok' as const,
          live: runs.liveRunOf(project.id) !== undefined,
        })),
      ),
      open: api.project.open.handler(async ({ input: { projectId } }) => {
        const liveRunId = runs.liveRunOf(projectId)
        if (liveRunId === undefined) drafts.show(projectId)
        return {
          project: projects.get(projectId),
          files: await projects.workspace(projectId).list(),
          runs: store.runs.listByProject(projectId),
          versions: projects.versions(projectId),
          queue: queues.of(projectId),
          ...(liveRunId === undefined ? {} : { liveRunId }),
        }
      }),
      rename: api.project.rename.handler(async ({ input }) => {
        await projects.rename(input.projectId, input.name)
        changed(input.projectId)
        return {}
      }),
      remove: api.project.remove.handler(async ({ input: { projectId } }) => {
        const removed = await runs.afterRun(projectId, () => projects.remove(projectId))
        preview.clearOverlay(projectId)
        publish({ type: 'projects-changed' })
        return removed
      }),
      watch: watchRoute({ projects, runs, store }),
    },

    version: {
      read: api.version.read.handler(({ input: { versionId, path } }) => {
        const bytes = projects.versionFile(versionId, path)
        if (bytes === undefined) throw failure('not-found', `${path} is not in this version.`)
        return { text: decode(bytes) }
      }),
      restore: api.version.restore.handler(({ input: { projectId, versionId } }) => {
        const refusal = 'A run is changing this project. Stop it, or wait until it is done, then restore.'
        return runs.whileIdle(projectId, refusal, async () => {
          const version = await projects.restore(projectId, versionId)
          drafts.supersede(projectId)
          changed(projectId)
          return { versionId: version.id }
        })
      }),
    },
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
