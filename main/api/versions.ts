/** Routes of a project's versions. */
import { failure } from '#shared/domain/error.ts'
import { exportGitTo, exportGitZip } from '../projects/export/export-git.ts'
import { exportName } from '../projects/export/export-name.ts'
import { createHistory } from '../projects/history.ts'
import { checkThumbnailSize } from '../projects/thumbnails.ts'
import { api } from './base.ts'
import type { Services } from './services.ts'
import { signalOf } from './signal.ts'

export function versionRoutes({ projects, runs, store, drafts, publish }: Services) {
  const history = createHistory({ store, projects, now: Date.now })

  return {
    read: api.version.read.handler(({ input: { versionId, path } }) => {
      const bytes = projects.versionFile(versionId, path)
      if (bytes === undefined) throw failure('not-found', `${path} is not in this version.`)
      return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) }
    }),
    restore: api.version.restore.handler(({ input: { projectId, versionId, stopRun } }) => {
      const refusal = 'A run is changing this project. Stop it, or wait until it is done, then restore.'
      const restore = async (): Promise<{ versionId: string }> => {
        const version = await projects.restore(projectId, versionId)
        drafts.supersede(projectId)
        publish({ type: 'project-changed', projectId })
        publish({ type: 'projects-changed' })
        return { versionId: version.id }
      }
      // Asked before a run is ended for it.
      history.version(projectId, versionId)
      return stopRun ? runs.afterRun(projectId, restore) : runs.whileIdle(projectId, refusal, restore)
    }),
    facts: api.version.facts.handler(({ input: { projectId }, signal }) => history.facts(projectId, signalOf(signal))),
    compare: api.version.compare.handler(({ input, signal }) => history.compare(input, signalOf(signal))),
    texts: api.version.texts.handler(({ input: { path, ...pair } }) => history.texts(pair, path)),
    nameCheckpoint: api.version.nameCheckpoint.handler(({ input: { projectId, versionId, name } }) => {
      history.nameCheckpoint(projectId, versionId, name)
      publish({ type: 'project-changed', projectId })
      return {}
    }),
    thumbnail: api.version.thumbnail.handler(({ input: { projectId, versionId } }) => {
      const picture = history.thumbnail(projectId, versionId)
      if (picture === undefined) return {}
      const { bytes, mediaType } = picture
      return { file: new File([new Uint8Array(bytes)], `version.${mediaType.slice(6)}`, { type: mediaType }) }
    }),
    saveThumbnail: api.version.saveThumbnail.handler(async ({ input: { projectId, versionId, file } }) => {
      checkThumbnailSize(file.size)
      history.saveThumbnail(projectId, versionId, new Uint8Array(await file.arrayBuffer()))
      publish({ type: 'project-changed', projectId })
      return {}
    }),
    branch: api.version.branch.handler(async ({ input: { projectId, versionId } }) => {
      const { id } = await history.branch(projectId, versionId)
      publish({ type: 'projects-changed' })
      return { projectId: id }
    }),
    exportGit: api.version.exportGit.handler(async ({ input: { projectId }, signal }) => {
      const { name } = projects.get(projectId)
      const bytes = await exportGitZip({ store, projectId, signal: signalOf(signal) })
      return { file: new File([bytes], exportName(`${name} history`, 'zip'), { type: 'application/zip' }) }
    }),
    exportGitTo: api.version.exportGitTo.handler(async ({ input: { projectId, folder }, signal }) => {
      projects.get(projectId)
      return { folder, commits: await exportGitTo({ store, projectId, signal: signalOf(signal) }, folder) }
    }),
  }
}
