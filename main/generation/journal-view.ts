/** A run as its journal tells it, also long after it ended; and the end of one that Kiln's own end left open. */
import type { RunEvent } from '#shared/contract/run-event.ts'
import { emptyRunView, foldRunEvent, type RunView } from '#shared/contract/run-view.ts'
import { failure } from '#shared/domain/error.ts'
import type { Store } from '../store/store.ts'

/** Everything that the run has told; empty for one that is not known. */
export function viewOfRun({ journal }: Pick<Store, 'journal'>, runId: string): RunView {
  return journal.read(runId, -1).reduce(foldRunEvent, emptyRunView)
}

/** What ends a run that was under way when Kiln was closed or killed: what came of it stays. */
export function wasClosed(): Omit<Extract<RunEvent, { type: 'run-end' }>, 'runId' | 'seq' | 'at'> {
  const { error } = failure('truncated', 'Kiln was closed before this answer was done.', { reason: 'was-closed' })
  return { type: 'run-end', outcome: 'truncated', error }
}
