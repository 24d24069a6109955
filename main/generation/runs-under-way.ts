/** Runs that are under way, of one kind: found by their ids, read along, counted, and stopped. */
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { RunLog } from './run-log.ts'

export interface UnderWay {
  readonly projectId: string
  readonly log: RunLog
  /** Asks it to stop; its end says when it has. */
  abort(): void
  /** Resolves when it is over, and written down. */
  readonly ended: Promise<void>
}

export interface RunsUnderWay<Run extends UnderWay> {
  /** Neither is announced: whoever tells of more than the count says when. */
  add(runId: string, run: Run): void
  remove(runId: string): void
  get(runId: string): Run | undefined
  /** Of a project, in the order in which they began. */
  in(projectId: string): readonly (readonly [runId: string, run: Run])[]
  /** Its events after `afterSeq`, then live ones; undefined for one that is not under way. */
  attach(runId: string, afterSeq: number, signal: AbortSignal | undefined): AsyncGenerator<RunEvent[], void> | undefined
  /** Resolves when it has ended; false for one that is not under way. */
  stop(runId: string): Promise<boolean>
  stopIn(projectId: string): Promise<void>
  stopAll(): Promise<void>
  liveCount(): number
  onLiveCountChange(listener: () => void): () => void
  /** Tells the listeners that there is something to count anew. */
  announce(): void
}

export function createRunsUnderWay<Run extends UnderWay>(): RunsUnderWay<Run> {
  const live = new Map<string, Run>()
  const listeners = new Set<() => void>()

  function runsIn(projectId: string): readonly (readonly [string, Run])[] {
    return [...live].filter(([, run]) => run.projectId === projectId)
  }

  async function stop(runId: string): Promise<boolean> {
    const run = live.get(runId)
    run?.abort()
    await run?.ended
    return run !== undefined
  }

  async function stopEach(runs: Iterable<readonly [string, Run]>): Promise<void> {
    await Promise.all([...runs].map(([runId]) => stop(runId)))
  }

  return {
    add(runId, run) {
      live.set(runId, run)
    },
    remove: (runId) => void live.delete(runId),
    get: (runId) => live.get(runId),
    in: runsIn,
    attach: (runId, afterSeq, signal) => live.get(runId)?.log.read(afterSeq, signal),
    stop,
    stopIn: (projectId) => stopEach(runsIn(projectId)),
    stopAll: () => stopEach(live),
    liveCount: () => live.size,
    onLiveCountChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    announce() {
      for (const listener of listeners) listener()
    },
  }
}
