/** The stages of a run that makes an app, in their order: which are over, which are going on, which are to come. Pure. */
import type { RunView, RunViewStage } from '#shared/contract/run-view.ts'

/** skipped: another way was taken. left: the run ended inside it, or before it. */
export type PhaseState = 'coming' | 'now' | 'done' | 'skipped' | 'left'

export interface Phase {
  /** What the interface has words for, mostly. */
  readonly name: string
  readonly state: PhaseState
  /** The studio's newest words of it. */
  readonly message: string
  /** When it was entered, in milliseconds since 1970. */
  readonly startedAt: number | undefined
  /** Undefined while it goes on. */
  readonly endedAt: number | undefined
}

/** Stages of which only the moment counts. */
const moments: ReadonlySet<string> = new Set(['creating-tunnel', 'preview-ready', 'complete'])

/** Each with those that end it: stages overlap, and the base is written while the preview opens. */
const order: readonly (readonly [name: string, endedBy: readonly string[]])[] = [
  ['analyzing', ['creating-project']],
  ['creating-project', ['generating-base', 'installing-deps', 'starting-server']],
  ['generating-base', ['preview-ready']],
  ['installing-deps', []],
  ['starting-server', ['creating-tunnel']],
  ['creating-tunnel', []],
  ['preview-ready', []],
  ['generating-screens', ['adding-components', 'complete']],
  ['adding-components', ['complete']],
  ['complete', []],
]

/** A screen that is made again needs neither the base nor a look at what the screens share. */
const notForScreen: ReadonlySet<string> = new Set(['generating-base', 'adding-components'])

/** All of them from the beginning, so that the list stands still. `screen`: the run makes one screen alone. */
export function phasesOf(view: RunView, screen?: string): readonly Phase[] {
  const known = order.filter(([name]) => screen === undefined || !notForScreen.has(name))
  const own = new Set(order.map(([name]) => name))
  const others = [...new Set(view.stages.map(({ name }) => name))].filter((name) => !own.has(name))
  return [...known, ...others.map((name) => [name, []] as const)].map(([name, endedBy], index) =>
    phaseOf(view, name, endedBy, known.slice(index + 1)),
  )
}

function phaseOf(view: RunView, name: string, endedBy: readonly string[], after: typeof order): Phase {
  const told = view.stages.filter((stage) => stage.name === name)
  const [first] = told
  const last = told.at(-1)
  if (first === undefined || last === undefined) {
    const isPassed = view.outcome === 'done' || after.some(([next]) => isSequel(name, next) && entered(view, next))
    const state = isPassed ? 'skipped' : view.outcome === undefined ? 'coming' : 'left'
    return { name, state, message: '', startedAt: undefined, endedAt: undefined }
  }
  const endedAt = moments.has(name) ? first.at : (endOf(view, last, endedBy) ?? undefined)
  const common = { name, message: last.message, startedAt: first.at }
  if (endedAt !== undefined) return { ...common, state: 'done', endedAt }
  if (view.outcome === undefined) return { ...common, state: 'now', endedAt: undefined }
  return { ...common, state: view.outcome === 'done' ? 'done' : 'left', endedAt: view.endedAt }
}

/** The packages and the preview are on their way beside the base: only what comes after all of them tells that one was left out. */
function isSequel(name: string, next: string): boolean {
  const beside = new Set(['generating-base', 'installing-deps', 'starting-server', 'creating-tunnel'])
  return !beside.has(name) || !beside.has(next)
}

function entered(view: RunView, name: string): RunViewStage | undefined {
  return view.stages.find((stage) => stage.name === name)
}

function endOf(view: RunView, last: RunViewStage, endedBy: readonly string[]): number | undefined {
  // Packages have no stage after them: their own words tell.
  if (last.name === 'installing-deps') return /^(?:Asking|Installing) /.test(last.message) ? undefined : last.at
  const ends = endedBy.flatMap((name) => entered(view, name)?.at ?? [])
  return ends.length === 0 ? undefined : Math.min(...ends)
}
