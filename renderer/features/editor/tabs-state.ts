/** Which files are open and which one is shown: one pure reducer. */

export interface TabsState {
  readonly open: readonly string[]
  readonly active: string | undefined
  /** The user chose a file during this run: what is written no longer comes to the front by itself. */
  readonly picked: boolean
  /** The user has closed the last one: none is opened unasked. */
  readonly emptied: boolean
  /** Opened by the run and not touched by the user, oldest first: they make room for one another. */
  readonly passing: readonly string[]
}

export type TabsAction =
  | { readonly type: 'pick'; readonly path: string; readonly writing: string | undefined }
  | { readonly type: 'close'; readonly path: string }
  /** All but `keep`. */
  | { readonly type: 'close-all'; readonly keep: string | undefined }
  /** To the place of another tab. */
  | { readonly type: 'reorder'; readonly path: string; readonly before: string }
  /** A file, or all below a folder, has another path now. */
  | { readonly type: 'moved'; readonly from: string; readonly to: string }
  | { readonly type: 'run-began' }
  /**
   * Files that the answer has begun since the last time, oldest first; `front` comes to the front. `most`: so many tabs the
   * run leaves open by itself.
   */
  | {
      readonly type: 'began'
      readonly paths: readonly string[]
      readonly front: string | undefined
      readonly most: number
    }
  /** The files that exist now; open tabs of others are closed, unless they are in `kept` (unsaved text, moving). */
  | { readonly type: 'files'; readonly paths: readonly string[]; readonly kept: ReadonlySet<string> }

export const noTabs: TabsState = { open: [], active: undefined, picked: false, emptied: false, passing: [] }

export function tabsReducer(state: TabsState, action: TabsAction): TabsState {
  switch (action.type) {
    case 'pick':
      return {
        ...show(state, action.path),
        picked: action.path !== action.writing,
        passing: state.passing.filter((path) => path !== action.path || path === action.writing),
      }
    case 'close':
      // Who closes what is being written does not want the next file in front either.
      return { ...close(state, action.path), picked: state.picked || state.active === action.path }
    case 'close-all':
      return closeAll(state, action.keep)
    case 'reorder':
      return { ...state, open: reordered(state.open, action.path, action.before) }
    case 'moved':
      return moved(state, action.from, action.to)
    case 'run-began':
      return { ...state, picked: false, emptied: false, passing: [] }
    case 'began':
      return began(state, action)
    case 'files':
      return fit(state, action.paths, action.kept)
  }
}

function began(state: TabsState, { paths, front, most }: Extract<TabsAction, { type: 'began' }>): TabsState {
  const fresh = [...new Set(paths)].filter((path) => !state.open.includes(path))
  const opened = { ...state, open: [...state.open, ...fresh], passing: [...state.passing, ...fresh] }
  const shown = front === undefined || state.picked ? opened : show(opened, front)
  const spare = shown.passing.filter((path) => path !== shown.active && path !== front)
  const gone = new Set(spare.slice(0, Math.max(0, shown.passing.length - most)))
  if (gone.size === 0) return shown
  const stays = (path: string): boolean => !gone.has(path)
  return { ...shown, open: shown.open.filter(stays), passing: shown.passing.filter(stays) }
}

function show(state: TabsState, path: string): TabsState {
  if (state.active === path && state.open.includes(path)) return state
  return { ...state, open: withPath(state.open, path), active: path, emptied: false }
}

function withPath(open: readonly string[], path: string): readonly string[] {
  return open.includes(path) ? open : [...open, path]
}

function close(state: TabsState, path: string): TabsState {
  const index = state.open.indexOf(path)
  if (index < 0) return state
  const open = state.open.filter((other) => other !== path)
  const active = state.active === path ? (open[index] ?? open.at(-1)) : state.active
  return { ...state, open, active, emptied: open.length === 0 }
}

function closeAll(state: TabsState, keep: string | undefined): TabsState {
  if (keep === undefined || !state.open.includes(keep)) {
    return { ...state, open: [], active: undefined, picked: true, emptied: true }
  }
  return { ...state, open: [keep], active: keep }
}

function reordered(open: readonly string[], path: string, before: string): readonly string[] {
  const from = open.indexOf(path)
  const to = open.indexOf(before)
  if (from < 0 || to < 0 || from === to) return open
  const rest = open.filter((other) => other !== path)
  return rest.toSpliced(to, 0, path)
}

function moved(state: TabsState, from: string, to: string): TabsState {
  const renamed = (path: string): string =>
    path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : path
  return {
    ...state,
    open: [...new Set(state.open.map(renamed))],
    active: state.active === undefined ? undefined : renamed(state.active),
  }
}

function fit(state: TabsState, paths: readonly string[], kept: ReadonlySet<string>): TabsState {
  const gone = state.open.filter((path) => !paths.includes(path) && !kept.has(path))
  const left = gone.reduce(close, state)
  if (left.open.length > 0 || state.emptied) return left
  const first = firstFile(paths)
  return first === undefined ? { ...left, emptied: false } : show(left, first)
}

/** The file to open when none is: the page itself where there is one, of a React app its first screen. */
export function firstFile(paths: readonly string[]): string | undefined {
  const react = paths.includes('src/main.tsx') ? ['src/screens/home.tsx', 'src/App.tsx', 'src/app.tsx'] : []
  return [...react, 'index.html', 'src/App.tsx', 'src/app.tsx'].find((path) => paths.includes(path)) ?? paths[0]
}

/** Tabs as they were kept, as far as they are valid. */
export function readTabs(kept: string | null): TabsState {
  try {
    const value: unknown = JSON.parse(kept ?? 'null')
    if (typeof value !== 'object' || value === null || !('open' in value) || !Array.isArray(value.open)) return noTabs
    const open = value.open.filter((path): path is string => typeof path === 'string')
    const active = 'active' in value && open.includes(String(value.active)) ? String(value.active) : open[0]
    return { ...noTabs, open, active, emptied: open.length === 0 }
  } catch {
    return noTabs
  }
}
