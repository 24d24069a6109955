/** What of a React app an earlier run has made: what a later one need not ask for again. Pure. */
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { ReactPlan } from '#shared/domain/react-plan.ts'
import { isStandIn, screenPath } from './code-screens.ts'

export interface ReactRunState {
  readonly plan?: ReactPlan
  /** The home screen and what all screens share are there, and were built. */
  readonly hasBase: boolean
  /** Ids of screens that are there and were built. */
  readonly ready: ReadonlySet<string>
  /** The project as it is, path to text. */
  readonly files: ReadonlyMap<string, string>
}

export const nothingMade: ReactRunState = { hasBase: false, ready: new Set(), files: new Map() }

/** `events`: of the run, in their order; `files`: the project's now, which the user may have changed since. */
export function resumeFrom(events: Iterable<RunEventBody>, files: ReadonlyMap<string, string>): ReactRunState {
  let plan: ReactPlan | undefined
  let hasBase = false
  const ready = new Set<string>()
  for (const event of events) {
    if (event.type === 'plan' && event.react !== undefined) plan = event.react
    if (event.type === 'stage' && event.name === 'preview-ready') hasBase = true
    if (event.type === 'screen-ready') ready.add(event.screen)
    if (event.type === 'screen-failed') ready.delete(event.screen)
  }
  const isThere = (id: string): boolean => {
    const text = files.get(screenPath(id))
    return text !== undefined && !isStandIn(text)
  }
  return {
    ...(plan === undefined ? {} : { plan }),
    hasBase: hasBase && isThere('home') && files.has('src/screens.ts'),
    ready: new Set([...ready].filter(isThere)),
    files,
  }
}

/** The state in which that screen alone is missing. */
export function withoutScreen(state: ReactRunState, id: string): ReactRunState {
  return { ...state, ready: new Set([...state.ready].filter((other) => other !== id)) }
}
