/** From an unfinished run to the one that goes on with it. */
import type { RunView } from '#shared/contract/run-view.ts'
import { failure } from '#shared/domain/error.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { Projects } from '../projects/projects.ts'
import type { Store } from '../store/store.ts'
import { answerSoFar } from './answer-so-far.ts'
import { viewOfRun } from './journal-view.ts'
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
  const run = knownRun(store, runId)
  if (run.draft !== 'pending') throw failure('invalid-input', 'There is no unfinished answer here to go on with.')
  // A React app's parts that are there are kept as they are: only the others are asked for.
  if (run.kind === 'react' && run.mode === 'create')
    return { ...asBefore(run), resumes: { runId, mode: 'create', soFar: '' } }
  if (run.error?.kind === 'not-applied') {
    throw failure('invalid-input', 'This answer had come to its end. Keep what fits of it, or send the prompt again.')
  }
  if (run.asked.provider === 'starter') {
    throw failure('invalid-input', 'Starter cannot go on with an answer. Send the prompt again.', {
      reason: 'starter-cannot',
    })
  }
  const view = viewOfRun(store, runId)
  const texts = run.mode === 'create' ? await projects.workspace(run.projectId).readTexts() : new Map<string, string>()
  return {
    ...asBefore(run),
    resumes: { runId, mode: run.mode, soFar: answerSoFar({ text: view.text, files: filesOf(run, view, texts) }) },
  }
}

/**
 * What to start so that one screen of a React app is made again, or for the first time. `runId`: the run that made the app,
 * or one of its screens. Throws not-found for an unknown run or screen.
 */
export function screenAgain(store: Pick<Store, 'runs' | 'journal'>, runId: string, screen: string): StartRun {
  const run = knownRun(store, runId)
  const { plan } = viewOfRun(store, runId)
  const [home, ...others] = plan?.react?.screens ?? []
  if (home?.id === screen) {
    throw failure('invalid-input', 'The first screen is made with all that the others share: ask for a change of it.')
  }
  if (!others.some(({ id }) => id === screen)) {
    throw failure('not-found', 'The plan of this app has no such screen.')
  }
  return { ...asBefore(run), resumes: { runId, mode: 'edit', soFar: '', screen } }
}

function knownRun({ runs }: Pick<Store, 'runs'>, runId: string): RunRecord {
  const run = runs.get(runId)
  if (run === undefined) throw failure('not-found', 'This run is not known any more.', { reason: 'run-gone' })
  return run
}

/** The same request to the same model. */
function asBefore({ projectId, prompt, kind, asked, attachments, context }: RunRecord): StartRun {
  return { projectId, prompt, kind, model: asked, attachments: attachments.map(({ id }) => id), context }
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
