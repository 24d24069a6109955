/** Unfinished answers: shown over the project until the user keeps or discards them, and found again after a crash. */
import { emptyRunView, foldRunEvent, type RunView } from '#shared/contract/run-view.ts'
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import { failure } from '#shared/domain/error.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { Clock } from '../lib/clock.ts'
import type { Preview } from '../preview/preview.ts'
import type { Projects } from '../projects/projects.ts'
import type { Store } from '../store/store.ts'
import { recordOf } from './run-record.ts'

export interface Drafts {
  /** Makes a pending draft the project's files; returns the version. */
  apply(runId: string): Promise<{ versionId: string }>
  discard(runId: string): void
  /** Lays the project's pending draft over it in the preview, if there is one. */
  show(projectId: string): void
  /** Ends the runs that a crash left open: what came of them becomes a draft. Only the owner calls this, at its start. */
  recover(): Promise<void>
}

export interface DraftsParts {
  readonly store: Store
  readonly projects: Projects
  readonly preview: Preview
  readonly clock: Clock
  readonly publish: (event: StudioEvent) => void
}

export function createDrafts({ store, projects, preview, clock, publish }: DraftsParts): Drafts {
  /** Projects whose draft lies in the preview already. */
  const shown = new Set<string>()

  function viewOf(runId: string): RunView {
    return store.journal.read(runId, -1).reduce(foldRunEvent, emptyRunView)
  }

  function pending(runId: string): RunRecord {
    const run = store.runs.get(runId)
    if (run === undefined) throw failure('not-found', 'This run is not known any more.')
    if (run.draft !== 'pending') throw failure('invalid-input', 'This draft was already kept, discarded or replaced.')
    return run
  }

  function close(run: RunRecord, patch: Partial<RunRecord>): void {
    store.runs.update(run.id, patch)
    shown.delete(run.projectId)
    preview.clearOverlay(run.projectId)
    publish({ type: 'project-changed', projectId: run.projectId })
  }

  async function apply(runId: string): Promise<{ versionId: string }> {
    const run = pending(runId)
    const files = new Map(viewOf(runId).files.map((file) => [file.path, file.text]))
    const version = await projects.apply(run.projectId, { files }, { reason: 'draft', label: run.prompt, runId })
    close(run, { draft: 'applied', versionId: version.id })
    return { versionId: version.id }
  }

  function show(projectId: string): void {
    if (shown.has(projectId)) return
    const draft = store.runs.listByProject(projectId).find((run) => run.draft === 'pending')
    if (draft === undefined) return
    shown.add(projectId)
    const overlay = preview.overlay(projectId)
    for (const file of viewOf(draft.id).files) {
      overlay.start(file.path)
      overlay.append(file.path, file.text)
      if (file.whole) overlay.end(file.path)
    }
    overlay.finish()
  }

  async function recover(): Promise<void> {
    for (const run of store.runs.listRunning()) {
      const view = viewOf(run.id)
      const version = projects.versions(run.projectId).find(({ runId }) => runId === run.id)
      const applied = version?.reason === 'run'
      const body = applied
        ? { type: 'run-end' as const, outcome: 'done' as const, versionId: version.id }
        : {
            type: 'run-end' as const,
            outcome: 'truncated' as const,
            error: failure('truncated', 'Kiln was closed before this answer was done.').error,
          }
      const end: RunEvent = { runId: run.id, seq: view.lastSeq + 1, at: clock.now(), ...body }
      if (view.outcome === undefined) store.journal.append([end])
      const record = recordOf(foldRunEvent(view, end), new Map())
      store.runs.update(run.id, record)
    }
    store.journal.flush()
  }

  return { apply, discard: (runId) => close(pending(runId), { draft: 'discarded' }), show, recover }
}
