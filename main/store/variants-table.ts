/** Pairs of answers as kiln.db keeps them: what became of each "Try two". */
import { VariantPair } from '#shared/domain/variant.ts'
import type { Database } from './database.ts'

export interface VariantsTable {
  get(id: string): VariantPair | undefined
  /** Newest first. */
  listByProject(projectId: string): VariantPair[]
  /** Of all projects, oldest first. */
  listAll(): VariantPair[]
  insert(pair: VariantPair): void
  /** Changes the named fields; nothing happens when the pair is gone. */
  update(id: string, patch: Partial<Pick<VariantPair, 'state' | 'kept'>>): void
  remove(id: string): void
}

interface Row {
  readonly record: string
}

export function createVariantsTable(database: Database): VariantsTable {
  const get = database.prepare<[string], Row>('SELECT record FROM variant_pairs WHERE id = ?')
  const byProject = database.prepare<[string], Row>(
    'SELECT record FROM variant_pairs WHERE project_id = ? ORDER BY created_at DESC, id DESC',
  )
  const all = database.prepare<[], Row>('SELECT record FROM variant_pairs ORDER BY created_at, id')
  const insert = database.prepare<[string, string, string, number, string]>(
    'INSERT INTO variant_pairs (id, project_id, state, created_at, record) VALUES (?, ?, ?, ?, ?)',
  )
  const update = database.prepare<[string, string, string]>(
    'UPDATE variant_pairs SET state = ?, record = ? WHERE id = ?',
  )
  const remove = database.prepare<[string]>('DELETE FROM variant_pairs WHERE id = ?')

  function find(id: string): VariantPair | undefined {
    const row = get.get(id)
    return row === undefined ? undefined : fromRow(row)
  }

  return {
    get: find,
    listByProject: (projectId) => byProject.all(projectId).map(fromRow),
    listAll: () => all.all().map(fromRow),
    insert: (pair) => void insert.run(pair.id, pair.projectId, pair.state, pair.createdAt, JSON.stringify(pair)),
    update: database.transaction((id: string, patch: Partial<Pick<VariantPair, 'state' | 'kept'>>) => {
      const pair = find(id)
      if (pair === undefined) return
      const changed = { ...pair, ...patch }
      update.run(changed.state, JSON.stringify(changed), id)
    }),
    remove: (id) => void remove.run(id),
  }
}

function fromRow(row: Row): VariantPair {
  return VariantPair.parse(JSON.parse(row.record))
}
