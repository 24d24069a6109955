/** Routes of a project's files, by hand: read and save. */
import { createHash } from 'node:crypto'
import { failure } from '#shared/domain/error.ts'
import { api } from './base.ts'
import type { Services } from './services.ts'

export function fileRoutes({ projects, runs, drafts, publish }: Services) {
  function changed(projectId: string): void {
    publish({ type: 'project-changed', projectId })
    publish({ type: 'projects-changed' })
  }

  return {
    file: {
      read: api.file.read.handler(async ({ input: { projectId, path } }) => {
        const bytes = await projects.workspace(projectId).read(path)
        if (bytes === undefined) throw failure('not-found', `${path} is not there any more.`)
        return { text: decode(bytes), binary: false, hash: hashOf(bytes) }
      }),
      write: api.file.write.handler(({ input: { projectId, path, text, baseHash } }) => {
        const refusal = 'A run is changing this project. Your text is kept here: save it when the run has ended.'
        return runs.whileIdle(projectId, refusal, async () => {
          const now = await projects.workspace(projectId).read(path)
          if (baseHash !== undefined && now !== undefined && hashOf(now) !== baseHash) {
            throw failure('bad-request', `${path} was changed outside this editor.`, { detail: 'conflict' })
          }
          const files = new Map([[path, text]])
          const version = await projects.apply(projectId, { files }, { reason: 'save', label: path })
          drafts.fileSaved(projectId, path)
          changed(projectId)
          return { hash: hashOf(Buffer.from(text)), versionId: version.id }
        })
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
