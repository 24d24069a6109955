/** Which files are open and which one is shown: one pure reducer. */

export interface TabsState {
  readonly open: readonly string[]
  readonly active: string | undefined
  /** The user chose a file during this run: what is written no longer comes to the front by itself. */
  readonly picked: boolean
}

export type TabsAction =
  | { readonly type: 'pick'; readonly path: string; readonly writing: string | undefined }
  | { readonly type: 'close'; readonly path: string }
  | { readonly type: 'run-began' }
  /** Files that the answer has begun since the last time, oldest first. */
  | { readonly type: 'began'; readonly paths: readonly string[] }
  /** The files that exist now; open tabs of others are closed, unless they are in `kept` (unsaved text). */
  | { readonly type: 'files'; readonly paths: readonly string[]; readonly kept: ReadonlySet<string> }

export const noTabs: TabsState = { open: [], active: undefined, picked: false }

export function tabsReducer(state: TabsState, action: TabsAction): TabsState {
  switch (action.type) {
    case 'pick':
      return { ...show(state, action.path), picked: action.path !== action.writing }
    case 'close':
      // Who closes what is being written does not want the next file in front either.
      return { ...close(state, action.path), picked: state.picked || state.active === action.path }
    case 'run-began':
      return { ...state, picked: false }
    case 'began':
      return action.paths.reduce(began, state)
    case 'files':
      return fit(state, action.paths, action.kept)
  }
}

function began(state: TabsState, path: string): TabsState {
  return state.picked ? { ...state, open: withPath(state.open, path) } : show(state, path)
}

function show(state: TabsState, path: string): TabsState {
  if (state.active === path && state.open.includes(path)) return state
  return { ...state, open: withPath(state.open, path), active: path }
}

function withPath(open: readonly string[], path: string): readonly string[] {
  return open.includes(path) ? open : [...open, path]
}

function close(state: TabsState, path: string): TabsState {
  const index = state.open.indexOf(path)
  if (index < 0) return state
  const open = state.open.filter((other) => other !== path)
  return { ...state, open, active: state.active === path ? (open[index] ?? open.at(-1)) : state.active }
}

function fit(state: TabsState, paths: readonly string[], kept: ReadonlySet<string>): TabsState {
  const gone = state.open.filter((path) => !paths.includes(path) && !kept.has(path))
  const left = gone.reduce(close, state)
  if (left.open.length > 0) return left
  const first = firstFile(paths)
  return first === undefined ? left : show(left, first)
}

/** The file to open when none is: the page itself where there is one. */
export function firstFile(paths: readonly string[]): string | undefined {
  return ['index.html', 'src/App.tsx', 'src/app.tsx'].find((path) => paths.includes(path)) ?? paths[0]
}
