/** The app that the pane runs: what it says, whether it answers, and stopping it. */
import { useCallback, useMemo, useRef, useState } from 'react'
import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import { createFrameLink, type FrameLink } from './frame-link.ts'
import { createLocatedEvents } from './located-events.ts'
import { createHeardProblems, type HeardProblems } from './problems/heard-problems.ts'
import { isBaseComing } from './pane-state.ts'
import type { PreviewClient, PreviewBuild, PreviewRun } from './types.ts'
import { createLogStore, type LogStore } from './use-app-log.ts'
import { type AppState, type Broken, brokenOf, useAppState } from './use-app-state.ts'
import { useFeed } from './use-feed.ts'
import { type Swap, useSwap } from './use-swap.ts'
import { useViewStore } from './view-store.ts'

export interface RunningApp {
  readonly link: FrameLink
  readonly log: LogStore
  /** Its errors. */
  readonly heard: HeardProblems
  readonly app: AppState
  readonly tellApp: ReturnType<typeof useAppState>[1]
  readonly swap: Swap
  /** The app's base is being written: what its files do not fit together is no error. */
  readonly baseComing: boolean
  /** What broke in the newest build, which is not shown for it. */
  readonly brokenUpdate: Broken | undefined
  readonly onEvent: (event: BridgeEvent) => void
  readonly onBroken: (event: BridgeEvent) => void
  /** Of a page; a React app's is in `swap`. */
  readonly stopped: boolean
  readonly stop: () => void
  /** Loads it in a new frame, also after it was stopped. */
  readonly start: () => void
}

/** An app that was taken away needs so many milliseconds until its process is gone, too. */
const goneTime = 400

export interface RunningAppOptions {
  readonly client: PreviewClient
  readonly projectId: string
  /** Undefined where nothing is built. */
  readonly build: PreviewBuild | undefined
  readonly run: PreviewRun | undefined
}

export function useRunningApp({ client, projectId, build, run }: RunningAppOptions): RunningApp {
  const change = useViewStore((store) => store.change)
  const [link] = useState(createFrameLink)
  const [log] = useState(() => createLogStore(() => useViewStore.getState().of(projectId).keepLog))
  const [heard] = useState(createHeardProblems)
  const [app, tellApp] = useAppState()
  const swap = useSwap(build, link)
  const [isPageStopped, setPageStopped] = useState(false)
  const [broken, setBroken] = useState<Broken>()
  const starting = useRef<ReturnType<typeof setTimeout>>(undefined)

  const { shown, due } = swap.state
  const isOld = useRef(false)
  isOld.current = shown !== undefined && due > shown.build

  const locate = useCallback(
    async (places: Parameters<Parameters<typeof createLocatedEvents>[0]>[0]) =>
      (await client.preview.locate({ projectId, places: [...places] })).places,
    [client, projectId],
  )
  const onEvent = useMemo(
    () =>
      createLocatedEvents(locate, (event) => {
        tellApp({ type: 'event', event, at: Date.now() })
        // The one thing that an event of the app does: it gives the window back, which costs nothing when it is a lie.
        if (event.type === 'escape') change(projectId, { maximised: false })
        else log.hear(event)
        // What an app says whose place another one is about to take is old.
        if (!isOld.current) heard.hear(event, Date.now())
      }),
    [locate, tellApp, log, heard, change, projectId],
  )
  const onBroken = useMemo(
    () =>
      createLocatedEvents(locate, (event) => {
        if (event.type === 'error') setBroken(brokenOf(event))
      }),
    [locate],
  )

  const { tell } = swap
  const isBuilt = build !== undefined
  const stop = useCallback(() => {
    clearTimeout(starting.current)
    if (isBuilt) tell({ type: 'stop' })
    else setPageStopped(true)
  }, [isBuilt, tell])
  const start = useCallback(() => {
    stop()
    // A new frame must not come into a process that never gets to its turn.
    starting.current = setTimeout(() => {
      if (isBuilt) tell({ type: 'start' })
      else setPageStopped(false)
    }, goneTime)
  }, [isBuilt, tell, stop])

  const { broke } = swap.state
  const baseComing = useFeed(run, isBaseComing)
  return {
    link,
    log,
    heard,
    app,
    tellApp,
    swap,
    baseComing,
    brokenUpdate:
      broke === undefined || baseComing
        ? undefined
        : (broken ?? { message: broke.error, place: undefined, component: undefined }),
    onEvent,
    onBroken,
    stopped: isBuilt ? swap.state.stopped : isPageStopped,
    stop,
    start,
  }
}
