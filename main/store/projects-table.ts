/** Projects as kiln.db keeps them; those in the trash are there too, and no ordinary reading finds them. */
import type { Project } from '#shared/domain/project.ts'
import type { Database } from './database.ts'

/** A project with what the list shows beside it. */
export interface ProjectSummary extends Project {
  /** Of its files together, as of the newest version. */
  readonly bytes: number
  readonly thumbnailAt?: number
}

/** A project in the trash: its `folder` is where its files lie now. */
export interface RemovedProject extends Project {
  readonly removedAt: number
  /** Where its folder was. */
  readonly removedFrom: string
}

export interface ProjectsTable {
  /** Newest change first. */
  list(): Project[]
  /** The same with their sizes and pictures' times. */
  summaries(): ProjectSummary[]
  get(id: string): Project | undefined
  /** Whether a project has this folder, one in the trash too. */
  hasFolder(folder: string): boolean
  insert(project: Project): void
  /** Changes the named fields; nothing happens when the project is gone. */
  update(id: string, patch: Partial<Omit<Project, 'id'>>): void
  /** Those in the trash, longest there first. */
  listRemoved(): RemovedProject[]
  getRemoved(id: string): RemovedProject | undefined
  /** Puts it into the trash: all that belongs to it stays, and `folder` is where its files lie from now on. */
  setRemoved(id: string, removal: { readonly at: number; readonly folder: string }): void
  /** Takes it out of the trash, its files lying in `folder`. */
  setReturned(id: string, folder: string): void
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
  readonly removed_at: number | null
  readonly removed_from: string | null
}

interface SummaryRow extends Row {
  readonly bytes: number
  readonly captured_at: number | null
}

export function createProjectsTable(database: Database): ProjectsTable {
  const list = database.prepare<[], Row>(
    'SELECT * FROM projects WHERE removed_at IS NULL ORDER BY updated_at DESC, id DESC',
  )
  const summaries = database.prepare<[], SummaryRow>(
    `SELECT p.*, t.captured_at,
       (SELECT coalesce(sum(f.bytes), 0) FROM version_files f WHERE f.version_id =
         (SELECT v.id FROM versions v WHERE v.project_id = p.id AND v.whole = 1 ORDER BY v.number DESC LIMIT 1)) AS bytes
     FROM projects p LEFT JOIN thumbnails t ON t.project_id = p.id
     WHERE p.removed_at IS NULL ORDER BY p.updated_at DESC, p.id DESC`,
  )
  const get = database.prepare<[string], Row>('SELECT * FROM projects WHERE id = ? AND removed_at IS NULL')
  const hasFolder = database.prepare<[string], { one: number }>('SELECT 1 AS one FROM projects WHERE folder = ?')
  const insert = database.prepare<[Project]>(
    `INSERT INTO projects (id, name, kind, folder, created_at, updated_at)
     VALUES (@id, @name, @kind, @folder, @createdAt, @updatedAt)`,
  )
  const update = database.prepare<[Project]>(
    `UPDATE projects SET name = @name, kind = @kind, folder = @folder, created_at = @createdAt, updated_at = @updatedAt
     WHERE id = @id`,
  )
  const listRemoved = database.prepare<[], Row>(
    'SELECT * FROM projects WHERE removed_at IS NOT NULL ORDER BY removed_at, id',
  )
  const getRemoved = database.prepare<[string], Row>('SELECT * FROM projects WHERE id = ? AND removed_at IS NOT NULL')
  const setRemoved = database.prepare<[{ id: string; at: number; folder: string }]>(
    'UPDATE projects SET removed_at = @at, removed_from = folder, folder = @folder WHERE id = @id AND removed_at IS NULL',
  )
  const setReturned = database.prepare<[{ id: string; folder: string }]>(
    'UPDATE projects SET removed_at = NULL, removed_from = NULL, folder = @folder WHERE id = @id',
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
    summaries: () =>
      summaries.all().map((row) => ({
        ...fromRow(row),
        bytes: row.bytes,
        ...(row.captured_at === null ? {} : { thumbnailAt: row.captured_at }),
      })),
    get(id) {
      const row = get.get(id)
      return row === undefined ? undefined : fromRow(row)
    },
    hasFolder: (folder) => hasFolder.get(folder) !== undefined,
    insert: (project) => void insert.run(project),
    update: database.transaction((id: string, patch: Partial<Omit<Project, 'id'>>) => {
      const row = get.get(id)
      if (row !== undefined) update.run({ ...fromRow(row), ...patch })
    }),
    listRemoved: () => listRemoved.all().map(fromRemovedRow),
    getRemoved(id) {
      const row = getRemoved.get(id)
      return row === undefined ? undefined : fromRemovedRow(row)
    },
    setRemoved: (id, removal) => void setRemoved.run({ id, ...removal }),
    setReturned: (id, folder) => void setReturned.run({ id, folder }),
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

function fromRemovedRow(row: Row): RemovedProject {
  return { ...fromRow(row), removedAt: row.removed_at ?? 0, removedFrom: row.removed_from ?? row.folder }
}
