/** The answers to "Try two" that are being written: two runs of one project side by side, each in a shadow of its own. */
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import type { Hurry } from '../../pipeline/index.ts'
import { type LiveRun, type NewRun, type RunParts, startLiveRun } from '../live-run.ts'
import { createRecordKeeper } from '../record-keeper.ts'
import { recordOf } from '../run-record.ts'

export interface LiveVariants {
  /** Begins one. `run` has its `variant`. */
  begin(run: NewRun): void
  /** Of a live one; undefined for any other run. */
  attach(runId: string, afterSeq: number, signal: AbortSignal | undefined): AsyncGenerator<RunEvent[], void> | undefined
  /** Resolves when it has ended; false for any other run. */
  stop(runId: string): Promise<boolean>
  /** Ends a wait of it; nothing happens for any other run. */
  hurry(runId: string, how: Hurry): void
  stopIn(projectId: string): Promise<void>
  /** Ends all of them; to be called last. */
  stopAll(): Promise<void>
  isLive(runId: string): boolean
  liveRunOf(projectId: string): string | undefined
  liveCount(): number
  onLiveCountChange(listener: () => void): () => void
  /** Told when the last one of a project has ended. */
  onAllEnded(listener: (projectId: string) => void): () => void
}

export interface LiveVariantsParts extends RunParts {
  readonly publish: (event: StudioEvent) => void
}

export function createLiveVariants(parts: LiveVariantsParts): LiveVariants {
  const { store, publish } = parts
  const live = new Map<string, LiveRun>()
  const countListeners = new Set<() => void>()
  const endListeners = new Set<(projectId: string) => void>()
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

  function liveRunOf(projectId: string): string | undefined {
    for (const [runId, run] of live) if (run.projectId === projectId) return runId
    return undefined
  }

  function announce(): void {
    for (const listener of countListeners) listener()
  }

  async function stop(runId: string): Promise<boolean> {
    const run = live.get(runId)
    run?.controller.abort()
    await run?.ended
    return run !== undefined
  }

  return {
    begin(run) {
      const { runId, before, project } = run
      const mode = before.size === 0 ? 'create' : 'edit'
      const started = startLiveRun(parts, run, (view) => {
        live.delete(runId)
        // What comes of it is decided with the other one: it is no draft over the project.
        records.keep(runId, { ...recordOf(view, before, mode), draft: 'none' })
        publish({ type: 'run-ended', projectId: project.id, runId })
        publish({ type: 'project-changed', projectId: project.id })
        if (liveRunOf(project.id) === undefined) for (const listener of endListeners) listener(project.id)
        announce()
      })
      live.set(runId, started)
      publish({ type: 'run-started', projectId: project.id, runId })
      announce()
    },
    attach: (runId, afterSeq, signal) => live.get(runId)?.log.read(afterSeq, signal),
    stop,
    hurry(runId, how) {
      for (const listener of live.get(runId)?.hurryListeners ?? []) listener(how)
    },
    async stopIn(projectId) {
      const there = [...live].filter(([, run]) => run.projectId === projectId)
      await Promise.all(there.map(([runId]) => stop(runId)))
    },
    async stopAll() {
      await Promise.all([...live.keys()].map(stop))
      records.close()
    },
    isLive: (runId) => live.has(runId),
    liveRunOf,
    liveCount: () => live.size,
    onLiveCountChange(listener) {
      countListeners.add(listener)
      return () => countListeners.delete(listener)
    },
    onAllEnded(listener) {
      endListeners.add(listener)
      return () => endListeners.delete(listener)
    },
  }
}
