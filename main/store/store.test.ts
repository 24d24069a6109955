import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Project } from '#shared/domain/project.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import { openDatabase } from './database.ts'
import { openStore, type Store } from './store.ts'
import type { NewVersion } from './versions-table.ts'

let folder: string
let store: Store

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiln-store-'))
  store = openStore(folder)
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

function reopen(): void {
  store.close()
  store = openStore(folder)
}

function project(id: string, patch: Partial<Project> = {}): Project {
  return { id, name: id, kind: 'page', folder: `/projects/${id}`, createdAt: 1, updatedAt: 1, ...patch }
}

function run(id: string, patch: Partial<RunRecord> = {}): RunRecord {
  return {
    id,
    projectId: 'p',
    prompt: 'a timer',
    kind: 'page',
    mode: 'create',
    asked: { provider: 'starter', model: 'starter' },
    state: 'running',
    draft: 'none',
    startedAt: 1,
    text: '',
    attachments: [],
    citations: [],
    files: [],
    ...patch,
  }
}

function version(id: string, files: Record<string, string>, patch: Partial<NewVersion> = {}): NewVersion {
  const entries = Object.entries(files).map(([name, hash]) => ({ path: name, hash, bytes: hash.length }))
  return { id, projectId: 'p', reason: 'run', label: id, createdAt: 1, files: entries, changes: new Map(), ...patch }
}

/** The contents are their own hashes: enough for the table, which takes hashes as given. */
function contents(...hashes: string[]): Map<string, Uint8Array> {
  return new Map(hashes.map((hash) => [hash, Buffer.from(hash)]))
}

test('what is kept is there again after the store is reopened', () => {
  store.projects.insert(project('p'))
  store.runs.insert(run('r'))
  store.versions.insert(version('v', { 'index.html': 'one' }), contents('one'))
  store.values.set('name', 'value')
  store.secrets.set('key', new Uint8Array([0, 255]))
  store.settings.write({ theme: 'dark' })
  reopen()
  expect(store.projects.get('p')).toEqual(project('p'))
  expect(store.runs.get('r')).toEqual(run('r'))
  expect(store.versions.file('v', 'index.html')).toEqual(Buffer.from('one'))
  expect(store.values.get('name')).toBe('value')
  expect(store.secrets.get('key')).toEqual(Buffer.from([0, 255]))
  expect(store.settings.read()).toEqual({ theme: 'dark' })
  expect(store.check()).toEqual([])
})

test('a committed write waits for the disk, and readers do not block writers', () => {
  const database = openDatabase(path.join(folder, 'kiln.db'), 'FULL')
  expect(database.pragma('synchronous', { simple: true })).toBe(2)
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  database.close()
})

test.skipIf(process.platform === 'win32')('the data folder that Kiln makes is for its user alone', () => {
  const own = path.join(folder, 'made')
  openStore(own).close()
  expect(statSync(own).mode & 0o077).toBe(0)
})

describe('projects', () => {
  test('are listed newest change first; an update changes the named fields only', () => {
    store.projects.insert(project('a', { updatedAt: 1 }))
    store.projects.insert(project('b', { updatedAt: 2 }))
    store.projects.update('a', { updatedAt: 3 })
    expect(store.projects.list()).toEqual([project('a', { updatedAt: 3 }), project('b', { updatedAt: 2 })])
    store.projects.update('nobody', { name: 'x' })
  })

  test('two never share a folder', () => {
    store.projects.insert(project('a', { folder: '/same' }))
    expect(() => store.projects.insert(project('b', { folder: '/same' }))).toThrow(/UNIQUE/)
  })

  test('a removed one takes its runs, events, versions and contents along, and leaves what others share', () => {
    store.projects.insert(project('p'))
    store.projects.insert(project('q'))
    store.runs.insert(run('r'))
    store.journal.append([{ runId: 'r', seq: 0, at: 1, type: 'text-delta', text: 'x' }])
    store.journal.flush()
    store.versions.insert(version('v', { a: 'own', b: 'shared' }), contents('own', 'shared'))
    store.versions.insert(version('w', { b: 'shared' }, { projectId: 'q' }), new Map())
    store.projects.remove('p')
    expect(store.runs.get('r')).toBeUndefined()
    expect(store.journal.read('r', -1)).toEqual([])
    expect(store.versions.get('v')).toBeUndefined()
    expect(store.versions.hasBlob('own')).toBe(false)
    expect(store.versions.file('w', 'b')).toEqual(Buffer.from('shared'))
    expect(store.check()).toEqual([])
  })
})

describe('runs', () => {
  beforeEach(() => store.projects.insert(project('p')))

  test('are listed oldest first; those that have not ended are found', () => {
    store.runs.insert(run('late', { startedAt: 2 }))
    store.runs.insert(run('early', { startedAt: 1 }))
    expect(store.runs.listByProject('p').map(({ id }) => id)).toEqual(['early', 'late'])
    store.runs.update('early', { state: 'done', endedAt: 5 })
    expect(store.runs.listRunning().map(({ id }) => id)).toEqual(['late'])
    expect(store.runs.get('early')).toEqual(run('early', { state: 'done', endedAt: 5 }))
  })

  test('one of a project that is not there is refused', () => {
    expect(() => store.runs.insert(run('r', { projectId: 'nobody' }))).toThrow(/FOREIGN KEY/)
  })

  test('one that is gone is not brought back by a late update', () => {
    store.runs.update('nobody', { state: 'done' })
    expect(store.runs.get('nobody')).toBeUndefined()
  })
})

describe('versions', () => {
  beforeEach(() => store.projects.insert(project('p')))

  test('count from 1 in each project, newest first, and say which files they have', () => {
    store.projects.insert(project('q'))
    store.versions.insert(version('v1', { a: 'one' }), contents('one'))
    store.versions.insert(version('v2', { a: 'one', b: 'two' }, { runId: 'r' }), contents('two'))
    store.versions.insert(version('w1', {}, { projectId: 'q' }), new Map())
    const [second, first] = store.versions.listByProject('p')
    expect(first).toEqual({
      id: 'v1',
      projectId: 'p',
      number: 1,
      reason: 'run',
      label: 'v1',
      createdAt: 1,
      files: [{ path: 'a', bytes: 3 }],
    })
    expect(second).toMatchObject({ number: 2, runId: 'r' })
    expect(store.versions.get('v2')).toEqual(second)
    expect(store.versions.get('w1')).toMatchObject({ number: 1, files: [] })
    expect([...store.versions.latestFiles('p').keys()]).toEqual(['a', 'b'])
  })

  test('an intent is listed nowhere until it is finished, and then it is the newest change', () => {
    store.versions.insert(
      version(
        'v',
        { a: 'one' },
        {
          createdAt: 7,
          changes: new Map([
            ['a', 'one'],
            ['b', undefined],
          ]),
        },
      ),
      contents('one'),
    )
    expect(store.versions.listByProject('p')).toEqual([])
    expect(store.versions.get('v')).toBeUndefined()
    expect(store.versions.pending()).toEqual([
      {
        versionId: 'v',
        projectId: 'p',
        changes: new Map([
          ['a', Buffer.from('one')],
          ['b', undefined],
        ]),
      },
    ])
    store.versions.finish('v')
    expect(store.versions.pending()).toEqual([])
    expect(store.versions.get('v')).toMatchObject({ number: 1 })
    expect(store.projects.get('p')?.updatedAt).toBe(7)
  })

  test('a dropped intent leaves no trace; a whole version cannot be dropped', () => {
    store.versions.insert(version('v', { a: 'one' }), contents('one'))
    store.versions.insert(version('i', { a: 'two' }, { changes: new Map([['a', 'two']]) }), contents('two'))
    store.versions.drop('i')
    store.versions.drop('v')
    expect(store.versions.pending()).toEqual([])
    expect(store.versions.listByProject('p').map(({ id }) => id)).toEqual(['v'])
  })

  test('an empty file and an intent to write one are told from a removal', () => {
    store.versions.insert(version('v', { a: '' }, { changes: new Map([['a', '']]) }), new Map([['', new Uint8Array()]]))
    expect(store.versions.pending()[0]?.changes.get('a')).toEqual(Buffer.alloc(0))
    store.versions.finish('v')
    expect(store.versions.file('v', 'a')).toEqual(Buffer.alloc(0))
  })

  test('a version whose content nobody brought is refused whole', () => {
    expect(() => store.versions.insert(version('v', { a: 'missing' }), new Map())).toThrow(/FOREIGN KEY/)
    expect(store.versions.listByProject('p')).toEqual([])
  })
})

test('values are found by the beginning of their names, whatever characters that has', () => {
  store.values.set('a%:1', 'x')
  store.values.set('a%:2', 'y')
  store.values.set('ab:3', 'z')
  expect(store.values.withPrefix('a%:')).toEqual(
    new Map([
      ['a%:1', 'x'],
      ['a%:2', 'y'],
    ]),
  )
  store.values.remove('a%:1')
  expect(store.values.get('a%:1')).toBeUndefined()
})
