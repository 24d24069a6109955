/** Runs as kiln.db keeps them: the conversation of each project. */
import { RunRecord } from '#shared/domain/run.ts'
import type { Database } from './database.ts'

export interface RunsTable {
  get(id: string): RunRecord | undefined
  /** Oldest first. */
  listByProject(projectId: string): RunRecord[]
  /** Runs that have not ended, as far as the database knows: after a crash, those that it cut off. */
  listRunning(): RunRecord[]
  /** Those that are done, and of which the user has not decided yet whether the app is to have what they came to. */
  listUndecided(): Pick<RunRecord, 'id' | 'projectId'>[]
  /** What every run that ended well was asked, oldest first. */
  listAnswered(): Pick<RunRecord, 'id' | 'projectId' | 'mode' | 'prompt'>[]
  insert(run: RunRecord): void
  /** Changes the named fields; nothing happens when the run is gone. */
  update(id: string, patch: Partial<Omit<RunRecord, 'id'>>): void
}

interface Row {
  readonly record: string
}

export function createRunsTable(database: Database): RunsTable {
  const get = database.prepare<[string], Row>('SELECT record FROM runs WHERE id = ?')
  const byProject = database.prepare<[string], Row>(
    'SELECT record FROM runs WHERE project_id = ? ORDER BY started_at, id',
  )
  const running = database.prepare<[], Row>("SELECT record FROM runs WHERE state = 'running' ORDER BY started_at, id")
  const answered = database.prepare<[], Pick<RunRecord, 'id' | 'projectId' | 'mode' | 'prompt'>>(
    `SELECT id, project_id AS projectId, record ->> '$.mode' AS mode, record ->> '$.prompt' AS prompt
     FROM runs WHERE state = 'done' AND record ->> '$.beside' IS NULL AND record ->> '$.fix' IS NULL
     ORDER BY started_at, id`,
  )
  const undecided = database.prepare<[], Pick<RunRecord, 'id' | 'projectId'>>(
    "SELECT id, project_id AS projectId FROM runs WHERE state = 'done' AND record ->> '$.draft' = 'pending'",
  )
  const write = database.prepare<[ReturnType<typeof toRow>]>(
    `INSERT INTO runs (id, project_id, state, started_at, record) VALUES (@id, @projectId, @state, @startedAt, @record)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, started_at = excluded.started_at, record = excluded.record`,
  )
  const insert = database.prepare<[ReturnType<typeof toRow>]>(
    'INSERT INTO runs (id, project_id, state, started_at, record) VALUES (@id, @projectId, @state, @startedAt, @record)',
  )

  return {
    get(id) {
      const row = get.get(id)
      return row === undefined ? undefined : fromRow(row)
    },
    listByProject: (projectId) => byProject.all(projectId).map(fromRow),
    listRunning: () => running.all().map(fromRow),
    listUndecided: () => undecided.all(),
    listAnswered: () => answered.all(),
    insert: (run) => void insert.run(toRow(run)),
    update: database.transaction((id: string, patch: Partial<Omit<RunRecord, 'id'>>) => {
      const row = get.get(id)
      if (row !== undefined) write.run(toRow({ ...fromRow(row), ...patch }))
    }),
  }
}

function toRow(run: RunRecord): { id: string; projectId: string; state: string; startedAt: number; record: string } {
  const { id, projectId, state, startedAt } = run
  return { id, projectId, state, startedAt, record: JSON.stringify(run) }
}

function fromRow(row: Row): RunRecord {
  return RunRecord.parse(JSON.parse(row.record))
}
