/** A route's answer in React, cached by key and asked again when the studio says that it changed. */
import { useCallback, useRef, useSyncExternalStore } from 'react'
import { invalidate, type QueryState, queryState, watchQuery } from './query-cache.ts'

export interface Query<Data> extends QueryState<Data> {
  /** Asks again now. */
  readonly refetch: () => void
}

/**
 * Keys: `projects`, `project/ID`, `settings`, `providers`, `studio`; a part of a project lies under its key
 * (`project/ID/file/PATH`), so that it is asked again with it. Errors are in the result, never thrown.
 */
export function useQuery<Data>(key: string, fetch: (signal: AbortSignal) => Promise<Data>): Query<Data> {
  const latest = useRef(fetch)
  latest.current = fetch
  const subscribe = useCallback(
    (listener: () => void) => watchQuery(key, (signal) => latest.current(signal), listener),
    [key],
  )
  const state = useSyncExternalStore(subscribe, () => queryState(key))
  const refetch = useCallback(() => invalidate(key), [key])
  // The cache is untyped; a key is asked for with one function only, so its data is of one type.
  return { ...state, data: state.data as Data | undefined, refetch }
}
