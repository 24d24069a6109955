/** How a React project's build stands, followed once for the whole page; survives a lost connection. */
import type { BuildState } from '#shared/domain/build.ts'
import { useRef, useSyncExternalStore } from 'react'
import { client, connectionState } from './connection.ts'

export interface BuildFeed {
  /** Undefined until it is known. The same object until something changes. */
  get(): BuildState | undefined
  /** Calls back at each state, none left out; returns its undo. */
  subscribe(listener: () => void): () => void
}

/** Gives the states of a build as they come. */
type Watch = (signal: AbortSignal) => Promise<AsyncIterable<BuildState>>

/** Long enough for a view that is taken down and put up again. */
const lingerMs = 2_000
const retryMs = 500

const feeds = new Map<string, BuildFeed>()

/** The feed of a project: the same for everybody who asks. It is followed while somebody listens. */
export function buildFeed(projectId: string): BuildFeed {
  let feed = feeds.get(projectId)
  if (feed === undefined) {
    feed = createBuildFeed((signal) => client.preview.watchBuild({ projectId }, { signal }))
    feeds.set(projectId, feed)
  }
  return feed
}

/** A feed over any source of states. */
export function createBuildFeed(watch: Watch): BuildFeed {
  let state: BuildState | undefined
  let running: AbortController | undefined
  let linger: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  async function follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && connectionState() !== 'lost') {
      try {
        let missed = state !== undefined
        for await (const next of await watch(signal)) {
          if (signal.aborted) return
          // What came while nobody listened may have been more than screens.
          state = missed && next.good !== state?.good ? { ...next, screensOnly: false } : next
          missed = false
          for (const listener of [...listeners]) listener()
        }
      } catch {
        // Connections break: it is asked again when there is one.
      }
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      clearTimeout(linger)
      if (running === undefined) {
        running = new AbortController()
        void follow(running.signal)
      }
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return
        linger = setTimeout(() => {
          running?.abort()
          running = undefined
        }, lingerMs)
      }
    },
  }
}

/** What `select` makes of the newest state; the same object as long as it says the same, so that nothing renders for it. */
export function useBuildPart<Part>(feed: BuildFeed | undefined, select: (state: BuildState | undefined) => Part): Part {
  const kept = useRef<{ readonly part: Part; readonly text: string }>(undefined)
  const get = (): Part => {
    const part = select(feed?.get())
    const text = JSON.stringify(part) ?? ''
    if (kept.current?.text !== text) kept.current = { part, text }
    return kept.current.part
  }
  return useSyncExternalStore(feed?.subscribe ?? never, get)
}

const never = (): (() => void) => () => undefined
