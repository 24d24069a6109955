/** What the answer parser tells, in order. */

export type ParserEvent =
  | { readonly type: 'text-delta'; readonly text: string }
  | { readonly type: 'reasoning-delta'; readonly text: string }
  /** A path may start again: the later one counts. Paths are as the model wrote them: check them before use. */
  | { readonly type: 'file-start'; readonly path: string }
  | { readonly type: 'file-delta'; readonly path: string; readonly text: string }
  | { readonly type: 'file-end'; readonly path: string }
  /** The answer left this file unfinished; instead of its `file-end`. */
  | { readonly type: 'file-cut'; readonly path: string }
