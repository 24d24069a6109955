/** Changes of a project's files that are kept as versions: written ahead, all or nothing, and nothing unsaved is lost. */
import { access } from 'node:fs/promises'
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import type { Project, Version } from '#shared/domain/project.ts'
import { restoredLabel } from '#shared/domain/restored-version.ts'
import type { Clock } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import type { Store } from '../store/store.ts'
import { changeFiles, HalfChanged, sweepStaging, type FileChanges } from './change.ts'
import { checkLinks } from './guard.ts'
import { listFiles } from './listing.ts'
import { hashOf, takeSnapshot, withChanges, type Snapshot } from './snapshot.ts'
import { checkChange } from './workspace.ts'

/** Why a version is made. */
export interface Why {
  readonly reason: Version['reason']
  /** For people: the prompt, the saved file… */
  readonly label: string
  readonly runId?: string
  /**
   * Of a change of which the folder holds nothing yet: whether a file that is not as the newest version has it is another
   * hand's. Such files become a version first, so that going back takes back this change alone.
   */
  readonly isForeign?: (path: string) => boolean
}

/** None of these may overlap with another change of the same project: `Projects` sees to it. */
export interface Versioning {
  /** `also` writes down more with the intent, at once: what is there only with this change, such as a new project. */
  change(project: Project, changes: FileChanges, why: Why, also?: () => void): Promise<Version>
  /** `folder`: found as it was, or just made and empty, so that nothing in it is to be kept. */
  restore(project: Project, versionId: string, folder: 'found' | 'made'): Promise<Version>
  /** Keeps what the folder holds as a version, if that is not what the newest one holds. */
  keepChanges(project: Project): Promise<void>
  /** Finishes what a crash cut off in this project, or drops it when its folder is gone; what could not be done stays. */
  recover(project: Project): Promise<AppError | undefined>
}

const externalLabel = 'Changed outside Kiln'

export function createVersioning(store: Store, clock: Clock): Versioning {
  const { versions } = store

  async function change(project: Project, changes: FileChanges, why: Why, also?: () => void): Promise<Version> {
    await finishIntents(project)
    await checkChange(project.folder, changes, await listFiles(project.folder))
    const before = await takeSnapshot(project.folder)
    const latest = versions.latestFiles(project.id)
    if (wouldLose(before, changes, latest) || (latest.size > 0 && isTouched(before, latest, why))) {
      keepAsIs(project, before)
    }
    return commit(project, before, changes, why, also)
  }

  async function keepChanges(project: Project): Promise<void> {
    await finishIntents(project)
    const now = await takeSnapshot(project.folder)
    if (differ(now.files, versions.latestFiles(project.id))) keepAsIs(project, now)
  }

  async function restore(project: Project, versionId: string, folder: 'found' | 'made'): Promise<Version> {
    await finishIntents(project)
    const target = versions.get(versionId)
    if (target === undefined || target.projectId !== project.id) {
      throw failure('not-found', 'This version is not there any more.', { reason: 'version-gone' })
    }
    const before = await takeSnapshot(project.folder)
    if (folder === 'found' && differ(before.files, versions.latestFiles(project.id))) keepAsIs(project, before)
    const changes = new Map<string, Uint8Array | undefined>()
    const targetFiles = versions.files(versionId)
    for (const path of before.files.keys()) if (!targetFiles.has(path)) changes.set(path, undefined)
    for (const path of targetFiles.keys()) changes.set(path, versions.file(versionId, path))
    await checkChange(project.folder, changes, await listFiles(project.folder))
    return commit(project, before, changes, { reason: 'restore', label: restoredLabel(target.number) })
  }

  /** Intent first, with all new bytes; then the files; then the version is whole. A crash anywhere in between is cured. */
  async function commit(
    project: Project,
    before: Snapshot,
    changes: FileChanges,
    why: Why,
    also?: () => void,
  ): Promise<Version> {
    const effective = withoutSame(before, changes)
    const id = store.together(() => {
      also?.()
      return insert(project, withChanges(before, changes), effective, why)
    })
    try {
      await changeFiles(project.folder, effective)
      versions.finish(id)
    } catch (thrown) {
      if (!(thrown instanceof HalfChanged)) await takeBack(project, id, before, effective)
      throw thrown
    }
    const made = versions.get(id)
    if (made === undefined) {
      throw failure('not-found', 'This project is not there any more.', { reason: 'project-gone' })
    }
    return made
  }

  /** Also when the files were all changed, and only the last word could not be written: on a full disk, for one. */
  async function takeBack(project: Project, id: string, before: Snapshot, changes: FileChanges): Promise<void> {
    try {
      const old = [...changes.keys()].map((path) => [path, contentBefore(before, path)] as const)
      await changeFiles(project.folder, withoutSame(await takeSnapshot(project.folder), new Map(old)))
      versions.drop(id)
    } catch {
      // The intent stays, so the change is made whole before the next one or at the next start: never half.
    }
  }

  function insert(project: Project, after: Snapshot, changes: FileChanges, why: Why): string {
    const id = newId()
    const fresh = new Map([...after.contents].filter(([hash]) => !versions.hasBlob(hash)))
    const hashes = new Map([...changes].map(([path, bytes]) => [path, bytes === undefined ? undefined : hashOf(bytes)]))
    const files = [...after.files.values()]
    const { reason, label, runId } = why
    versions.insert(
      { id, projectId: project.id, reason, label, runId, createdAt: clock.now(), files, changes: hashes },
      fresh,
    )
    return id
  }

  function keepAsIs(project: Project, snapshot: Snapshot): void {
    insert(project, snapshot, new Map(), { reason: 'external', label: externalLabel })
  }

  async function finishIntents(project: Project): Promise<void> {
    for (const intent of versions.pending().filter(({ projectId }) => projectId === project.id)) {
      if (!(await isThere(project.folder))) {
        versions.drop(intent.versionId)
        continue
      }
      await checkLinks(project.folder, intent.changes.keys())
      const now = await takeSnapshot(project.folder)
      // Between the crash and now, the user may have gone on in another editor.
      if (wouldLose(now, intent.changes, versions.latestFiles(project.id))) keepAsIs(project, now)
      await changeFiles(project.folder, withoutSame(now, intent.changes))
      versions.finish(intent.versionId)
    }
  }

  async function recover(project: Project): Promise<AppError | undefined> {
    try {
      await finishIntents(project)
      await sweepStaging(project.folder)
      return undefined
    } catch (thrown) {
      // One project on a full or unplugged disk must not keep the studio from starting: its intent waits.
      return toAppError(thrown)
    }
  }

  return { change, restore, keepChanges, recover }
}

/** Whether the change would overwrite or remove a content that is neither in the newest version nor in the change. */
function wouldLose(
  now: Snapshot,
  changes: FileChanges,
  latest: ReadonlyMap<string, { readonly hash: string }>,
): boolean {
  return [...withoutSame(now, changes).keys()].some((path) => {
    const there = now.files.get(path)
    return there !== undefined && there.hash !== latest.get(path)?.hash
  })
}

/** Whether another hand has changed, made or removed a file since the newest version. */
function isTouched(
  now: Snapshot,
  latest: ReadonlyMap<string, { readonly hash: string }>,
  { isForeign = () => false }: Why,
): boolean {
  const paths = new Set([...now.files.keys(), ...latest.keys()])
  return [...paths].some((path) => now.files.get(path)?.hash !== latest.get(path)?.hash && isForeign(path))
}

function contentBefore(before: Snapshot, path: string): Uint8Array | undefined {
  const file = before.files.get(path)
  return file === undefined ? undefined : before.contents.get(file.hash)
}

/** The part of the change that changes something. */
function withoutSame(now: Snapshot, changes: FileChanges): FileChanges {
  return new Map(
    [...changes].filter(
      ([path, bytes]) => now.files.get(path)?.hash !== (bytes === undefined ? undefined : hashOf(bytes)),
    ),
  )
}

function differ(
  a: ReadonlyMap<string, { readonly hash: string }>,
  b: ReadonlyMap<string, { readonly hash: string }>,
): boolean {
  return a.size !== b.size || [...a].some(([path, { hash }]) => b.get(path)?.hash !== hash)
}

async function isThere(folder: string): Promise<boolean> {
  return access(folder).then(
    () => true,
    () => false,
  )
}
