/** Runs of apps that are under way: begun, hurried, and written down when they end. */
import type { RunView } from '#shared/contract/run-view.ts'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { Hurry } from '../pipeline/index.ts'
import { type LiveRun, type NewRun, type RunParts, startLiveRun } from './live-run.ts'
import { createRecordKeeper } from './record-keeper.ts'
import { createRunsUnderWay, type RunsUnderWay } from './runs-under-way.ts'

export interface LiveRuns extends Omit<RunsUnderWay<LiveRun>, 'add' | 'remove' | 'in'> {
  /** Begins one. At its end `recordOf` gives what is written down of it; then `onEnd` is told, before the count falls. */
  begin(run: NewRun, recordOf: (view: RunView) => Partial<RunRecord>, onEnd: (view: RunView) => void): void
  /** The first that is live in the project. */
  liveRunOf(projectId: string): string | undefined
  /** Ends a wait of it; nothing happens for one that is not live. */
  hurry(runId: string, how: Hurry): void
  /** Writes down what could not be before; to be called last. */
  close(): void
}

export interface LiveRunsParts extends RunParts {
  readonly publish: (event: StudioEvent) => void
}

export function createLiveRuns(parts: LiveRunsParts): LiveRuns {
  const { store, publish } = parts
  const live = createRunsUnderWay<LiveRun>()
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

  return {
    ...live,
    begin(run, recordOf, onEnd) {
      const { runId, project } = run
      const started = startLiveRun(parts, run, (view) => {
        live.remove(runId)
        records.keep(runId, recordOf(view))
        publish({ type: 'run-ended', projectId: project.id, runId })
        publish({ type: 'project-changed', projectId: project.id })
        onEnd(view)
        live.announce()
      })
      live.add(runId, started)
      publish({ type: 'run-started', projectId: project.id, runId })
      live.announce()
    },
    liveRunOf: (projectId) => live.in(projectId)[0]?.[0],
    hurry(runId, how) {
      for (const listener of live.get(runId)?.hurryListeners ?? []) listener(how)
    },
    close: records.close,
  }
}
