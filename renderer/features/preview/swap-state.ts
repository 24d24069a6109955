/** Which frames a React app has, and which of them is to be seen: a new build takes its place when it stands. Pure. */

/** A frame: its number stays its own, so that it is never loaded anew by standing elsewhere. */
export interface Slot {
  readonly id: number
  /** The good build that it shows. */
  readonly build: number
  /** The path of the app with which it was loaded. */
  readonly path: string
}

export interface Spare extends Slot {
  /** warm: it has all but the app, and waits for a build. loading: it comes to stand. standing: it could be shown. */
  readonly stage: 'warm' | 'loading' | 'standing'
}

export interface SwapState {
  readonly shown: Slot | undefined
  /** Where nobody sees it. */
  readonly spare: Spare | undefined
  /** Below the shown one until that is painted. */
  readonly leaving: Slot | undefined
  /** The newest good build. */
  readonly good: number
  /** The newest build for which the app must be loaded anew. */
  readonly due: number
  /** The same, said by an app whose next one is loading: it counts when that one does not take its place. */
  readonly stale: number
  /** Where the shown app is. */
  readonly path: string
  /** Somebody is typing or dragging in it. */
  readonly busy: boolean
  /** The user wants the update now. */
  readonly wanted: boolean
  /** A build that broke as it started, and its first error: the app before it stays. */
  readonly broke: { readonly build: number; readonly error: string } | undefined
  readonly stopped: boolean
  readonly lastId: number
}

export type SwapFact =
  /** `inPlace`: the running app takes it as it is, which `updated` then says. */
  | { readonly type: 'build'; readonly good: number; readonly inPlace: boolean }
  /** `stale`: it could not take it. */
  | { readonly type: 'updated'; readonly build: number; readonly stale: boolean }
  | { readonly type: 'mounted'; readonly id: number; readonly error: string | undefined }
  /** It did not come to stand in time. */
  | { readonly type: 'lost'; readonly id: number }
  /** Nothing goes on: the next build's frame may be made ready. */
  | { readonly type: 'calm' }
  /** The shown one is on the screen. */
  | { readonly type: 'painted' }
  | { readonly type: 'moved'; readonly path: string }
  /** Said by the frame with this id. */
  | { readonly type: 'busy'; readonly id: number; readonly busy: boolean }
  /** Now, whatever the user was doing in the app, and even if it broke. */
  | { readonly type: 'take' }
  /** The shown app was loaded anew in its own frame. */
  | { readonly type: 'reloaded' }
  | { readonly type: 'stop' }
  | { readonly type: 'start' }

export const noSwap: SwapState = {
  shown: undefined,
  spare: undefined,
  leaving: undefined,
  good: 0,
  due: 0,
  stale: 0,
  path: '',
  busy: false,
  wanted: false,
  broke: undefined,
  stopped: false,
  lastId: 0,
}

/** A newer build waits for the user to be done. */
export function isUpdateReady({ shown, due, busy, broke }: SwapState): boolean {
  return shown !== undefined && due > shown.build && busy && broke?.build !== due
}

/** The same object when nothing changed. */
export function swapReducer(state: SwapState, fact: SwapFact): SwapState {
  // One that has just come to stand is shown even if there is a newer one: else builds in a row would hold the app up.
  return settled(after(state, fact), fact.type === 'mounted')
}

function after(state: SwapState, fact: SwapFact): SwapState {
  switch (fact.type) {
    case 'build': {
      if (fact.good === state.good || fact.good === 0) return state
      const inPlace = fact.inPlace && state.shown !== undefined
      return { ...state, good: fact.good, ...(inPlace ? {} : { due: fact.good, stopped: false }) }
    }
    case 'updated': {
      if (fact.stale) return outdated(state, fact.build)
      if (state.shown === undefined || state.due > state.shown.build || fact.build <= state.shown.build) return state
      return { ...state, shown: { ...state.shown, build: fact.build } }
    }
    case 'mounted': {
      if (state.spare?.id !== fact.id) return state
      if (fact.error === undefined) return { ...state, spare: { ...state.spare, stage: 'standing' } }
      return { ...spareless(state), wanted: false, broke: { build: state.spare.build, error: fact.error } }
    }
    case 'lost':
      if (state.spare?.id !== fact.id) return state
      // What somebody types is not given up for a frame that never came; it is tried again when they are done.
      return state.busy && !state.wanted ? spareless(state) : restarted(state)
    case 'calm':
      return isCalm(state) ? withSpare(state, 0, 'warm') : state
    case 'painted':
      return state.leaving === undefined ? state : { ...state, leaving: undefined }
    case 'moved':
      return state.path === fact.path ? state : { ...state, path: fact.path }
    case 'busy':
      if (state.leaving?.id === fact.id) return fact.busy ? broughtBack(state) : state
      return state.shown?.id !== fact.id || state.busy === fact.busy ? state : { ...state, busy: fact.busy }
    case 'take':
      return state.shown !== undefined && state.broke?.build === state.due
        ? { ...restarted(state), broke: undefined }
        : { ...state, wanted: true }
    case 'reloaded':
      return state.shown === undefined
        ? state
        : {
            ...state,
            shown: { ...state.shown, build: state.good },
            spare: undefined,
            stale: 0,
            broke: undefined,
            busy: false,
          }
    case 'stop':
      return { ...restarted(state), wanted: state.wanted, stopped: true }
    case 'start':
      return { ...restarted(state), stopped: false, broke: undefined }
  }
}

/** Somebody began to type after the app was asked, and before the next one was there: they go on where they began. */
function broughtBack(state: SwapState): SwapState {
  const { shown, leaving } = state
  if (shown === undefined || leaving === undefined) return state
  const spare = { ...shown, stage: 'standing' as const }
  return { ...state, shown: leaving, spare, leaving: undefined, due: Math.max(state.due, shown.build), busy: true }
}

/** The newest build in the place of whatever there is, and not hidden. */
function restarted(state: SwapState): SwapState {
  return { ...state, shown: undefined, spare: undefined, leaving: undefined, stale: 0, busy: false, wanted: false }
}

/** The running app cannot take that build as it is. */
function outdated(state: SwapState, build: number): SwapState {
  if (build <= state.due) return state
  const isComing = state.spare !== undefined && state.spare.stage !== 'warm'
  return isComing ? { ...state, stale: Math.max(state.stale, build) } : { ...state, due: build }
}

/** The next one does not come: the app goes on, and what it could not take is due. */
function spareless(state: SwapState): SwapState {
  return { ...state, spare: undefined, due: Math.max(state.due, state.stale), stale: 0 }
}

function settled(state: SwapState, fresh = false): SwapState {
  const { shown, spare, good, due, path, broke, stopped } = state
  if (stopped || good === 0) return state
  if (shown === undefined) {
    const lastId = state.lastId + 1
    return { ...state, shown: { id: lastId, build: good, path }, lastId }
  }
  const mayTake = !state.busy || state.wanted
  if (spare?.stage === 'loading') return state
  if (spare?.stage === 'standing' && mayTake && (fresh || spare.build >= due) && spare.path === path) {
    const { stage: _stage, ...next } = spare
    const swapped = { ...state, shown: next, spare: undefined, leaving: shown, stale: 0, busy: false }
    return settled({ ...swapped, wanted: false, broke: undefined })
  }
  if (due > shown.build && broke?.build !== due && mayTake) {
    if (spare?.stage === 'warm') return { ...state, spare: { ...spare, build: good, path, stage: 'loading' } }
    return withSpare(state, good, 'loading')
  }
  // There is nothing to take.
  return state.wanted && due <= shown.build ? { ...state, wanted: false } : state
}

/** True when there is an app, and no other frame than its own. */
export function isCalm({ shown, spare, leaving, stopped }: SwapState): boolean {
  return shown !== undefined && spare === undefined && leaving === undefined && !stopped
}

function withSpare(state: SwapState, build: number, stage: Spare['stage']): SwapState {
  const id = state.lastId + 1
  return { ...state, spare: { id, build, path: state.path, stage }, lastId: id }
}
