/** What of the bar goes into its menu when the pane is narrow. Pure. */

export interface Folds {
  /** The devices show their icons alone. */
  readonly words: boolean
  readonly path: boolean
  readonly status: boolean
  readonly history: boolean
  readonly open: boolean
  readonly maximise: boolean
  readonly picture: boolean
  /** Any of those that the menu then holds. */
  readonly any: boolean
}

/** The narrowest pane, in pixels, in which each still has its place; the least needed goes first. */
const needs: Readonly<Record<Exclude<keyof Folds, 'any'>, number>> = {
  words: 720,
  path: 408,
  history: 440,
  status: 428,
  open: 368,
  maximise: 338,
  picture: 308,
}

/** `width` 0: not known yet, nothing is folded but words. */
export function foldsAt(width: number): Folds {
  const folded = (part: keyof typeof needs): boolean => (width === 0 ? part === 'words' : width < needs[part])
  return {
    words: folded('words'),
    path: folded('path'),
    status: folded('status'),
    history: folded('history'),
    open: folded('open'),
    maximise: folded('maximise'),
    picture: folded('picture'),
    any: folded('history'),
  }
}
