/** Changes that wait to be looked at: shown beside the project as it is now, decided file by file, written as one version. */
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import { failure } from '#shared/domain/error.ts'
import type { Review, ReviewFile, ReviewProblem, RunReview } from '#shared/domain/review.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Projects } from '../../projects/projects.ts'
import type { Store } from '../../store/store.ts'
import type { Doors } from '../doors.ts'
import type { Drafts } from '../drafts.ts'
import { isForeign } from '../foreign-files.ts'
import { placeholdersFor } from '../images/with-placeholders.ts'
import { viewOfRun } from '../journal-view.ts'
import { refuseLocked } from '../refuse-locked.ts'
import { allRejected, openedAgain, withDecision, withRest } from './decisions.ts'
import { partialProblems } from './partial-problems.ts'
import { conflictOf, fileNow, linesOf, proposedTexts } from './proposal.ts'

export interface FinishReview {
  readonly runId: string
  readonly rest?: 'accepted' | 'rejected' | undefined
  /** The files as the user saw them. */
  readonly stamps: Readonly<Record<string, string>>
  readonly anyway: boolean
}

export type FinishedReview =
  | { readonly outcome: 'applied'; readonly versionId: string }
  | { readonly outcome: 'discarded' }
  | { readonly outcome: 'asks'; readonly conflicts: string[]; readonly problems: ReviewProblem[] }

export interface Reviews {
  get(runId: string): Promise<Review>
  /** Empty where a side does not have the file. */
  texts(runId: string, path: string): Promise<{ before: string; after: string; base?: string }>
  decide(runId: string, paths: readonly string[], decision: 'accepted' | 'rejected' | undefined): Promise<void>
  /** See the contract. */
  finish(request: FinishReview): Promise<FinishedReview>
  /** See the contract. */
  reopen(runId: string): Promise<void>
}

export interface ReviewsParts {
  readonly store: Pick<Store, 'runs' | 'journal' | 'reviewBases' | 'lockedFiles'>
  readonly projects: Projects
  readonly drafts: Pick<Drafts, 'close' | 'redraw' | 'inReview'>
  readonly doors: Doors
  readonly clock: Clock
  readonly publish: (event: StudioEvent) => void
  readonly liveRunOf: (projectId: string) => string | undefined
  /** What goes with these files, besides pictures: more files of the same change. */
  readonly alongside: (
    projectId: string,
    before: ReadonlyMap<string, string>,
    files: ReadonlyMap<string, string>,
  ) => ReadonlyMap<string, string>
}

type Reviewed = RunRecord & { readonly review: RunReview }
type Texts = ReadonlyMap<string, string>

export function createReviews(parts: ReviewsParts): Reviews {
  const { store, projects, drafts, doors, clock, publish } = parts

  function known(runId: string): Reviewed {
    const run = store.runs.get(runId)
    if (run?.review === undefined) throw failure('not-found', 'This run has no change that is to be looked at.')
    return healed({ ...run, review: run.review })
  }

  /** A crash may have come between the version and the word of it. */
  function healed(run: Reviewed): Reviewed {
    if (run.draft !== 'pending') return run
    const version = projects.versions(run.projectId).find(({ runId }) => runId === run.id)
    if (version === undefined) return run
    const patch = { draft: 'applied' as const, versionId: version.id, review: ended(run.review) }
    drafts.close(run, patch)
    return { ...run, ...patch }
  }

  function pending(runId: string): Reviewed {
    const run = known(runId)
    if (run.draft !== 'pending')
      throw failure('invalid-input', 'This change was already decided on, or set aside.', { reason: 'review-over' })
    if (parts.liveRunOf(run.projectId) !== undefined) {
      throw failure('invalid-input', 'This project is being worked on. Wait until that is done, or stop it.', {
        reason: 'run-live',
      })
    }
    return run
  }

  const ended = (review: RunReview): RunReview => ({ ...review, decidedAt: clock.now() })

  function proposed(run: Reviewed): Map<string, string | undefined> {
    return proposedTexts(run.review, viewOfRun(store, run.id))
  }

  /** What comes along with the files that are taken. */
  function followers(run: Reviewed, now: Texts, taken: Texts): Texts {
    const pictures = placeholdersFor(run.kind, taken, (path) => now.has(path))
    const others = run.kind === 'react' ? parts.alongside(run.projectId, now, taken) : []
    return new Map([...pictures, ...others])
  }

  async function get(runId: string): Promise<Review> {
    const run = known(runId)
    const { review, draft, prompt } = run
    const after = proposed(run)
    const bases = store.reviewBases.of(runId)
    const workspace = projects.workspace(run.projectId)
    const isOver = review.decidedAt !== undefined
    const files: ReviewFile[] = []
    for (const file of review.files) {
      const { path } = file
      const now = await fileNow(workspace, path)
      // A text of the user's own stands there because they wanted it to.
      const isTold = isOver || file.decision === 'saved'
      const conflict = isTold ? undefined : conflictOf(bases.get(path), after.get(path), now)
      const before = isOver ? bases.get(path) : now.text
      const lines = linesOf(path, before, after.get(path))
      files.push({ ...file, ...lines, stamp: now.stamp, ...(conflict === undefined ? {} : { conflict }) })
    }
    const state = draft === 'none' ? 'discarded' : draft
    const whole = { runId, prompt, state, ...(run.versionId === undefined ? {} : { versionId: run.versionId }) }
    if (state !== 'pending') return { ...whole, files }
    const now = await workspace.readTexts()
    const taken = takenOf(review, after, ({ decision }) => decision === undefined || decision === 'accepted')
    const along = [...followers(run, now, taken.files)].map(([path, text]): ReviewFile => {
      const change = now.has(path) ? ('changed' as const) : ('added' as const)
      return { path, change, ...linesOf(path, now.get(path), text), stamp: '', follows: true }
    })
    return { ...whole, files: [...files, ...along] }
  }

  async function texts(runId: string, path: string): Promise<{ before: string; after: string; base?: string }> {
    const run = known(runId)
    const after = proposed(run)
    const base = store.reviewBases.of(runId).get(path)
    if (run.review.decidedAt !== undefined) return { before: base ?? '', after: after.get(path) ?? '' }
    const workspace = projects.workspace(run.projectId)
    if (!after.has(path)) {
      const now = await workspace.readTexts()
      const taken = takenOf(run.review, after, ({ decision }) => decision === undefined || decision === 'accepted')
      return { before: now.get(path) ?? '', after: followers(run, now, taken.files).get(path) ?? '' }
    }
    const now = (await fileNow(workspace, path)).text
    return {
      before: now ?? '',
      after: after.get(path) ?? '',
      ...(now === base ? {} : { base: base ?? '' }),
    }
  }

  function decide(
    runId: string,
    paths: readonly string[],
    decision: 'accepted' | 'rejected' | undefined,
  ): Promise<void> {
    return doors.enter(known(runId).projectId, async () => {
      const run = pending(runId)
      const review = withDecision(run.review, paths, decision)
      store.runs.update(runId, { review })
      drafts.redraw(run.projectId)
      publish({ type: 'project-changed', projectId: run.projectId })
    })
  }

  function finish(request: FinishReview): Promise<FinishedReview> {
    return doors.enter(known(request.runId).projectId, () => finishInside(request))
  }

  async function finishInside({ runId, rest, stamps, anyway }: FinishReview): Promise<FinishedReview> {
    const run = pending(runId)
    const review = rest === undefined ? run.review : withRest(run.review, rest)
    if (review.files.some(({ decision }) => decision === undefined)) {
      throw failure('invalid-input', 'Some files are not decided on yet. Accept or reject each of them first.')
    }
    const after = proposed(run)
    const { files, removed } = takenOf(review, after, ({ decision }) => decision === 'accepted')
    const taken = new Set([...files.keys(), ...removed])
    if (taken.size === 0) {
      drafts.close(run, { ...allRejected({ review }, clock.now()), draft: 'discarded' })
      return { outcome: 'discarded' }
    }
    refuseLocked(store, run.projectId, taken, 'then accept it, or reject it')
    const workspace = projects.workspace(run.projectId)
    const bases = store.reviewBases.of(runId)
    const conflicts: string[] = []
    for (const path of taken) {
      const now = await fileNow(workspace, path)
      const isKnown = anyway && stamps[path] === now.stamp
      if (!isKnown && conflictOf(bases.get(path), after.get(path), now) !== undefined) conflicts.push(path)
    }
    const now = await workspace.readTexts()
    const problems = anyway ? [] : await partialProblems({ now, change: after, taken })
    if (conflicts.length + problems.length > 0) return { outcome: 'asks', conflicts, problems }
    const change = { files: new Map([...followers(run, now, files), ...files]), removed }
    const why = { reason: 'run', label: run.prompt, runId, isForeign } as const
    const version = await projects.apply(run.projectId, change, why)
    drafts.close(run, { draft: 'applied', versionId: version.id, review: ended(review) })
    return { outcome: 'applied', versionId: version.id }
  }

  function reopen(runId: string): Promise<void> {
    const { projectId } = known(runId)
    return doors.enter(projectId, async () => {
      const run = known(runId)
      const isRejected = run.draft === 'discarded' && run.review.files.some(({ decision }) => decision === 'rejected')
      if (run.draft !== 'replaced' && !isRejected) {
        throw failure('invalid-input', 'Only a change that was set aside or rejected can be taken up again.')
      }
      const isWaiting = store.runs.listByProject(projectId).some(({ draft }) => draft === 'pending')
      if (isWaiting || parts.liveRunOf(projectId) !== undefined) {
        throw failure('invalid-input', 'Another answer waits here, or is being written. Decide on that one first.', {
          reason: 'answer-waits',
        })
      }
      store.runs.update(runId, { draft: 'pending', ...(isRejected ? { review: openedAgain(run.review) } : {}) })
      drafts.redraw(projectId)
      publish({ type: 'project-changed', projectId })
    })
  }

  return { get, texts, decide, finish, reopen }
}

/** Of the change, what is taken by its decision. */
function takenOf(
  review: RunReview,
  after: ReadonlyMap<string, string | undefined>,
  takes: (file: RunReview['files'][number]) => boolean,
): { readonly files: Texts; readonly removed: readonly string[] } {
  const files = new Map<string, string>()
  const removed: string[] = []
  for (const file of review.files.filter(takes)) {
    const text = after.get(file.path)
    if (file.change === 'removed') removed.push(file.path)
    else if (text !== undefined) files.set(file.path, text)
  }
  return { files, removed }
}
