/** Projects: a row in the store, a folder of plain files, and versions of them. The one door to all three. */
import path from 'node:path'
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import type { AppKind, Project, Version } from '#shared/domain/project.ts'
import type { Clock } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import type { Store } from '../store/store.ts'
import { makeProjectFolder, moveFolder } from './folders.ts'
import { checkPath } from './paths.ts'
import { createVersioning, type Why } from './versions.ts'
import { createWorkspace, toFileChanges, type Workspace } from './workspace.ts'

export type { Why } from './versions.ts'

export interface Projects {
  /** Newest change first. */
  list(): Project[]
  /** Throws not-found. */
  get(id: string): Project
  /** Makes the folder too. Throws invalid-input for an empty or very long name. */
  create(project: { readonly name: string; readonly kind: AppKind }): Promise<Project>
  /** The folder keeps its name. */
  rename(id: string, name: string): Promise<void>
  /** Forgets the project with its runs and versions, and moves its folder into the data folder's `trash`. */
  remove(id: string): Promise<{ movedTo: string }>
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
  /** Makes an older version's files the project's, as a new version; unsaved external changes are kept first. */
  restore(id: string, versionId: string): Promise<Version>
  /** Newest first. */
  versions(id: string): Version[]
  /** A file as it was; undefined when the version does not have it. */
  versionFile(versionId: string, path: string): Uint8Array | undefined
  /** At the start, by the owner: finishes changes and removals that a crash cut off. Returns what could not be done. */
  recover(): Promise<{ projectId: string; error: AppError }[]>
}

export interface ProjectsParts {
  readonly store: Store
  readonly projectsFolder: string
  readonly clock: Clock
}

const longestName = 80
const removalPrefix = 'removing-project:'

export function createProjects({ store, projectsFolder, clock }: ProjectsParts): Projects {
  const workspaces = new Map<string, Workspace>()
  const versioning = createVersioning(store, clock)

  function get(id: string): Project {
    const project = store.projects.get(id)
    if (project === undefined) throw failure('not-found', 'This project is not there any more.')
    return project
  }

  function workspace(id: string): Workspace {
    const known = workspaces.get(id)
    if (known !== undefined) return known
    const made = createWorkspace(get(id).folder)
    workspaces.set(id, made)
    return made
  }

  async function create({ name, kind }: { readonly name: string; readonly kind: AppKind }): Promise<Project> {
    const checked = checkName(name)
    const folder = await makeProjectFolder(projectsFolder, checked)
    const now = clock.now()
    const project = { id: newId(), name: checked, kind, folder, createdAt: now, updatedAt: now }
    store.projects.insert(project)
    return project
  }

  async function remove(id: string): Promise<{ movedTo: string }> {
    const { folder } = get(id)
    const to = path.join(store.folder, 'trash', `${path.basename(folder)}-${id}`)
    // Written down first: a crash between forgetting and moving would leave a folder that nobody knows.
    store.values.set(removalPrefix + id, JSON.stringify({ from: folder, to }))
    await workspace(id).exclusive(() => finishRemoval(id, folder, to))
    return { movedTo: to }
  }

  async function finishRemoval(id: string, from: string, to: string): Promise<void> {
    // Also the events that wait for their commit: they would be written after their run is gone.
    for (const run of store.runs.listByProject(id)) store.journal.remove(run.id)
    store.projects.remove(id)
    workspaces.delete(id)
    await moveFolder(from, to)
    store.values.remove(removalPrefix + id)
  }

  async function recover(): Promise<{ projectId: string; error: AppError }[]> {
    const problems: { projectId: string; error: AppError }[] = []
    for (const [name, value] of store.values.withPrefix(removalPrefix)) {
      const projectId = name.slice(removalPrefix.length)
      const { from, to } = JSON.parse(value) as { from: string; to: string }
      // A folder that cannot be moved yet must not keep the studio from starting: the next start tries again.
      await finishRemoval(projectId, from, to).catch((thrown: unknown) => {
        problems.push({ projectId, error: toAppError(thrown) })
      })
    }
    for (const project of store.projects.list()) {
      const error = await workspace(project.id).exclusive(() => versioning.recover(project))
      if (error !== undefined) problems.push({ projectId: project.id, error })
    }
    return problems
  }

  return {
    list: () => store.projects.list(),
    get,
    create,
    async rename(id, name) {
      get(id)
      store.projects.update(id, { name: checkName(name), updatedAt: clock.now() })
    },
    remove,
    workspace,
    async apply(id, change, why) {
      const removed = (change.removed ?? []).map((name): [string, undefined] => [name, undefined])
      const changes = toFileChanges(new Map<string, Uint8Array | string | undefined>([...removed, ...change.files]))
      return workspace(id).exclusive(() => versioning.change(get(id), changes, why))
    },
    restore: async (id, versionId) => workspace(id).exclusive(() => versioning.restore(get(id), versionId)),
    versions: (id) => store.versions.listByProject(id),
    versionFile(versionId, name) {
      const checked = checkPath(name)
      return checked.ok ? store.versions.file(versionId, checked.path) : undefined
    },
    recover,
  }
}

function checkName(name: string): string {
  const checked = name.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  if (checked === '') throw failure('invalid-input', 'Give the project a name.')
  if (checked.length > longestName)
    throw failure('invalid-input', `This name is too long: choose one of at most ${longestName} characters.`)
  return checked
}
