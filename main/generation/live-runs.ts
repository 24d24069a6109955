/** Runs that are under way: begun, read along, hurried, stopped, and written down when they end. */
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { RunView } from '#shared/contract/run-view.ts'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { Hurry } from '../pipeline/index.ts'
import { type LiveRun, type NewRun, type RunParts, startLiveRun } from './live-run.ts'
import { createRecordKeeper } from './record-keeper.ts'

export interface LiveRuns {
  /** Begins one. At its end `recordOf` gives what is written down of it; then `onEnd` is told, before the count falls. */
  begin(run: NewRun, recordOf: (view: RunView) => Partial<RunRecord>, onEnd: (view: RunView) => void): void
  get(runId: string): LiveRun | undefined
  /** The first that is live in the project. */
  liveRunOf(projectId: string): string | undefined
  /** Its events after `afterSeq`, then live ones; undefined for one that is not live. */
  attach(runId: string, afterSeq: number, signal: AbortSignal | undefined): AsyncGenerator<RunEvent[], void> | undefined
  /** Resolves when it has ended; false for one that is not live. */
  stop(runId: string): Promise<boolean>
  stopIn(projectId: string): Promise<void>
  stopAll(): Promise<void>
  /** Ends a wait of it; nothing happens for one that is not live. */
  hurry(runId: string, how: Hurry): void
  liveCount(): number
  onLiveCountChange(listener: () => void): () => void
  /** Tells the listeners that there is something to count anew. */
  announce(): void
  /** Writes down what could not be before; to be called last. */
  close(): void
}

export interface LiveRunsParts extends RunParts {
  readonly publish: (event: StudioEvent) => void
}

export function createLiveRuns(parts: LiveRunsParts): LiveRuns {
  const { store, publish } = parts
  const live = new Map<string, LiveRun>()
  const listeners = new Set<() => void>()
  const records = createRecordKeeper(
    (runId, record) => {
      store.journal.flush()
      store.runs.update(runId, record)
    },
    (runId) => {
      const projectId = store.runs.get(runId)?.projectId
      if (projectId !== undefined) publish({ type: 'project-changed', projectId })
    },
  )

  function announce(): void {
    for (const listener of listeners) listener()
  }

  async function stop(runId: string): Promise<boolean> {
    const run = live.get(runId)
    run?.controller.abort()
    await run?.ended
    return run !== undefined
  }

  async function stopEach(runIds: readonly string[]): Promise<void> {
    await Promise.all(runIds.map(stop))
  }

  return {
    begin(run, recordOf, onEnd) {
      const { runId, project } = run
      const started = startLiveRun(parts, run, (view) => {
        live.delete(runId)
        records.keep(runId, recordOf(view))
        publish({ type: 'run-ended', projectId: project.id, runId })
        publish({ type: 'project-changed', projectId: project.id })
        onEnd(view)
        announce()
      })
      live.set(runId, started)
      publish({ type: 'run-started', projectId: project.id, runId })
      announce()
    },
    get: (runId) => live.get(runId),
    liveRunOf: (projectId) => [...live].find(([, run]) => run.projectId === projectId)?.[0],
    attach: (runId, afterSeq, signal) => live.get(runId)?.log.read(afterSeq, signal),
    stop,
    stopIn: (projectId) => stopEach([...live].filter(([, run]) => run.projectId === projectId).map(([runId]) => runId)),
    stopAll: () => stopEach([...live.keys()]),
    hurry(runId, how) {
      for (const listener of live.get(runId)?.hurryListeners ?? []) listener(how)
    },
    liveCount: () => live.size,
    onLiveCountChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    announce,
    close: records.close,
  }
}
