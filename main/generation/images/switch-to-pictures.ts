/** The code of an app names the pictures that were made, and the drawn ones go: in one change, and in a version of its own. */
import type { Project } from '#shared/domain/project.ts'
import { throwIfAborted } from '../../lib/abort.ts'
import type { Projects } from '../../projects/projects.ts'
import type { Store } from '../../store/store.ts'
import type { Doors } from '../doors.ts'
import { isPlaceholder } from './placeholder.ts'
import { findSlots, slotFile } from './slots.ts'
import { switchReferences } from './switch-references.ts'

export interface SwitchParts {
  readonly store: Pick<Store, 'lockedFiles'>
  readonly projects: Projects
  readonly doors: Doors
  /** The project's own run: the code is not changed under it. */
  readonly liveRunOf: (projectId: string) => string | undefined
  readonly onRunEnd: (listener: (projectId: string) => void) => () => void
}

/**
 * `made`: slug to the file's ending. Waits for the end of the project's own run; a stop does not wait: the pictures are there, and
 * the next run of this kind goes on with them. Gives the version, where anything changed. Throws `aborted`.
 */
export async function switchToPictures(
  parts: SwitchParts,
  project: Project,
  runId: string,
  made: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<{ versionId?: string }> {
  for (;;) {
    const ends = nextEnd(parts, project.id, signal)
    try {
      const done = await parts.doors.enter(project.id, async () =>
        parts.liveRunOf(project.id) === undefined ? await applySwitch(parts, project, runId, made) : undefined,
      )
      if (done !== undefined) return done
      throwIfAborted(signal)
      await ends.reached
    } finally {
      ends.forget()
    }
  }
}

async function applySwitch(
  { store, projects }: SwitchParts,
  { id: projectId, kind }: Project,
  runId: string,
  made: ReadonlyMap<string, string>,
): Promise<{ versionId?: string }> {
  const texts = await projects.workspace(projectId).readTexts()
  // What only the user changes goes on naming the drawn ones, so these stay.
  const locked = store.lockedFiles.list(projectId)
  const held = new Set(locked.flatMap((path) => findSlots(path, texts.get(path) ?? '')).map(({ slug }) => slug))
  const drawn = [...made].filter(([slug]) => {
    const path = slotFile(kind, slug, 'svg')
    return !held.has(slug) && !locked.includes(path) && isPlaceholder(texts.get(path) ?? '')
  })
  if (drawn.length === 0) return {}
  const endings = new Map(drawn)
  const files = new Map<string, string>()
  for (const [path, text] of texts) {
    const changed = findSlots(path, text).length === 0 ? text : switchReferences(text, endings)
    if (changed !== text) files.set(path, changed)
  }
  const removed = drawn.map(([slug]) => slotFile(kind, slug, 'svg'))
  const label = `Images: ${drawn.map(([slug]) => slug).join(', ')}`.slice(0, 200)
  const { id } = await projects.apply(projectId, { files, removed }, { reason: 'run', label, runId })
  return { versionId: id }
}

/** The next end of the project's own run, or the stop of this one. */
function nextEnd(
  { onRunEnd }: SwitchParts,
  projectId: string,
  signal: AbortSignal,
): { readonly reached: Promise<void>; forget(): void } {
  let reach = (): void => undefined
  const reached = new Promise<void>((resolve) => (reach = resolve))
  const leave = onRunEnd((ended) => {
    if (ended === projectId) reach()
  })
  signal.addEventListener('abort', reach, { once: true })
  return {
    reached,
    forget() {
      leave()
      signal.removeEventListener('abort', reach)
    },
  }
}
