/** What the user decides on the parts of a change that could not be taken: put there, left out, or asked for again. */
import type { RunEventBody } from '#shared/contract/run-event.ts'
import { failure } from '#shared/domain/error.ts'
import type { EditProblem } from '#shared/domain/edit-problem.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import { applyAt } from '../../edits/apply-at.ts'
import { fileProblem } from '../../edits/check-files.ts'
import { joinText, splitText } from '../../edits/source-text.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Projects } from '../../projects/projects.ts'
import type { Store } from '../../store/store.ts'
import type { Doors } from '../doors.ts'
import type { Drafts } from '../drafts.ts'
import { viewOfRun } from '../journal-view.ts'
import type { StartRun } from '../live-run.ts'
import { countLines } from '../run-record.ts'

export interface EditDecision {
  readonly runId: string
  /** Among the run's `editProblems`. */
  readonly index: number
  readonly how: 'apply' | 'skip'
  /** The place of several that is meant, by its first line. */
  readonly line?: number | undefined
}

export interface EditDecisions {
  /** Writes it down; what is put somewhere changes the draft, never the project. Throws a Failure when that cannot be. */
  decide(decision: EditDecision): Promise<void>
  /** What to start so that the undecided parts are asked for again, on top of the draft. */
  repair(runId: string): StartRun
}

export interface EditDecisionsParts {
  readonly store: Pick<Store, 'runs' | 'journal' | 'lockedFiles'>
  readonly projects: Pick<Projects, 'workspace'>
  readonly drafts: Pick<Drafts, 'redraw'>
  readonly doors: Doors
  readonly clock: Clock
  readonly publish: (event: StudioEvent) => void
}

export function createEditDecisions({
  store,
  projects,
  drafts,
  doors,
  clock,
  publish,
}: EditDecisionsParts): EditDecisions {
  /** Throws when what came of the run has been kept, discarded or replaced. */
  function openRun(runId: string): RunRecord {
    const run = store.runs.get(runId)
    if (run === undefined) throw failure('not-found', 'This run is not known any more.', { reason: 'run-gone' })
    // Where nothing of an answer could be taken there is no draft: then it is open until something comes after it.
    const newest = store.runs.listByProject(run.projectId).findLast(({ beside }) => beside === undefined)
    const isOpen = run.draft === 'pending' || (run.draft === 'none' && newest?.id === runId)
    if (!isOpen || run.state === 'running' || run.state === 'done') {
      throw failure('invalid-input', 'This draft was already kept, discarded or replaced.', { reason: 'draft-decided' })
    }
    return run
  }

  async function textOf(run: RunRecord, path: string): Promise<{ base: string | undefined; now: string | undefined }> {
    const base = (await projects.workspace(run.projectId).readTexts()).get(path)
    const file =
      run.replaced?.includes(path) === true
        ? undefined
        : viewOfRun(store, run.id).files.find((one) => one.path === path)
    return { base, now: file?.whole === true ? file.text : base }
  }

  async function put(run: RunRecord, problem: EditProblem, line: number | undefined): Promise<Partial<RunRecord>> {
    const { path, search, replace, nearest } = problem
    if (store.lockedFiles.list(run.projectId).includes(path)) {
      throw failure('invalid-input', `${path} is locked. Unlock it in the file list first.`, { reason: 'file-locked' })
    }
    if (search === undefined || replace === undefined || nearest === undefined) {
      throw failure('invalid-input', 'This part has no place in the file. Leave it out, or ask the model to repair it.')
    }
    const { base, now } = await textOf(run, path)
    const place = { ...nearest, line: line ?? nearest.line }
    const put = now === undefined ? undefined : applyAt(splitText(now), { search, replace }, place)
    if (now === undefined || put === undefined) {
      throw failure('invalid-input', `That place of ${path} is not there any more. Ask the model to repair it.`)
    }
    const text = joinText(put)
    const fault = await fileProblem({ path, before: now, after: text, isRewritten: false }, [], true)
    if (fault !== undefined) throw failure('invalid-input', `It does not fit there. ${fault.message}`)
    write(run.id, path, text)
    const files = run.files.filter((file) => file.path !== path)
    return {
      draft: 'pending',
      files: [...files, countLines({ path, text, whole: true }, base ?? '')],
      ...(run.replaced === undefined ? {} : { replaced: run.replaced.filter((other) => other !== path) }),
    }
  }

  /** The draft is what the run's events say: this is one more text of the file. */
  function write(runId: string, path: string, text: string): void {
    const bodies: readonly RunEventBody[] = [
      { type: 'file-start', path },
      { type: 'file-delta', path, text },
      { type: 'file-end', path },
    ]
    const first = store.journal.lastSeq(runId) + 1
    store.journal.append(bodies.map((body, index) => ({ runId, seq: first + index, at: clock.now(), ...body })))
    store.journal.flush()
  }

  async function decide({ runId, index, how, line }: EditDecision): Promise<void> {
    const { projectId } = openRun(runId)
    await doors.enter(projectId, async () => {
      const run = openRun(runId)
      const problem = run.editProblems?.[index]
      if (problem === undefined) throw failure('not-found', 'This run has no such part.')
      if (problem.decided !== undefined) throw failure('invalid-input', 'This part was decided on already.')
      const patch = how === 'apply' ? await put(run, problem, line) : {}
      const decided = how === 'apply' ? ('applied' as const) : ('skipped' as const)
      const editProblems = run.editProblems?.map((one, at) => (at === index ? { ...one, decided } : one))
      store.runs.update(runId, { ...patch, editProblems })
      if (how === 'apply') drafts.redraw(projectId)
      publish({ type: 'project-changed', projectId })
    })
  }

  function repair(runId: string): StartRun {
    const run = openRun(runId)
    const problems = (run.editProblems ?? []).filter(({ decided }) => decided === undefined)
    if (problems.length === 0) throw failure('invalid-input', 'There is nothing left to repair.')
    const model = run.answered ?? run.asked
    if (model.provider === 'starter') throw failure('invalid-input', 'Starter cannot repair a change. Choose a model.')
    const { files, removed } = viewOfRun(store, runId)
    const isOwn = (path: string): boolean => run.replaced?.includes(path) !== true
    return {
      projectId: run.projectId,
      prompt: run.prompt,
      kind: run.kind,
      model,
      repairs: {
        runId,
        problems,
        files: new Map(files.filter(({ path, whole }) => whole && isOwn(path)).map(({ path, text }) => [path, text])),
        removed: removed.filter(isOwn),
      },
    }
  }

  return { decide, repair }
}
