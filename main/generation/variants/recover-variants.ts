/** After a start of Kiln: what a crash or a close left open of "Try two". */
import { foldRunEvent } from '#shared/contract/run-view.ts'
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Store } from '../../store/store.ts'
import { viewOfRun, wasClosed } from '../journal-view.ts'
import { recordOf } from '../run-record.ts'
import { baseTexts, finishKeeping } from './keep-variant.ts'

/**
 * Before the runs of the conversation are recovered. What was half made stays, to be looked at and kept. Returns the runs
 * whose answers turned out to be kept.
 */
export function recoverVariants(store: Store, clock: Clock): string[] {
  const kept: string[] = []
  for (const run of store.runs.listRunning().filter(({ beside }) => beside === 'variant')) {
    const view = viewOfRun(store, run.id)
    const end: RunEvent = { runId: run.id, seq: view.lastSeq + 1, at: clock.now(), ...wasClosed() }
    // One that had told its end before the crash keeps it: only its record was not written any more.
    const isOpen = view.outcome === undefined
    if (isOpen) store.journal.append([end])
    const pair = run.variantOf === undefined ? undefined : store.variants.get(run.variantOf)
    const before = pair === undefined ? new Map<string, string>() : baseTexts(store, pair)
    const ended = isOpen ? foldRunEvent(view, end) : view
    store.runs.update(run.id, { ...recordOf(ended, before, run.mode), draft: 'none' })
  }
  store.journal.flush()
  for (const pair of store.variants.listAll()) {
    const runs = pair.runIds.map((id) => store.runs.get(id)).filter((run) => run !== undefined)
    if (runs.length === 0) store.variants.remove(pair.id)
    // Written to the folder, and then cut off before it was written down that it was chosen: first, or in the other's place.
    const version = store.versions.latestOfRuns(pair.projectId, pair.runIds)
    const run = runs.find(({ id }) => id === version?.runId)
    if (version !== undefined && run !== undefined && pair.kept.at(-1) !== run.id) {
      finishKeeping(store, pair, run, { versionId: version.id })
      kept.push(run.id)
    }
  }
  return kept
}
