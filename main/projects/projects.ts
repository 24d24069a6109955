/** Projects: a row in the store, a folder of plain files, and versions of them. The one door to all three. */
import { rm } from 'node:fs/promises'
import { failure, type AppError } from '#shared/domain/error.ts'
import type { AppKind, Project, ProjectListing, ProjectState, Version } from '#shared/domain/project.ts'
import type { Clock } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import type { Store } from '../store/store.ts'
import type { Thumbnail } from '../store/thumbnails-table.ts'
import { readContents } from './contents.ts'
import { createFolderMoves } from './folder-moves.ts'
import { checkFolder, folderState } from './folder-state.ts'
import { makeProjectFolder } from './folders.ts'
import { checkName, nextName } from './names.ts'
import { checkPath } from './paths.ts'
import { createPlacing } from './placing.ts'
import { checkThumbnail } from './thumbnails.ts'
import { createTrash } from './trash.ts'
import { createVersioning, type Why } from './versions.ts'
import { createWorkspace, toFileChanges, type Workspace } from './workspace.ts'

export type { Why } from './versions.ts'

export interface NewProject {
  readonly name: string
  readonly kind: AppKind
}

export interface Projects {
  /** Newest change first. */
  list(): Project[]
  /** The same as the list shows them: asks the disk for each folder, all at once. */
  listings(): Promise<Omit<ProjectListing, 'live'>[]>
  /** Throws not-found, for one in the trash too. */
  get(id: string): Project
  /** Whether its folder is there, as of now. */
  state(id: string): Promise<ProjectState>
  /** Throws what to say when its folder is missing or unreadable. */
  checkFolder(id: string): Promise<void>
  /** Where new projects are made. */
  folder(): string
  /** Makes the folder too. Throws invalid-input for an empty or very long name. */
  create(project: NewProject): Promise<Project>
  /** The same with files, which are its version 1. Nothing is left when it fails. `label`: what they come from. */
  createWith(project: NewProject, files: ReadonlyMap<string, Uint8Array | string>, label: string): Promise<Project>
  /** A copy of the files as they are, and of the picture, as "Name (2)". */
  duplicate(id: string): Promise<Project>
  /** Takes back a `create`: forgets the project and deletes its folder. For one that nobody has worked in. */
  discard(id: string): Promise<void>
  /** The folder keeps its name. */
  rename(id: string, name: string): Promise<void>
  /** Moves its folder into the data folder's `trash`; all else is kept for 30 days. */
  remove(id: string): Promise<{ movedTo: string }>
  /** Brings it back with all it had, in its old folder or one beside it. Throws not-found when it is gone for good. */
  undoRemove(id: string): Promise<void>
  /** From now on its files are those of this folder, which are kept as a version when they differ from the newest. */
  relocate(id: string, folder: string): Promise<void>
  /**
   * Moves every project in the projects folder to another, which becomes the projects folder once all are there.
   * `guarded` runs a job when no run is live in the project. Returns how many were moved.
   */
  moveAll(
    folder: string,
    guarded: (id: string, job: () => Promise<void>) => Promise<void>,
    signal: AbortSignal,
  ): Promise<number>
  /** The project's files; the same object each time, so that all changes go through one queue. Throws not-found. */
  workspace(id: string): Workspace
  /**
   * Changes files and makes a version, all or nothing, also through a crash: once this resolves, both are on disk.
   * What the folder held that is in no version and would be lost is kept first, as a version of reason `external`.
   * Throws invalid-input (a path, a limit, a clash), disk-full or read-only; the files are then as they were.
   */
  apply(
    id: string,
    change: { readonly files: ReadonlyMap<string, Uint8Array | string>; readonly removed?: readonly string[] },
    why: Why,
  ): Promise<Version>
  /** What the folder holds becomes a version where it is none yet: one that a run can be laid over. */
  keepChanges(id: string): Promise<void>
  /**
   * Makes an older version's files the project's, as a new version; unsaved external changes are kept first. A folder
   * that is gone is made anew, elsewhere when it cannot be had where it was.
   */
  restore(id: string, versionId: string): Promise<Version>
  /** Every file as it is now, by path. Throws invalid-input when they are more than 100 MB. */
  contents(id: string): Promise<Map<string, Uint8Array>>
  thumbnail(id: string): Thumbnail | undefined
  /** In the place of an earlier one. Throws invalid-input for anything but a small PNG, WebP or JPEG. */
  saveThumbnail(id: string, bytes: Uint8Array): void
  /** Newest first. */
  versions(id: string): Version[]
  /** A file as it was; undefined when the version does not have it. */
  versionFile(versionId: string, path: string): Uint8Array | undefined
  /** At the start, by the owner: finishes what a crash cut off, and empties the trash of what is too old. */
  recover(): Promise<{ projectId: string; error: AppError }[]>
}

export interface ProjectsParts {
  readonly store: Store
  /** Where projects are made until the user chooses another place. */
  readonly projectsFolder: string
  readonly clock: Clock
}

export function createProjects({ store, projectsFolder, clock }: ProjectsParts): Projects {
  const workspaces = new Map<string, Workspace>()
  const versioning = createVersioning(store, clock)
  const moves = createFolderMoves(store)
  const isTaken = store.projects.hasFolder
  const placing = createPlacing({ store, projectsFolder, moves, clock, workspace: (id) => workspace(id) })
  const { folder } = placing
  const trash = createTrash({ store, moves, clock, projectsFolder: folder, isTaken })

  function get(id: string): Project {
    const project = store.projects.get(id)
    if (project === undefined) {
      throw failure('not-found', 'This project is not there any more.', { reason: 'project-gone' })
    }
    return project
  }

  function listings(): Promise<Omit<ProjectListing, 'live'>[]> {
    return Promise.all(
      store.projects.summaries().map(async (one) => ({ ...one, state: await folderState(one.folder) })),
    )
  }

  const check = (id: string): Promise<void> => checkFolder(get(id), () => store.versions.latestNumber(id))

  function workspace(id: string): Workspace {
    get(id)
    return workspaceOf(id)
  }

  /** Also of a project that is still being made. */
  function workspaceOf(id: string): Workspace {
    const known = workspaces.get(id)
    if (known !== undefined) return known
    const made = createWorkspace({ root: () => get(id).folder, check: () => check(id) })
    workspaces.set(id, made)
    return made
  }

  /** With a folder of its own, and nobody knows of it yet; `insert` makes it known, and its folder goes when that fails. */
  async function making({ name, kind }: NewProject, insert: (project: Project) => Promise<Project>): Promise<Project> {
    const checked = checkName(name)
    const own = await makeProjectFolder(folder(), checked, isTaken)
    const now = clock.now()
    const project = { id: newId(), name: checked, kind, folder: own, createdAt: now, updatedAt: now }
    try {
      return await insert(project)
    } catch (thrown) {
      if (store.projects.get(project.id) !== undefined) await discard(project.id)
      workspaces.delete(project.id)
      await rm(own, { recursive: true, force: true })
      throw thrown
    }
  }

  function create(wanted: NewProject): Promise<Project> {
    return making(wanted, async (project) => {
      store.projects.insert(project)
      return project
    })
  }

  function createWith(
    wanted: NewProject,
    files: ReadonlyMap<string, Uint8Array | string>,
    label: string,
  ): Promise<Project> {
    return making(wanted, async (project) => {
      const why = { reason: 'import', label } as const
      // Known from the moment on at which its files are sure to come: a crash leaves no project without them.
      const insert = (): void => store.projects.insert(project)
      await workspaceOf(project.id).exclusive(() => versioning.change(project, toFileChanges(files), why, insert))
      return get(project.id)
    })
  }

  const contents = (id: string): Promise<Map<string, Uint8Array>> => readContents(workspace(id))

  async function duplicate(id: string): Promise<Project> {
    const { name, kind } = get(id)
    const files = await contents(id)
    const taken = new Set(store.projects.list().map((project) => project.name))
    const made = await createWith({ name: nextName(name, taken), kind }, files, name)
    const picture = store.thumbnails.get(id)
    if (picture !== undefined) store.thumbnails.set(made.id, picture)
    return made
  }

  async function discard(id: string): Promise<void> {
    const { folder: own } = get(id)
    for (const run of store.runs.listByProject(id)) store.journal.remove(run.id)
    store.projects.remove(id)
    workspaces.delete(id)
    await rm(own, { recursive: true, force: true })
  }

  async function apply(
    id: string,
    change: { readonly files: ReadonlyMap<string, Uint8Array | string>; readonly removed?: readonly string[] },
    why: Why,
  ): Promise<Version> {
    const removed = (change.removed ?? []).map((name): [string, undefined] => [name, undefined])
    const changes = toFileChanges(new Map<string, Uint8Array | string | undefined>([...removed, ...change.files]))
    return workspace(id).exclusive(async () => {
      await check(id)
      return versioning.change(get(id), changes, why)
    })
  }

  async function restore(id: string, versionId: string): Promise<Version> {
    return workspace(id).exclusive(async () => {
      const isThere = (await folderState(get(id).folder)) === 'ok'
      // Not for a version that cannot be restored: the folder would be empty.
      if (!isThere && store.versions.get(versionId)?.projectId === id) await placing.makeAnew(get(id))
      return versioning.restore(get(id), versionId, isThere ? 'found' : 'made')
    })
  }

  async function recover(): Promise<{ projectId: string; error: AppError }[]> {
    const problems = await moves.recover()
    for (const project of store.projects.list()) {
      const error = await workspace(project.id).exclusive(() => versioning.recover(get(project.id)))
      if (error !== undefined) problems.push({ projectId: project.id, error })
    }
    return [...problems, ...(await trash.purge())]
  }

  return {
    list: () => store.projects.list(),
    listings,
    get,
    state: (id) => folderState(get(id).folder),
    checkFolder: check,
    folder,
    create,
    createWith,
    duplicate,
    discard,
    async rename(id, name) {
      get(id)
      store.projects.update(id, { name: checkName(name), updatedAt: clock.now() })
    },
    remove: (id) => workspace(id).exclusive(() => trash.put(get(id))),
    undoRemove: (id) => trash.takeOut(id),
    keepChanges: (id) =>
      workspace(id).exclusive(async () => {
        await check(id)
        await versioning.keepChanges(get(id))
      }),
    relocate: (id, to) =>
      workspace(id).exclusive(async () => {
        await placing.point(get(id), to)
        await versioning.keepChanges(get(id))
      }),
    moveAll: placing.moveAll,
    workspace,
    apply,
    restore,
    contents,
    thumbnail: (id) => store.thumbnails.get(get(id).id),
    saveThumbnail(id, bytes) {
      const mediaType = checkThumbnail(bytes)
      store.thumbnails.set(get(id).id, { mediaType, bytes, capturedAt: clock.now() })
    },
    versions: (id) => store.versions.listByProject(id),
    versionFile(versionId, name) {
      const checked = checkPath(name)
      return checked.ok ? store.versions.file(versionId, checked.path) : undefined
    },
    recover,
  }
}
