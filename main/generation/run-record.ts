/** From a run's events to the record that is kept of it. */
import { diffLines } from 'diff'
import { appOf } from '#shared/contract/run-app.ts'
import type { RunView } from '#shared/contract/run-view.ts'
import type { DraftState, RunFile, RunRecord } from '#shared/domain/run.ts'

/** What an ended run's view says, as changes to its record. `before`: the project's files when the run began. */
export function recordOf(
  view: RunView,
  before: ReadonlyMap<string, string>,
  mode: RunRecord['mode'],
): Partial<RunRecord> {
  const app = appOf(view)
  return {
    state: view.outcome ?? 'failed',
    draft: draftOf(view, mode),
    text: view.text.trim(),
    files: view.files.map((file) => countLines(file, before.get(file.path) ?? '')),
    citations: [...view.citations],
    ...(app === undefined ? {} : { app }),
    ...(view.reasoning === '' ? {} : { reasoned: true }),
    ...(view.rejected.length === 0 ? {} : { rejected: [...view.rejected] }),
    ...(view.editProblems.length === 0 ? {} : { editProblems: [...view.editProblems] }),
    ...(view.fixes.length === 0 ? {} : { fixes: [...view.fixes] }),
    ...(view.endedAt === undefined ? {} : { endedAt: view.endedAt }),
    ...(view.answered === undefined ? {} : { answered: view.answered }),
    ...(Object.keys(view.path).length === 0 ? {} : { path: view.path }),
    ...(view.usage === undefined ? {} : { usage: view.usage }),
    ...(view.cost === undefined ? {} : { cost: view.cost }),
    ...(view.error === undefined ? {} : { error: view.error }),
    ...(view.versionId === undefined ? {} : { versionId: view.versionId }),
    ...(view.firstTokenAt === undefined || view.startedAt === undefined
      ? {}
      : { firstTokenMs: view.firstTokenAt - view.startedAt }),
  }
}

/** An answer that did not end well is a draft as long as some of it is not in the project. */
function draftOf(view: RunView, mode: RunRecord['mode']): DraftState {
  // Whatever is whole of a React app is in its folder: what waits is the rest of its plan. A screen is tried again, not kept.
  if (view.plan?.react !== undefined) return mode === 'create' && view.outcome !== 'done' ? 'pending' : 'none'
  if (view.review) return 'pending'
  if (view.outcome === 'done' || view.files.length === 0) return 'none'
  const applied = view.versionId !== undefined && view.files.every((file) => file.whole)
  return applied ? 'none' : 'pending'
}

/** What a file of an answer changes; `before`: its text until then, empty for a new one. */
export function countLines(file: { path: string; text: string; whole: boolean }, before: string): RunFile {
  let added = 0
  let removed = 0
  // A bound, so that a rewritten large file cannot hold up the run's end; past it, all lines count as changed.
  const parts = diffLines(before, file.text, { timeout: 200 })
  if (parts === undefined) {
    added = lineCount(file.text)
    removed = lineCount(before)
  } else {
    for (const part of parts) {
      if (part.added) added += part.count
      if (part.removed) removed += part.count
    }
  }
  return { path: file.path, added, removed, whole: file.whole }
}

function lineCount(text: string): number {
  return text === '' ? 0 : text.split('\n').length
}
