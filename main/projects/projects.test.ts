import { mkdir, mkdtemp, readdir, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Project } from '#shared/domain/project.ts'
import { openDatabase } from '../store/database.ts'
import { openStore, type Store } from '../store/store.ts'
import { hashOf } from './snapshot.ts'
import { createProjects, type Projects } from './projects.ts'

let folder: string
let store: Store
let projects: Projects
let now = 1_000

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kiln-projects-'))
  open()
})
afterEach(async () => {
  store.close()
  await rm(folder, { recursive: true, force: true })
})

function open(): void {
  store = openStore(path.join(folder, 'data'))
  const clock = { now: () => (now += 1) }
  projects = createProjects({ store, projectsFolder: path.join(folder, 'projects'), clock })
}

function restart(): void {
  store.close()
  open()
}

async function create(name = 'FocusFlow'): Promise<Project> {
  return projects.create({ name, kind: 'page' })
}

/** Makes or saves files, removes those given as undefined; returns the version's id. */
async function apply(
  id: string,
  files: Record<string, string | undefined>,
  reason: 'run' | 'save' = 'run',
): Promise<string> {
  const kept = Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const removed = Object.keys(files).filter((name) => files[name] === undefined)
  return (await projects.apply(id, { files: new Map(kept), removed }, { reason, label: 'a prompt' })).id
}

async function filesOf(id: string): Promise<Record<string, string>> {
  return Object.fromEntries(await projects.workspace(id).readTexts())
}

function saved(versionId: string, name: string): string | undefined {
  const bytes = projects.versionFile(versionId, name)
  return bytes === undefined ? undefined : Buffer.from(bytes).toString()
}

function reasonsOf(id: string): string[] {
  return projects.versions(id).map(({ reason }) => reason)
}

describe('projects', () => {
  test('get a folder of their name, each its own, in any script', async () => {
    const names = ['Focus Flow', 'focus: flow!', 'مؤقّت الدراسة', 'Café ☕', 'con', '...', '../../etc']
    const made = []
    for (const name of names) made.push(path.basename((await create(name)).folder))
    expect(made).toEqual(['focus-flow', 'focus-flow-2', 'مؤقّت-الدراسة', 'cafe', 'con-app', 'app', 'etc'])
    expect((await readdir(path.join(folder, 'projects'))).length).toBe(names.length)
  })

  test('made at the same time do not share a folder', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => create()))
    expect(new Set(made.map((project) => project.folder)).size).toBe(5)
  })

  test('need a name, and not an endless one', async () => {
    await expect(create(' \n ')).rejects.toThrow('Give the project a name.')
    await expect(create('x'.repeat(81))).rejects.toMatchObject({ error: { kind: 'invalid-input' } })
  })

  test('are listed newest change first, and renamed without moving their folder', async () => {
    const a = await create('A')
    const b = await create('B')
    await apply(a.id, { 'index.html': 'x' })
    expect(projects.list().map(({ id }) => id)).toEqual([a.id, b.id])
    await projects.rename(b.id, '  Bee  ')
    expect(projects.get(b.id)).toMatchObject({ name: 'Bee', folder: b.folder })
    await expect(projects.rename('nobody', 'x')).rejects.toMatchObject({ error: { kind: 'not-found' } })
    expect(() => projects.workspace('nobody')).toThrow('not there any more')
  })
})

describe('a change', () => {
  test('is on disk and a version of all files, also of those that it did not touch', async () => {
    const { id } = await create()
    await apply(id, { 'index.html': 'one', 'css/app.css': 'body{}' })
    const second = await apply(id, { 'index.html': 'two', 'old.js': undefined })
    expect(await filesOf(id)).toEqual({ 'css/app.css': 'body{}', 'index.html': 'two' })
    expect(saved(second, 'css/app.css')).toBe('body{}')
    expect(projects.versions(id).map(({ number }) => number)).toEqual([2, 1])
    restart()
    expect(saved(second, './index.html')).toBe('two')
    expect(saved(second, '../index.html')).toBeUndefined()
  })

  test('that is refused leaves files and versions as they were', async () => {
    const { id } = await create()
    await apply(id, { 'a.txt': 'one' })
    for (const bad of ['../b.txt', 'A.txt', 'a.txt/b']) {
      await expect(apply(id, { 'a.txt': 'two', [bad]: 'x' })).rejects.toMatchObject({
        error: { kind: 'invalid-input' },
      })
    }
    expect(await filesOf(id)).toEqual({ 'a.txt': 'one' })
    expect(reasonsOf(id)).toEqual(['run'])
    expect(store.versions.pending()).toEqual([])
  })

  test('that fails on the way leaves files and versions as they were, and the next one works', async () => {
    const { id, folder: own } = await create()
    await apply(id, { 'a.txt': 'one' })
    await mkdir(path.join(own, 'z.txt'))
    await expect(apply(id, { 'a.txt': 'two', 'z.txt': 'x' })).rejects.toMatchObject({
      error: { kind: 'invalid-input' },
    })
    expect(await filesOf(id)).toEqual({ 'a.txt': 'one' })
    expect(store.versions.pending()).toEqual([])
    await apply(id, { 'a.txt': 'two' })
    expect(await filesOf(id)).toEqual({ 'a.txt': 'two' })
    expect(reasonsOf(id)).toEqual(['run', 'run'])
  })

  test('whose version cannot be written down to the end is taken back from the disk', async () => {
    const { id } = await create()
    await apply(id, { 'a.txt': 'one', 'gone.txt': 'x' })
    const other = openDatabase(path.join(folder, 'data', 'kiln.db'), 'FULL')
    // A trigger stands for a disk that is full just then.
    other.exec("CREATE TRIGGER refuse BEFORE UPDATE ON versions BEGIN SELECT RAISE(ABORT, 'no space'); END")
    await expect(apply(id, { 'a.txt': 'two', 'b.txt': 'new', 'gone.txt': undefined })).rejects.toThrow('no space')
    other.exec('DROP TRIGGER refuse')
    other.close()
    expect(await filesOf(id)).toEqual({ 'a.txt': 'one', 'gone.txt': 'x' })
    expect(reasonsOf(id)).toEqual(['run'])
    expect(store.versions.pending()).toEqual([])
  })

  test('changes asked for at once come one after the other, each a version of its own', async () => {
    const { id } = await create()
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => apply(id, { [`f${index}.txt`]: 'x', 'last.txt': `${index}` })),
    )
    const sizes = projects.versions(id).map(({ files }) => files.length)
    expect(sizes).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
    expect((await filesOf(id))['last.txt']).toBe('9')
  })

  test('a content that comes again costs no second copy', async () => {
    const { id } = await create()
    await apply(id, { 'a.txt': 'same', 'b.txt': 'same' })
    const version = await apply(id, { 'c.txt': 'same' })
    expect(store.versions.blob(hashOf(Buffer.from('same')))).toEqual(Buffer.from('same'))
    expect(saved(version, 'c.txt')).toBe('same')
  })

  test('keeps first what another program wrote and it would overwrite', async () => {
    const { id, folder: own } = await create()
    await apply(id, { 'a.txt': 'one', 'b.txt': 'one' })
    await writeFile(path.join(own, 'a.txt'), 'by hand')
    await apply(id, { 'b.txt': 'two' })
    expect(reasonsOf(id)).toEqual(['run', 'run'])
    await writeFile(path.join(own, 'b.txt'), 'by hand')
    await apply(id, { 'b.txt': 'three' })
    expect(reasonsOf(id)).toEqual(['run', 'external', 'run', 'run'])
    expect(saved(projects.versions(id)[1]?.id ?? '', 'b.txt')).toBe('by hand')
  })

  test('files that a run wrote one by one are not taken for changes from outside', async () => {
    const { id } = await create()
    await projects.workspace(id).write('index.html', 'draft')
    await projects.workspace(id).write('index.html', 'whole')
    await apply(id, { 'index.html': 'whole' })
    expect(reasonsOf(id)).toEqual(['run'])
  })
})

describe('a restore', () => {
  test('brings back exactly the files of then, and can itself be undone', async () => {
    const { id } = await create()
    const first = await apply(id, { 'a.txt': 'one', 'x/b.txt': 'one' })
    const second = await apply(id, { 'a.txt': 'two', 'x/b.txt': undefined, x: 'a file now' })
    const restored = await projects.restore(id, first)
    expect(await filesOf(id)).toEqual({ 'a.txt': 'one', 'x/b.txt': 'one' })
    expect(restored).toMatchObject({ number: 3, reason: 'restore', label: 'Restored version 1' })
    await projects.restore(id, second)
    expect(await filesOf(id)).toEqual({ 'a.txt': 'two', x: 'a file now' })
  })

  test('keeps first what is in no version', async () => {
    const { id, folder: own } = await create()
    const first = await apply(id, { 'a.txt': 'one' })
    await writeFile(path.join(own, 'new.txt'), 'by hand')
    await projects.restore(id, first)
    expect(await filesOf(id)).toEqual({ 'a.txt': 'one' })
    expect(reasonsOf(id)).toEqual(['restore', 'external', 'run'])
    await projects.restore(id, projects.versions(id)[1]?.id ?? '')
    expect(await filesOf(id)).toEqual({ 'a.txt': 'one', 'new.txt': 'by hand' })
  })

  test("of another project's version is refused", async () => {
    const mine = await create()
    const other = await create()
    const version = await apply(other.id, { 'a.txt': 'x' })
    await expect(projects.restore(mine.id, version)).rejects.toMatchObject({ error: { kind: 'not-found' } })
    await expect(projects.restore(mine.id, 'nothing')).rejects.toMatchObject({ error: { kind: 'not-found' } })
  })

  test('brings back bytes that are no text', async () => {
    const { id } = await create()
    const bytes = Buffer.from([0, 255, 128, 10])
    const version = await projects.apply(
      id,
      { files: new Map([['logo.png', bytes]]) },
      { reason: 'save', label: 'logo' },
    )
    await apply(id, { 'logo.png': undefined })
    await projects.restore(id, version.id)
    expect(await projects.workspace(id).read('logo.png')).toEqual(bytes)
  })
})

describe('after a crash in the middle of a change', () => {
  /** As `apply` leaves it when it is cut off after its intent was written down. */
  function intend(id: string, changes: Record<string, string | undefined>): void {
    const bytes = Object.values(changes).flatMap((text) => (text === undefined ? [] : [Buffer.from(text)]))
    const hash = (text: string): string => hashOf(Buffer.from(text))
    store.versions.insert(
      {
        id: `intent-of-${id}`,
        projectId: id,
        reason: 'run',
        label: 'cut off',
        createdAt: 5,
        files: Object.entries(changes).flatMap(([name, text]) =>
          text === undefined ? [] : [{ path: name, hash: hash(text), bytes: Buffer.byteLength(text) }],
        ),
        changes: new Map(
          Object.entries(changes).map(([name, text]) => [name, text === undefined ? undefined : hash(text)]),
        ),
      },
      new Map(bytes.map((content) => [hashOf(content), content])),
    )
  }

  test('the start finishes it, and sweeps what was staged', async () => {
    const { id, folder: own } = await create()
    await apply(id, { 'a.txt': 'old', 'gone.txt': 'old' })
    intend(id, { 'a.txt': 'new', 'b/c.txt': 'new', 'gone.txt': undefined })
    await writeFile(path.join(own, 'a.txt'), 'new')
    await mkdir(path.join(own, '.kiln-staging-1'))
    await writeFile(path.join(own, '.kiln-staging-1', 'new-0'), 'new')
    restart()
    expect(await projects.recover()).toEqual([])
    expect(await filesOf(id)).toEqual({ 'a.txt': 'new', 'b/c.txt': 'new' })
    expect(await readdir(own)).toEqual(['a.txt', 'b'])
    expect(projects.versions(id)[0]).toMatchObject({ label: 'cut off', number: 2 })
    expect(store.versions.pending()).toEqual([])
  })

  test('what the user wrote there since is kept as a version first', async () => {
    const { id, folder: own } = await create()
    await apply(id, { 'a.txt': 'old' })
    intend(id, { 'a.txt': 'new' })
    await writeFile(path.join(own, 'a.txt'), 'by hand')
    await projects.recover()
    expect(await filesOf(id)).toEqual({ 'a.txt': 'new' })
    const external = projects.versions(id).find(({ reason }) => reason === 'external')
    expect(saved(external?.id ?? '', 'a.txt')).toBe('by hand')
  })

  test('a project whose folder is gone gets none of it', async () => {
    const { id, folder: own } = await create()
    intend(id, { 'a.txt': 'new' })
    await rm(own, { recursive: true })
    expect(await projects.recover()).toEqual([])
    expect(store.versions.pending()).toEqual([])
    expect(await readdir(path.join(folder, 'projects'))).toEqual([])
  })

  test('what cannot be finished is told, holds up no other project, and is finished when it can be', async () => {
    const blocked = await create('Blocked')
    const other = await create('Other')
    intend(blocked.id, { 'css/a.txt': 'new' })
    intend(other.id, { 'a.txt': 'new' })
    await symlink(folder, path.join(blocked.folder, 'css'))
    expect(await projects.recover()).toMatchObject([{ projectId: blocked.id, error: { kind: 'invalid-input' } }])
    expect(await filesOf(other.id)).toEqual({ 'a.txt': 'new' })
    await unlink(path.join(blocked.folder, 'css'))
    await apply(blocked.id, { 'b.txt': 'next' })
    expect(await filesOf(blocked.id)).toEqual({ 'b.txt': 'next', 'css/a.txt': 'new' })
  })
})
