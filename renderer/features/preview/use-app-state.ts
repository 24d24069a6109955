/** What the pane knows of the app in its frame: whether it is on the screen, where it is, whether it broke at its start. */
import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import { useReducer } from 'react'

export interface Broken {
  readonly message: string
  /** In one of the app's files; undefined where no place is known. */
  readonly place: { readonly file: string; readonly line: number } | undefined
  /** The React component that broke. */
  readonly component: string | undefined
}

export interface AppState {
  /** Something of it is on the screen. */
  readonly painted: boolean
  /** Its document is there to its end. */
  readonly ready: boolean
  readonly place: { readonly path: string; readonly back: boolean; readonly forward: boolean }
  /** The first error that nothing of the app's own caught while it started. */
  readonly broken: Broken | undefined
  /** When its document began, in milliseconds since 1970. */
  readonly since: number
}

export type AppFact =
  | { readonly type: 'event'; readonly event: BridgeEvent; readonly at: number }
  /** The frame's own word: also of a document that has no bridge. */
  | { readonly type: 'loaded' }
  | { readonly type: 'gone' }

/** How long an app starts, in milliseconds: an error after that is one of its use, and the console's matter. */
const start = 3_000

export const noApp: AppState = {
  painted: false,
  ready: false,
  place: { path: '', back: false, forward: false },
  broken: undefined,
  since: 0,
}

/** The same object when nothing changed. */
export function appReducer(state: AppState, fact: AppFact): AppState {
  if (fact.type === 'gone') return noApp
  if (fact.type === 'loaded') return state.painted && state.ready ? state : { ...state, painted: true, ready: true }
  const { event, at } = fact
  switch (event.type) {
    case 'painted':
      return state.painted ? state : { ...state, painted: true }
    case 'ready':
      return { ...state, painted: true, ready: true }
    case 'page': {
      const { path, back, forward } = event
      const place = { path: path.replace(/[?#].*$/, ''), back, forward }
      // What was painted stays: the old page is on the screen until the new one is.
      return event.fresh ? { ...state, place, ready: false, broken: undefined, since: at } : { ...state, place }
    }
    case 'error': {
      const starting = !event.rejection && at - state.since < start
      return state.broken === undefined && starting ? { ...state, broken: brokenOf(event) } : state
    }
    default:
      return state
  }
}

/** What a bar says of an error. */
export function brokenOf({ message, file, line, component }: Extract<BridgeEvent, { type: 'error' }>): Broken {
  const isFile = line > 0 && file !== '' && !/^[a-z-]+:|[?#/]$/i.test(file)
  return { message, place: isFile ? { file, line } : undefined, component: component || undefined }
}

export function useAppState() {
  return useReducer(appReducer, noApp)
}
