/** Routes of a project's files, by hand: read, save, create, move, remove, search, and hearing of other hands. */
import { failure } from '#shared/domain/error.ts'
import { contentType } from '../preview/content-types.ts'
import { createdFile, type FileChange, movedFiles, putFile, removedFiles } from '../projects/file-changes.ts'
import { checkedPath } from '../projects/guard.ts'
import { searchTexts } from '../projects/search.ts'
import { hashOf } from '../projects/snapshot.ts'
import { watchFiles } from '../projects/watch.ts'
import { textOf, type Workspace } from '../projects/workspace.ts'
import { api } from './base.ts'
import type { Services } from './services.ts'

export function fileRoutes({ projects, store, runs, drafts, preview, publish }: Services) {
  function changed(projectId: string): void {
    publish({ type: 'project-changed', projectId })
    publish({ type: 'projects-changed' })
  }

  /** Does what a person does to files, as one version; what it touches takes the place of a draft's. */
  function byHand(projectId: string, plan: (workspace: Workspace) => Promise<FileChange>) {
    const refusal = 'A run is changing this project. Stop it, or wait until it is done, then try again.'
    return runs.whileIdle(projectId, refusal, async () => {
      const { label, ...change } = await plan(projects.workspace(projectId))
      const version = await projects.apply(projectId, change, { reason: 'files', label })
      for (const path of [...change.removed, ...change.files.keys()]) drafts.fileSaved(projectId, path)
      changed(projectId)
      return { versionId: version.id }
    })
  }

  async function bytesOf(projectId: string, path: string): Promise<Uint8Array> {
    const bytes = await projects.workspace(projectId).read(path)
    if (bytes === undefined) throw failure('not-found', `${path} is not there any more.`)
    return bytes
  }

  return {
    file: {
      read: api.file.read.handler(async ({ input: { projectId, path } }) => {
        const bytes = await bytesOf(projectId, path)
        const text = textOf(bytes)
        return { text: text ?? '', binary: text === undefined, hash: hashOf(bytes) }
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
          // First by its name: the one file is built before all of them are looked at.
          preview.projectChanged(projectId, [path])
          changed(projectId)
          return { hash: hashOf(Buffer.from(text)), versionId: version.id }
        })
      }),
      create: api.file.create.handler(({ input: { projectId, path, text } }) =>
        byHand(projectId, (workspace) => createdFile(workspace, path, text)),
      ),
      put: api.file.put.handler(async ({ input: { projectId, path, file } }) => {
        const bytes = new Uint8Array(await file.arrayBuffer())
        return byHand(projectId, (workspace) => putFile(workspace, path, bytes))
      }),
      get: api.file.get.handler(async ({ input: { projectId, path } }) => {
        const bytes = Uint8Array.from(await bytesOf(projectId, path))
        return { file: new File([bytes], path.slice(path.lastIndexOf('/') + 1), { type: contentType(path) }) }
      }),
      move: api.file.move.handler(({ input: { projectId, from, to } }) =>
        byHand(projectId, (workspace) => movedFiles(workspace, from, to)),
      ),
      remove: api.file.remove.handler(({ input: { projectId, path } }) =>
        byHand(projectId, (workspace) => removedFiles(workspace, path)),
      ),
      setLocked: api.file.setLocked.handler(({ input: { projectId, path, locked } }) => {
        projects.get(projectId)
        const checked = checkedPath(path)
        if (locked) store.lockedFiles.lock(projectId, checked)
        else store.lockedFiles.unlock(projectId, checked)
        publish({ type: 'project-changed', projectId })
        return {}
      }),
      search: api.file.search.handler(async ({ input: { projectId, ...query }, signal }) => {
        const texts = await projects.workspace(projectId).readTexts()
        return searchTexts(texts, query, signal ?? new AbortController().signal)
      }),
    },
  }
}

/** The route `project.watch`. */
export function watchRoute({
  projects,
  runs,
  store,
  preview,
  images,
}: Pick<Services, 'projects' | 'runs' | 'store' | 'preview' | 'images'>) {
  return api.project.watch.handler(async function* ({ input: { projectId }, signal }) {
    const options = {
      workspace: projects.workspace(projectId),
      known: () => new Map([...store.versions.latestFiles(projectId), ...images.written(projectId)]),
      // A build is there before the batch is: it takes what it finds.
      onNoticed: (path: string) => preview.projectChanged(projectId, [path]),
      busy: () => runs.liveRunOf(projectId) !== undefined,
    }
    for await (const changed of watchFiles(options, signal ?? new AbortController().signal)) {
      preview.projectChanged(projectId, changed)
      yield { changed }
    }
  })
}
