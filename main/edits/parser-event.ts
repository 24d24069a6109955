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
  /** A SEARCH/REPLACE block. The path is empty where the answer names none. */
  | { readonly type: 'edit-start'; readonly path: string }
  | { readonly type: 'edit-delta'; readonly path: string; readonly part: 'search' | 'replace'; readonly text: string }
  | { readonly type: 'edit-end'; readonly path: string }
  /** The block has no end, or cannot be read; instead of its `edit-end`. */
  | { readonly type: 'edit-cut'; readonly path: string; readonly why: EditCut }
  | { readonly type: 'file-delete'; readonly path: string }
  | { readonly type: 'file-rename'; readonly path: string; readonly to: string }
  /** What came before was thinking aloud: its edits, removals and renamings do not count. */
  | { readonly type: 'changes-forgotten' }

/** unfinished: it has no end. no-divider, two-dividers: where the halves meet is not clear. empty: it holds no block. */
export type EditCut = 'unfinished' | 'no-divider' | 'two-dividers' | 'empty'
