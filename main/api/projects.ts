/** Routes of projects and their versions. */
import { createFrom } from '../projects/import/create-from.ts'
import { checkThumbnailSize } from '../projects/thumbnails.ts'
import type { Services } from './services.ts'
import { api } from './base.ts'
import { exportRoutes } from './exports.ts'
import { watchRoute } from './files.ts'
import { signalOf } from './signal.ts'
import { versionRoutes } from './versions.ts'

export function projectRoutes(services: Services) {
  const { projects, runs, store, drafts, queues, templates, desk, publish } = services
  const busy = 'A run is changing this project. Stop it, or wait until it is done.'

  function changed(projectId: string): void {
    publish({ type: 'project-changed', projectId })
    publish({ type: 'projects-changed' })
  }

  return {
    project: {
      list: api.project.list.handler(async () =>
        (await projects.listings()).map((listing) => ({ ...listing, live: runs.liveRunOf(listing.id) !== undefined })),
      ),
      create: api.project.create.handler(async ({ input: { name, source }, signal }) => {
        const parts = { projects, templateApp: templates.app }
        const { project, skipped } = await createFrom(parts, name, source, signalOf(signal))
        publish({ type: 'projects-changed' })
        return { projectId: project.id, skipped: [...skipped] }
      }),
      open: api.project.open.handler(async ({ input: { projectId } }) => {
        const project = projects.get(projectId)
        const state = await projects.state(projectId)
        const live = runs.liveRunOf(projectId)
        // Two answers that are tried have a view of their own.
        const liveRunId = live !== undefined && store.runs.get(live)?.beside === undefined ? live : undefined
        if (liveRunId === undefined) drafts.show(projectId)
        const all = store.runs.listByProject(projectId)
        const pictures = all.findLast(({ beside }) => beside === 'images')
        return {
          project,
          state,
          files: state === 'ok' ? await projects.workspace(projectId).list() : [],
          runs: all.filter(({ beside }) => beside === undefined),
          ...(pictures === undefined ? {} : { images: pictures }),
          versions: projects.versions(projectId),
          queue: queues.of(projectId),
          locked: store.lockedFiles.list(projectId),
          ...(liveRunId === undefined ? {} : { liveRunId }),
        }
      }),
      duplicate: api.project.duplicate.handler(async ({ input: { projectId } }) => {
        const made = await projects.duplicate(projectId)
        publish({ type: 'projects-changed' })
        return { projectId: made.id }
      }),
      rename: api.project.rename.handler(async ({ input }) => {
        await projects.rename(input.projectId, input.name)
        changed(input.projectId)
        return {}
      }),
      remove: api.project.remove.handler(async ({ input: { projectId } }) => {
        const removed = await runs.afterRun(projectId, () => projects.remove(projectId))
        changed(projectId)
        return removed
      }),
      undoRemove: api.project.undoRemove.handler(async ({ input: { projectId } }) => {
        await runs.whileIdle(projectId, busy, () => projects.undoRemove(projectId))
        changed(projectId)
        return {}
      }),
      reveal: api.project.reveal.handler(async ({ input: { projectId } }) => {
        await projects.checkFolder(projectId)
        await desk.openFolder(projects.get(projectId).folder)
        return {}
      }),
      relocate: api.project.relocate.handler(async ({ input: { projectId, folder } }) => {
        await runs.whileIdle(projectId, busy, () => projects.relocate(projectId, folder))
        changed(projectId)
        return {}
      }),
      ...exportRoutes(services),
      thumbnail: api.project.thumbnail.handler(({ input: { projectId } }) => {
        const picture = projects.thumbnail(projectId)
        if (picture === undefined) return {}
        const extension = picture.mediaType.slice('image/'.length)
        return {
          file: new File([new Uint8Array(picture.bytes)], `thumbnail.${extension}`, { type: picture.mediaType }),
        }
      }),
      saveThumbnail: api.project.saveThumbnail.handler(async ({ input: { projectId, file } }) => {
        // Asked before the bytes are copied out of it.
        checkThumbnailSize(file.size)
        projects.saveThumbnail(projectId, new Uint8Array(await file.arrayBuffer()))
        publish({ type: 'projects-changed' })
        return {}
      }),
      watch: watchRoute(services),
    },

    version: versionRoutes(services),
  }
}
