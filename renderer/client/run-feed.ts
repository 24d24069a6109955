/** One attachment per run for the whole page: folds its events, survives a lost connection, doubles and loses nothing. */
import type { RunEvent } from '#shared/contract/run-event.ts'
import { emptyRunView, foldRunEvent, type RunView } from '#shared/contract/run-view.ts'
import { Failure, type AppError } from '#shared/domain/error.ts'
import { client } from './connection.ts'
import { nextFrame } from './next-frame.ts'

export interface RunFeed {
  /** The run as far as it is known. The same object until something changes. */
  getView(): RunView
  /** Why the run cannot be followed any more (it is not known to the studio…); absent while all is well. */
  getError(): AppError | undefined
  /** Calls back after changes, at most once per animation frame; returns its undo. */
  subscribe(listener: () => void): () => void
  /** An ended run's draft was changed: brings what is new of it. */
  refresh(): void
  /** Every batch at once, in order, only what is new: read `getView()` first for what came before. Returns its undo. */
  onEvents(listener: (events: readonly RunEvent[]) => void): () => void
}

/** Asks for the events after `afterSeq`. */
export type Attach = (
  input: { runId: string; afterSeq: number },
  options: { signal: AbortSignal },
) => Promise<AsyncIterable<readonly RunEvent[]>>

/** Long enough for a view that is taken down and put up again. */
const lingerMs = 2_000
const retryMs = 300

const feeds = new Map<string, RunFeed>()

/** The feed of a run: the same for everybody who asks while somebody listens. It attaches with its first listener. */
export function runFeed(runId: string): RunFeed {
  let feed = feeds.get(runId)
  if (feed === undefined) {
    feed = createRunFeed(
      runId,
      (input, options) => client.run.attach(input, options),
      () => feeds.delete(runId),
    )
    feeds.set(runId, feed)
  }
  return feed
}

/** Begins to read a run that is to be shown: its view may take longer to be made than its first events take to come. */
export function preloadRun(runId: string): void {
  runFeed(runId).subscribe(() => undefined)()
}

/** A feed over any source of events. `onIdle` is called when nobody has listened for a while. */
export function createRunFeed(runId: string, attach: Attach, onIdle: () => void): RunFeed {
  let view = emptyRunView
  let error: AppError | undefined
  let running: AbortController | undefined
  let linger: ReturnType<typeof setTimeout> | undefined
  let frameAsked = false
  const subscribers = new Set<() => void>()
  const eventListeners = new Set<(events: readonly RunEvent[]) => void>()

  const tell = (): void => {
    if (frameAsked) return
    frameAsked = true
    nextFrame(() => {
      frameAsked = false
      for (const subscriber of subscribers) subscriber()
    })
  }

  const take = (batch: readonly RunEvent[]): void => {
    const fresh = batch.filter((event) => event.seq > view.lastSeq)
    if (fresh.length === 0) return
    view = fresh.reduce(foldRunEvent, view)
    for (const listener of eventListeners) listener(fresh)
    tell()
  }

  const follow = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted && view.outcome === undefined && error === undefined) {
      try {
        const batches = await attach({ runId, afterSeq: view.lastSeq }, { signal })
        for await (const batch of batches) {
          if (signal.aborted) return
          take(batch)
        }
      } catch (thrown) {
        if (signal.aborted) return
        if (thrown instanceof Failure && thrown.error.kind !== 'unreachable') {
          error = thrown.error
          tell()
          return
        }
      }
      if (view.outcome === undefined) await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }

  const refresh = async (signal: AbortSignal): Promise<void> => {
    try {
      for await (const batch of await attach({ runId, afterSeq: view.lastSeq }, { signal })) {
        if (!signal.aborted) take(batch)
      }
    } catch {
      // It is brought again with the next change, or by the next window.
    }
  }

  const join = (): void => {
    clearTimeout(linger)
    if (running !== undefined) return
    running = new AbortController()
    void follow(running.signal)
  }

  const leave = (): void => {
    if (subscribers.size + eventListeners.size > 0) return
    linger = setTimeout(() => {
      running?.abort()
      running = undefined
      onIdle()
    }, lingerMs)
  }

  const listen = <Listener>(set: Set<Listener>, listener: Listener): (() => void) => {
    set.add(listener)
    join()
    return () => {
      if (set.delete(listener)) leave()
    }
  }

  return {
    getView: () => view,
    getError: () => error,
    refresh() {
      if (running !== undefined && view.outcome !== undefined) void refresh(running.signal)
    },
    subscribe: (listener) => listen(subscribers, listener),
    onEvents: (listener) => listen(eventListeners, listener),
  }
}
