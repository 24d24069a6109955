/** When the preview frame loads: once when an answer's page begins, again after saves, never at the end of a stream. Pure. */

export interface FrameState {
  /** Counts loads of the frame; the first is 1. */
  readonly loads: number
  /** What the newest load is to show: the page where the app is, in its place, or the app from its entry on. */
  readonly to: 'same' | 'entry'
  /** The run whose answer the frame shows, streamed or as a draft. */
  readonly shows: string | undefined
  /** The newest version that the frame is known to be up to date with. */
  readonly latest: string | undefined
}

export type FrameFact =
  /** Something can be shown: the project has files, or a run's state is known. */
  | { readonly type: 'ready' }
  /** The page of this run's answer has begun. */
  | { readonly type: 'document'; readonly runId: string }
  /** The project's newest version, and the run that made it. inPlace: the frame has been given its pictures one by one. */
  | {
      readonly type: 'latest'
      readonly versionId: string
      readonly runId: string | undefined
      readonly inPlace?: boolean
    }
  /** The run ended early, with files, and waits to be kept or discarded. */
  | { readonly type: 'draft'; readonly runId: string }
  /** A draft was taken away. */
  | { readonly type: 'discarded'; readonly runId: string }
  | { readonly type: 'reload' }

export const noFrame: FrameState = { loads: 0, to: 'entry', shows: undefined, latest: undefined }

export function frameReducer(state: FrameState, fact: FrameFact): FrameState {
  switch (fact.type) {
    case 'ready':
      return state.loads === 0 ? load(state, 'entry') : state
    case 'document':
    case 'draft':
      return state.shows === fact.runId ? state : load({ ...state, shows: fact.runId }, 'entry')
    case 'latest': {
      if (state.latest === fact.versionId) return state
      const next = { ...state, latest: fact.versionId }
      // Nothing is loaded yet, or the frame has already streamed what this version holds.
      if (state.loads === 0 || fact.inPlace === true || (fact.runId !== undefined && fact.runId === state.shows))
        return next
      return load(next, 'same')
    }
    case 'discarded':
      return state.shows === fact.runId ? load({ ...state, shows: undefined }, 'same') : state
    case 'reload':
      return load(state, 'same')
  }
}

function load(state: FrameState, to: FrameState['to']): FrameState {
  return { ...state, loads: state.loads + 1, to }
}
