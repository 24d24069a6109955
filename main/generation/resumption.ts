/** From an unfinished run to the one that goes on with it. */
import { emptyRunView, foldRunEvent } from '#shared/contract/run-view.ts'
import { failure } from '#shared/domain/error.ts'
import type { Store } from '../store/store.ts'
import { answerSoFar } from './answer-so-far.ts'
import type { StartRun } from './registry.ts'

/**
 * What to start so that an unfinished answer is gone on with: what there is of it is kept, and its model is asked for the
 * rest. Throws not-found for an unknown run, and invalid-input when nothing of it waits to be kept.
 */
export function resumption(store: Pick<Store, 'runs' | 'journal'>, runId: string): StartRun {
  const run = store.runs.get(runId)
  if (run === undefined) throw failure('not-found', 'This run is not known any more.')
  if (run.draft !== 'pending') throw failure('invalid-input', 'There is no unfinished answer here to go on with.')
  if (run.asked.provider === 'starter') {
    throw failure('invalid-input', 'Starter cannot go on with an answer. Send the prompt again.')
  }
  const view = store.journal.read(runId, -1).reduce(foldRunEvent, emptyRunView)
  return {
    projectId: run.projectId,
    prompt: run.prompt,
    kind: run.kind,
    model: run.asked,
    attachments: run.attachments.map(({ id }) => id),
    resumes: { runId, mode: run.mode, soFar: answerSoFar(view, run.replaced) },
  }
}
