/** A run in React: the view of it, at most once per animation frame. */
import { useSyncExternalStore } from 'react'
import type { RunView } from '#shared/contract/run-view.ts'
import type { AppError } from '#shared/domain/error.ts'
import { runFeed } from './run-feed.ts'

const noSubscription = (): (() => void) => () => undefined

/** The run's view while this component is shown; undefined without a run. */
export function useRun(runId: string | undefined): RunView | undefined {
  const feed = runId === undefined ? undefined : runFeed(runId)
  return useSyncExternalStore(feed?.subscribe ?? noSubscription, () => feed?.getView())
}

/** A part of the view: renders again only when that part changes. `select` must return the same for the same view. */
export function useRunPart<Part>(runId: string | undefined, select: (view: RunView) => Part): Part | undefined {
  const feed = runId === undefined ? undefined : runFeed(runId)
  return useSyncExternalStore(feed?.subscribe ?? noSubscription, () => feed && select(feed.getView()))
}

/** Why the run cannot be followed: its events are not known any more…; undefined while all is well. */
export function useRunError(runId: string | undefined): AppError | undefined {
  const feed = runId === undefined ? undefined : runFeed(runId)
  return useSyncExternalStore(feed?.subscribe ?? noSubscription, () => feed?.getError())
}
