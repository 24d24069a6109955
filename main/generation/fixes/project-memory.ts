/** What is remembered of one project's errors while Kiln runs: what is seen, what was there before, what was tried. */
import type { AppFix } from '#shared/domain/app-fix.ts'
import type { SeenProblem, SeenProblems } from '#shared/domain/problem.ts'

export interface KnownProblem extends Omit<SeenProblem, 'ago'> {
  readonly id: string
  /** When it came last, in milliseconds since 1970. */
  readonly at: number
}

export interface ProjectMemory {
  /** In the place of what was seen before. */
  take(problems: readonly KnownProblem[], seen: Pick<SeenProblems, 'unsaved' | 'online'>): void
  /** Each once, without what was dismissed. */
  seen(): readonly KnownProblem[]
  unsaved(): readonly string[]
  isOnline(): boolean
  dismiss(ids: readonly string[]): void
  /** It was seen before the last prompt began. */
  wasThere(id: string): boolean
  promptBegan(runId: string): void
  promptEnded(runId: string, endedWell: boolean, at: number): void
  /** False for a run that is not the last prompt since Kiln began; without one, every run may be. */
  mayBeOf(runId: string): boolean
  /** The last prompt since Kiln began, where its run has ended well. */
  prompt(): { readonly runId: string; readonly endedAt: number } | undefined
  /** What would mend it in that version of the app; known as long as the error is seen. */
  setRemedy(id: string, versionId: string, fixes: readonly AppFix[]): void
  hasLooked(id: string, versionId: string): boolean
  remedyOf(id: string): AppFix[]
  /** True once for each error and prompt: what did not help is not done again. */
  mayMend(id: string): boolean
  /** False while somebody else is at it. */
  begin(): boolean
  end(): void
}

const mostKnown = 1_000

export function createProjectMemory(): ProjectMemory {
  let now = new Map<string, KnownProblem>()
  let unsaved: readonly string[] = []
  let isOnline = true
  const known = new Set<string>()
  let before: ReadonlySet<string> = new Set()
  const dismissed = new Set<string>()
  const mended = new Set<string>()
  const remedies = new Map<string, { readonly versionId: string; readonly fixes: readonly AppFix[] }>()
  let began: string | undefined
  let ended: { readonly runId: string; readonly endedAt: number } | undefined
  let isBusy = false

  return {
    take(problems, seen) {
      // The newest of the same counts.
      now = new Map(problems.toSorted((a, b) => a.at - b.at).map((problem) => [problem.id, problem]))
      for (const id of now.keys()) known.add(id)
      for (const id of [...known].slice(0, -mostKnown)) known.delete(id)
      for (const id of remedies.keys()) if (!now.has(id)) remedies.delete(id)
      unsaved = seen.unsaved
      isOnline = seen.online
    },
    seen: () => [...now.values()].filter(({ id }) => !dismissed.has(id)),
    unsaved: () => unsaved,
    isOnline: () => isOnline,
    dismiss(ids) {
      for (const id of ids) dismissed.add(id)
    },
    wasThere: (id) => before.has(id),
    promptBegan(runId) {
      began = runId
      ended = undefined
      before = new Set(known)
      dismissed.clear()
      mended.clear()
    },
    promptEnded(runId, endedWell, at) {
      if (runId === began && endedWell) ended = { runId, endedAt: at }
    },
    mayBeOf: (runId) => began === undefined || began === runId,
    prompt: () => ended,
    setRemedy: (id, versionId, found) => void remedies.set(id, { versionId, fixes: found }),
    hasLooked: (id, versionId) => remedies.get(id)?.versionId === versionId,
    remedyOf: (id) => [...(remedies.get(id)?.fixes ?? [])],
    mayMend(id) {
      if (mended.has(id)) return false
      mended.add(id)
      return true
    },
    begin() {
      if (isBusy) return false
      isBusy = true
      return true
    },
    end() {
      isBusy = false
    },
  }
}
