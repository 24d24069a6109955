/** Projects as kiln.db keeps them. */
import type { Project } from '#shared/domain/project.ts'
import type { Database } from './database.ts'

export interface ProjectsTable {
  /** Newest change first. */
  list(): Project[]
  get(id: string): Project | undefined
  insert(project: Project): void
  /** Changes the named fields; nothing happens when the project is gone. */
  update(id: string, patch: Partial<Omit<Project, 'id'>>): void
  /** Forgets the project, its runs and their events, its versions, and the contents that no other project has. */
  remove(id: string): void
}

interface Row {
  readonly id: string
  readonly name: string
  readonly kind: Project['kind']
  readonly folder: string
  readonly created_at: number
  readonly updated_at: number
}

export function createProjectsTable(database: Database): ProjectsTable {
  const list = database.prepare<[], Row>('SELECT * FROM projects ORDER BY updated_at DESC, id DESC')
  const get = database.prepare<[string], Row>('SELECT * FROM projects WHERE id = ?')
  const insert = database.prepare<[Project]>(
    `INSERT INTO projects (id, name, kind, folder, created_at, updated_at)
     VALUES (@id, @name, @kind, @folder, @createdAt, @updatedAt)`,
  )
  const update = database.prepare<[Project]>(
    `UPDATE projects SET name = @name, kind = @kind, folder = @folder, created_at = @createdAt, updated_at = @updatedAt
     WHERE id = @id`,
  )
  const removeEvents = database.prepare<[string]>(
    'DELETE FROM run_events WHERE run_id IN (SELECT id FROM runs WHERE project_id = ?)',
  )
  const remove = database.prepare<[string]>('DELETE FROM projects WHERE id = ?')
  const removeUnused = database.prepare<[]>(
    `DELETE FROM blobs WHERE hash NOT IN (SELECT hash FROM version_files)
       AND hash NOT IN (SELECT hash FROM version_changes WHERE hash IS NOT NULL)`,
  )

  return {
    list: () => list.all().map(fromRow),
    get(id) {
      const row = get.get(id)
      return row === undefined ? undefined : fromRow(row)
    },
    insert: (project) => void insert.run(project),
    update: database.transaction((id: string, patch: Partial<Omit<Project, 'id'>>) => {
      const row = get.get(id)
      if (row !== undefined) update.run({ ...fromRow(row), ...patch })
    }),
    remove: database.transaction((id: string) => {
      removeEvents.run(id)
      remove.run(id)
      removeUnused.run()
    }),
  }
}

function fromRow(row: Row): Project {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    folder: row.folder,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
