/** From an unfinished run to the one that goes on with it. */
import { emptyRunView, foldRunEvent, type RunView } from '#shared/contract/run-view.ts'
import { failure } from '#shared/domain/error.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { Projects } from '../projects/projects.ts'
import type { Store } from '../store/store.ts'
import { answerSoFar } from './answer-so-far.ts'
import type { StartRun } from './live-run.ts'

/**
 * What to start so that an unfinished answer is gone on with: what there is of it is kept, and its model is asked for the
 * rest. Throws not-found for an unknown run, and invalid-input when nothing of it waits to be kept.
 */
export async function resumption(
  store: Pick<Store, 'runs' | 'journal'>,
  projects: Pick<Projects, 'workspace'>,
  runId: string,
): Promise<StartRun> {
  const run = store.runs.get(runId)
  if (run === undefined) throw failure('not-found', 'This run is not known any more.')
  if (run.draft !== 'pending') throw failure('invalid-input', 'There is no unfinished answer here to go on with.')
  if (run.asked.provider === 'starter') {
    throw failure('invalid-input', 'Starter cannot go on with an answer. Send the prompt again.')
  }
  const view = store.journal.read(runId, -1).reduce(foldRunEvent, emptyRunView)
  const texts = run.mode === 'create' ? await projects.workspace(run.projectId).readTexts() : new Map<string, string>()
  return {
    projectId: run.projectId,
    prompt: run.prompt,
    kind: run.kind,
    model: run.asked,
    attachments: run.attachments.map(({ id }) => id),
    resumes: { runId, mode: run.mode, soFar: answerSoFar({ text: view.text, files: filesOf(run, view, texts) }) },
  }
}

/**
 * What there is of the answer's files. Those of a new app are in its folder already: as they stand there now, whoever has
 * changed them since, they are gone on with. Of a change, what the user saved since has taken the answer's place.
 */
function filesOf(
  { mode, replaced = [] }: RunRecord,
  { files }: RunView,
  texts: ReadonlyMap<string, string>,
): RunView['files'] {
  if (mode === 'edit') return files.filter(({ path }) => !replaced.includes(path))
  return files.flatMap((file) => {
    if (!file.whole && !replaced.includes(file.path)) return [file]
    const text = texts.get(file.path)
    return text === undefined ? [] : [{ ...file, text, whole: true }]
  })
}
