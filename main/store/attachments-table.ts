/** What was sent along with prompts, by the sha256 of its bytes. */
import { Attachment } from '#shared/domain/attachment.ts'
import type { Database } from './database.ts'

export interface AttachmentsTable {
  get(id: string): Attachment | undefined
  read(id: string): Uint8Array | undefined
  /** The same bytes again are one, under the newer name, and count as added now. */
  put(attachment: Attachment, bytes: Uint8Array, addedAt: number): void
  /** Forgets what was added before this time and belongs to no run and no waiting prompt; returns how many. */
  removeUnused(addedBefore: number): number
}

interface Row {
  readonly record: string
}

export function createAttachmentsTable(database: Database): AttachmentsTable {
  const get = database.prepare<[string], Row>('SELECT record FROM attachments WHERE id = ?')
  const read = database.prepare<[string], { bytes: Uint8Array }>('SELECT bytes FROM attachments WHERE id = ?')
  const put = database.prepare<[string, number, string, Uint8Array]>(
    `INSERT INTO attachments (id, added_at, record, bytes) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET added_at = excluded.added_at, record = excluded.record`,
  )
  const anyOld = database.prepare<[number], { id: string }>('SELECT id FROM attachments WHERE added_at < ? LIMIT 1')
  const removeUnused = database.prepare<[number]>(
    `DELETE FROM attachments WHERE added_at < ? AND id NOT IN (
       SELECT used.value ->> 'id' FROM runs, json_each(runs.record, '$.attachments') AS used
       UNION
       SELECT used.value ->> 'id'
       FROM prompt_queues, json_each(prompt_queues.queue, '$.prompts') AS waiting,
         json_each(waiting.value, '$.attachments') AS used
     )`,
  )

  return {
    get(id) {
      const row = get.get(id)
      return row === undefined ? undefined : Attachment.parse(JSON.parse(row.record))
    },
    read: (id) => read.get(id)?.bytes,
    put: (attachment, bytes, addedAt) => void put.run(attachment.id, addedAt, JSON.stringify(attachment), bytes),
    // Every run's record is looked through: not for nothing.
    removeUnused: (addedBefore) => (anyOld.get(addedBefore) === undefined ? 0 : removeUnused.run(addedBefore).changes),
  }
}
