/** One fact of a run's view, read again at each batch of events: a view renders only when its fact changes. */
import type { RunView } from '#shared/contract/run-view.ts'
import { emptyRunView } from '#shared/contract/run-view.ts'
import { useCallback, useSyncExternalStore } from 'react'
import type { PreviewRun } from './types.ts'

/** `select` must give a primitive, or the same object for the same view. */
export function useFeed<Value>(run: PreviewRun | undefined, select: (view: RunView) => Value): Value {
  const feed = run?.feed
  // By the events themselves, not once a frame: the frame's first byte must not wait for a paint.
  const subscribe = useCallback((listener: () => void) => feed?.onEvents(listener) ?? (() => undefined), [feed])
  return useSyncExternalStore(subscribe, () => select(feed?.getView() ?? emptyRunView))
}
