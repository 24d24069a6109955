/** Unfinished answers: shown over the project until the user keeps or discards them, and found again after a crash. */
import { imagesOf } from '#shared/contract/run-images.ts'
import { foldRunEvent, type RunView } from '#shared/contract/run-view.ts'
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import { failure } from '#shared/domain/error.ts'
import type { RunReview } from '#shared/domain/review.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { Clock } from '../lib/clock.ts'
import type { Preview } from '../preview/preview.ts'
import { checkPath } from '../projects/paths.ts'
import type { Projects } from '../projects/projects.ts'
import type { Store } from '../store/store.ts'
import type { Doors } from './doors.ts'
import { isForeign } from './foreign-files.ts'
import { allRejected, isWanted, withDecision } from './review/decisions.ts'
import { eventsOf } from './react-run.ts'
import { recoverApp } from './recover-app.ts'
import { placeholdersFor } from './images/with-placeholders.ts'
import { viewOfRun, wasClosed } from './journal-view.ts'
import { recordOf } from './run-record.ts'
import { refuseLocked } from './refuse-locked.ts'

export interface Drafts {
  /** Makes a pending draft the project's files, but for those saved since; returns the version. */
  apply(runId: string): Promise<{ versionId: string }>
  discard(runId: string): Promise<void>
  /**
   * The user has saved a file by hand: it takes the place of the draft's file of that path, in the preview at once, and
   * when the draft is kept. A draft with nothing else in it is gone with that.
   */
  fileSaved(projectId: string, path: string): void
  /** What comes now replaces the pending draft: it stays in the conversation, but can no longer be kept. */
  supersede(projectId: string): void
  /** Closes a pending draft: nothing of it lies over the project any more. */
  close(run: RunRecord, patch: Partial<RunRecord>): void
  /** The change that waits to be looked at, if there is one. */
  inReview(projectId: string): RunRecord | undefined
  /** The pending draft holds other texts than before: lays it over the project anew. */
  redraw(projectId: string): void
  /** Lays the project's pending draft over it in the preview, if there is one. */
  show(projectId: string): void
  /** Ends the runs that a crash left open: what came of them becomes a draft. Only the owner calls this, at its start. */
  recover(): Promise<void>
}

export interface DraftsParts {
  readonly store: Store
  readonly projects: Projects
  readonly preview: Preview
  readonly doors: Doors
  readonly clock: Clock
  readonly publish: (event: StudioEvent) => void
}

/** A new React app's files are in its folder as they become whole: nothing of it lies beside, to be shown or kept. */
function isInFolder({ kind, mode }: RunRecord): boolean {
  return kind === 'react' && mode === 'create'
}

export function createDrafts({ store, projects, preview, doors, clock, publish }: DraftsParts): Drafts {
  /** Projects whose draft lies in the preview already. */
  const shown = new Set<string>()

  function knownRun(runId: string): RunRecord {
    const run = store.runs.get(runId)
    if (run === undefined) throw failure('not-found', 'This run is not known any more.', { reason: 'run-gone' })
    return run
  }

  function pending(runId: string): RunRecord {
    const run = knownRun(runId)
    if (run.draft !== 'pending') {
      throw failure('invalid-input', 'This draft was already kept, discarded or replaced.', { reason: 'draft-decided' })
    }
    return run
  }

  function close(run: RunRecord, patch: Partial<RunRecord>): void {
    store.runs.update(run.id, patch)
    shown.delete(run.projectId)
    preview.clearOverlay(run.projectId)
    publish({ type: 'project-changed', projectId: run.projectId })
  }

  /** The door is entered first: another may be keeping, discarding or replacing the same draft. */
  function decide<T>(runId: string, decision: (run: RunRecord) => Promise<T>): Promise<T> {
    return doors.enter(knownRun(runId).projectId, () => decision(pending(runId)))
  }

  /** The draft's files, but for those that the user has saved since, or does not want. */
  function filesOf(run: RunRecord): RunView['files'] {
    const isLeftOut = (path: string): boolean => run.replaced?.includes(path) === true || !isWanted(run, path)
    return viewOfRun(store, run.id).files.filter(({ path }) => !isLeftOut(path))
  }

  async function apply(run: RunRecord): Promise<{ versionId: string }> {
    if (run.review !== undefined) throw failure('invalid-input', 'These changes wait to be looked at: decide there.')
    const answered = new Map(isInFolder(run) ? [] : filesOf(run).map((file) => [file.path, file.text]))
    const removed = viewOfRun(store, run.id).removed.filter((path) => run.replaced?.includes(path) !== true)
    refuseLocked(store, run.projectId, [...answered.keys(), ...removed], 'then keep this draft')
    const { kind } = projects.get(run.projectId)
    const there = new Set((await projects.workspace(run.projectId).list()).map(({ path }) => path))
    const files = new Map([...placeholdersFor(kind, answered, (path) => there.has(path)), ...answered])
    const isShadow = run.mode === 'edit' && !isInFolder(run)
    const why = { reason: 'draft', label: run.prompt, runId: run.id, ...(isShadow ? { isForeign } : {}) } as const
    const version = await projects.apply(run.projectId, { files, removed }, why)
    close(run, { draft: 'applied', versionId: version.id })
    return { versionId: version.id }
  }

  function pendingOf(projectId: string): RunRecord | undefined {
    return store.runs.listByProject(projectId).find((run) => run.draft === 'pending')
  }

  function show(projectId: string): void {
    if (shown.has(projectId)) return
    const draft = pendingOf(projectId)
    if (draft === undefined || isInFolder(draft)) return
    shown.add(projectId)
    const overlay = preview.overlay(projectId)
    for (const file of filesOf(draft)) {
      overlay.start(file.path)
      overlay.append(file.path, file.text)
      if (file.whole) overlay.end(file.path)
    }
    overlay.finish()
  }

  function fileSaved(projectId: string, given: string): void {
    const draft = pendingOf(projectId)
    const checked = checkPath(given)
    if (draft?.review !== undefined && checked.ok) return savedInReview(draft, draft.review, checked.path)
    if (
      draft === undefined ||
      isInFolder(draft) ||
      !checked.ok ||
      !draft.files.some(({ path }) => path === checked.path)
    )
      return
    const replaced = [...new Set([...(draft.replaced ?? []), checked.path])]
    if (replaced.length === draft.files.length) return close(draft, { replaced, draft: 'discarded' })
    store.runs.update(draft.id, { replaced })
    redraw(projectId)
  }

  function savedInReview(run: RunRecord, before: RunReview, path: string): void {
    const review = withDecision(before, [path], 'saved')
    if (review === before) return
    if (review.files.every(({ decision }) => decision === 'saved')) {
      return close(run, { review: { ...review, decidedAt: clock.now() }, draft: 'discarded' })
    }
    store.runs.update(run.id, { review })
    redraw(run.projectId)
  }

  function redraw(projectId: string): void {
    shown.delete(projectId)
    show(projectId)
  }

  function supersede(projectId: string): void {
    for (const run of store.runs.listByProject(projectId)) {
      if (run.draft === 'pending') store.runs.update(run.id, { draft: 'replaced' })
    }
    shown.delete(projectId)
    preview.clearOverlay(projectId)
  }

  async function recover(): Promise<void> {
    for (const run of store.runs.listRunning()) {
      const view = viewOfRun(store, run.id)
      // A run that had told its end before the crash keeps it: only its record was not written any more.
      const isOpen = view.outcome === undefined
      const made = projects.versions(run.projectId).find(({ runId, reason }) => runId === run.id && reason === 'run')
      const plan = isOpen && made === undefined ? view.plan?.react : undefined
      const known = { events: eventsOf(store, run.id), locked: store.lockedFiles.list(run.projectId) }
      const app = plan === undefined ? {} : await recoverApp(projects, run, plan, known)
      const body =
        made !== undefined
          ? { type: 'run-end' as const, outcome: 'done' as const, versionId: made.id }
          : { ...wasClosed(), ...app }
      const end: RunEvent = { runId: run.id, seq: view.lastSeq + 1, at: clock.now(), ...body }
      if (isOpen) store.journal.append([end])
      const ended = isOpen ? foldRunEvent(view, end) : view
      const images = run.beside === 'images' ? { images: imagesOf(ended) } : {}
      store.runs.update(run.id, { ...recordOf(ended, new Map(), run.mode), ...images })
    }
    store.journal.flush()
  }

  return {
    apply: (runId) => decide(runId, apply),
    discard: (runId) =>
      decide(runId, async (run) => close(run, { draft: 'discarded', ...allRejected(run, clock.now()) })),
    fileSaved,
    supersede,
    close,
    inReview(projectId) {
      const run = pendingOf(projectId)
      return run?.review === undefined ? undefined : run
    },
    redraw,
    show,
    recover,
  }
}
