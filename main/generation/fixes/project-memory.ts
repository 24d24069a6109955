/** What is remembered of one project's errors while Kiln runs: what is seen, what was there before, what was tried. */
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
  /** True once for each error and prompt: what did not help is not done again. */
  mayMend(id: string): boolean
  /** False while somebody else is at it. */
  begin(): boolean
  end(): void
}

const mostKnown = 1_000

/** What is remembered of each project, made when it is first asked for. */
export function perProject<T>(make: (projectId: string) => T): (projectId: string) => T {
  const all = new Map<string, T>()
  return (projectId) => {
    const made = all.get(projectId) ?? make(projectId)
    all.set(projectId, made)
    return made
  }
}

export function createProjectMemory(): ProjectMemory {
  let now = new Map<string, KnownProblem>()
  let unsaved: readonly string[] = []
  let isOnline = true
  const known = new Set<string>()
  let before: ReadonlySet<string> = new Set()
  const dismissed = new Set<string>()
  const mended = new Set<string>()
  let began: string | undefined
  let ended: { readonly runId: string; readonly endedAt: number } | undefined
  let isBusy = false

  return {
    take(problems, seen) {
      // The newest of the same counts.
      now = new Map(problems.toSorted((a, b) => a.at - b.at).map((problem) => [problem.id, problem]))
      for (const id of now.keys()) known.add(id)
      for (const id of [...known].slice(0, -mostKnown)) known.delete(id)
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
