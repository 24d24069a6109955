/** How well the edits of each model apply: what decides whether it is asked for edits or for whole files. */
import type { ModelRef } from '#shared/domain/model.ts'
import type { Database } from './database.ts'

export interface EditCounts {
  /** At once. */
  readonly applied: number
  /** After the model was asked again. */
  readonly repaired: number
  /** Never. */
  readonly failed: number
}

export interface EditLedgerTable {
  /** Nothing of a model that was never asked for edits. */
  get(model: ModelRef): EditCounts | undefined
  /** Adds what came of one answer; `now` in milliseconds since 1970. */
  add(model: ModelRef, counts: EditCounts, now: number): void
}

/** When a model has more than so many, all are halved: a model, or its prompt, may have become better or worse. */
const mostCounted = 200

export function createEditLedgerTable(database: Database): EditLedgerTable {
  const get = database.prepare<[string, string], EditCounts>(
    'SELECT applied, repaired, failed FROM edit_ledger WHERE provider = ? AND model = ?',
  )
  const set = database.prepare<[string, string, number, number, number, number]>(
    `INSERT INTO edit_ledger (provider, model, applied, repaired, failed, updated_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (provider, model) DO UPDATE SET applied = excluded.applied, repaired = excluded.repaired,
     failed = excluded.failed, updated_at = excluded.updated_at`,
  )
  const known = ({ provider, model }: ModelRef): EditCounts | undefined => get.get(provider, model)
  return {
    get: known,
    add(ref, counts, now) {
      const before = known(ref) ?? { applied: 0, repaired: 0, failed: 0 }
      const all = before.applied + before.repaired + before.failed
      const share = all > mostCounted ? 0.5 : 1
      set.run(
        ref.provider,
        ref.model,
        before.applied * share + counts.applied,
        before.repaired * share + counts.repaired,
        before.failed * share + counts.failed,
        now,
      )
    },
  }
}
