/** Whether the editor follows the end of what is being written. Pure. */

export interface FollowState {
  readonly following: boolean
  /** Scroll position as last seen, in pixels. */
  readonly top: number
}

export interface ScrollFact {
  readonly top: number
  readonly viewHeight: number
  readonly contentHeight: number
  /** True when the editor itself moved there, to follow. */
  readonly ours: boolean
}

/** As near to the end as this counts as the end: a line or two, in pixels. */
const nearEnd = 40

export const followFromStart: FollowState = { following: true, top: 0 }

/** Scrolling up leaves the end; coming back to it follows again. Text that grows below the view changes nothing. */
export function afterScroll(state: FollowState, fact: ScrollFact): FollowState {
  const { top, viewHeight, contentHeight, ours } = fact
  if (ours) return { ...state, top }
  const atEnd = top + viewHeight >= contentHeight - nearEnd
  if (top < state.top && !atEnd) return { following: false, top }
  if (top > state.top && atEnd) return { following: true, top }
  return { ...state, top }
}
