import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import fs from 'node:fs'
import path from 'node:path'
import git from 'isomorphic-git'
import { expect, test } from 'vitest'
import { exportGitTo, exportGitZip } from './export/export-git.ts'
import { tagName } from './export/git-repository.ts'
import { createHistory, type History } from './history.ts'
import { readZip } from './import/read-zip.ts'
import { openTestProjects, type TestProjects } from './test-projects.ts'

const { signal } = new AbortController()

async function opened(): Promise<TestProjects & { history: History }> {
  const opened = await openTestProjects()
  return Object.assign(opened, { history: createHistory({ ...opened, now: () => 5 }) })
}

test('each of thirty versions, by prompt, by hand and by other programs, comes back byte for byte', async () => {
  const { projects, make, history } = await opened()
  const { id, folder } = await make()
  const states: Record<string, string>[] = []
  const read = async (): Promise<Record<string, string>> => {
    const bytes = [...(await projects.contents(id))].map(([name, content]) => [
      name,
      Buffer.from(content).toString('hex'),
    ])
    return Object.fromEntries(bytes.sort()) as Record<string, string>
  }
  const label = 'change'
  for (let step = 0; step < 30; step += 1) {
    const files = new Map<string, Uint8Array | string>([
      ['index.html', `<p>${step}\r\n\t$& é ${'line\n'.repeat(step)}`],
      [`deep/${step % 4}/b.bin`, new Uint8Array([0, 255, step, 13, 10])],
    ])
    if (step % 5 === 4) await writeFile(path.join(folder, 'index.html'), `by another program ${step}`)
    const removed = step % 7 === 6 ? [`deep/${(step - 1) % 4}/b.bin`] : []
    await projects.apply(id, { files, removed }, { reason: step % 2 === 0 ? 'run' : 'save', label })
    states.push(await read())
  }
  const made = projects.versions(id).filter((version) => version.label === label)
  expect(made).toHaveLength(30)
  expect(projects.versions(id).filter(({ reason }) => reason === 'external')).toHaveLength(6)
  for (const [index, state] of states.entries()) {
    await projects.restore(id, made[29 - index]?.id ?? '')
    expect(await read()).toEqual(state)
  }
  expect(await history.compare({ projectId: id, from: made[0]?.id ?? '' }, signal)).toEqual([])
})

test('tells the lines of each version, its name and its picture, also after a new start', async () => {
  const test = await opened()
  const { id } = await test.make('App', { 'index.html': 'one\ntwo\n', 'dot.png': 'a\0' })
  await test.projects.apply(
    id,
    { files: new Map([['index.html', 'one\n2\n3\n']]), removed: ['dot.png'] },
    { reason: 'save', label: 'index.html' },
  )
  const [second, first] = test.projects.versions(id).map((version) => version.id)
  test.history.nameCheckpoint(id, first ?? '', ' Before ')
  test.history.saveThumbnail(id, first ?? '', new Uint8Array([0xff, 0xd8, 0xff, 0]))
  const told = await test.history.facts(id, signal)
  expect(told).toEqual([
    { versionId: second, added: 2, removed: 1 },
    { versionId: first, added: 2, removed: 0, checkpoint: 'Before', thumbnailAt: 5 },
  ])
  test.restart()
  const again = createHistory({ ...test, now: () => 6 })
  expect(await again.facts(id, signal)).toEqual(told)
  again.nameCheckpoint(id, first ?? '', '')
  expect((await again.facts(id, signal))[1]).not.toHaveProperty('checkpoint')
  expect(() => again.nameCheckpoint('another', first ?? '', 'x')).toThrow(/not there/)
  expect(test.store.check()).toEqual([])
})

test('compares two versions, and one with what the folder holds now', async () => {
  const { projects, make, history } = await opened()
  const { id, folder } = await make('App', { 'a.txt': 'one\n', 'b.txt': 'same' })
  await projects.apply(id, { files: new Map([['c.txt', 'new\n']]), removed: ['a.txt'] }, { reason: 'run', label: 'x' })
  const [second = '', first = ''] = projects.versions(id).map((version) => version.id)
  const pair = { projectId: id, from: first, to: second }
  expect(await history.compare(pair, signal)).toEqual([
    { path: 'a.txt', change: 'removed', binary: false, added: 0, removed: 1 },
    { path: 'c.txt', change: 'added', binary: false, added: 1, removed: 0 },
  ])
  await writeFile(path.join(folder, 'b.txt'), 'typed elsewhere')
  expect(await history.texts({ projectId: id, from: second }, 'b.txt')).toEqual({
    before: 'same',
    after: 'typed elsewhere',
  })
})

test('a version becomes a project of its own, and the first one stays as it is', async () => {
  const { projects, make, history, textsOf } = await opened()
  const { id } = await make()
  await projects.apply(id, { files: new Map([['index.html', 'two']]) }, { reason: 'run', label: 'second' })
  const made = await history.branch(id, projects.versions(id)[1]?.id ?? '')
  expect(made.name).toBe('FocusFlow (2)')
  expect(await textsOf(made.id)).toEqual({ 'index.html': '<p>one' })
  expect(await textsOf(id)).toEqual({ 'index.html': 'two' })
})

test('the history leaves as a git repository: a commit a version with its prompt and date, a tag a checkpoint', async () => {
  const { projects, store, make, history, folder } = await opened()
  const { id } = await make('App', { 'index.html': 'one', 'css/a.css': 'a{}' })
  await projects.apply(
    id,
    { files: new Map([['index.html', 'two']]), removed: ['css/a.css'] },
    { reason: 'run', label: 'Make it “two”' },
  )
  const [second, first] = projects.versions(id)
  history.nameCheckpoint(id, first?.id ?? '', 'My first: version')
  const dir = path.join(folder, 'out', 'repository')
  expect(await exportGitTo({ store, projectId: id, signal }, dir)).toBe(2)
  const log = await git.log({ fs, dir })
  expect(log.map(({ commit }) => [commit.message, commit.author.name, commit.author.timestamp])).toEqual([
    ['Make it “two”\n', 'Kiln', Math.floor((second?.createdAt ?? 0) / 1000)],
    ['a prompt\n', 'Kiln', Math.floor((first?.createdAt ?? 0) / 1000)],
  ])
  expect(await git.listTags({ fs, dir })).toEqual(['My-first-version'])
  const { blob } = await git.readBlob({ fs, dir, oid: log[1]?.oid ?? '', filepath: 'css/a.css' })
  expect(Buffer.from(blob).toString()).toBe('a{}')
  expect(await readFile(path.join(dir, 'index.html'), 'utf8')).toBe('two')
  expect((await git.statusMatrix({ fs, dir })).every(([, ...row]) => row.join() === '1,1,1')).toBe(true)
  await expect(exportGitTo({ store, projectId: id, signal }, dir)).rejects.toThrow(/new or an empty/)
  const zip = await exportGitZip({ store, projectId: id, signal })
  expect(Buffer.from(zip).toString('latin1')).toContain('.git/refs/heads/main')
  expect([...(await readZip(zip, signal)).files.keys()]).toContain('index.html')
})

test('an export that is stopped leaves nothing behind', async () => {
  const { store, make, folder } = await opened()
  const { id } = await make()
  const target = path.join(folder, 'target')
  await mkdir(target)
  const stopped = AbortSignal.abort()
  await expect(exportGitTo({ store, projectId: id, signal: stopped }, target)).rejects.toThrow()
  expect(await readdir(target)).toEqual([])
})

test('tags are what git takes, and never twice the same on any disk', () => {
  expect(tagName('..a b~^:?*[\\@{c.lock', new Set())).toBe('a-b-c')
  expect(tagName('نسخة أولى', new Set())).toBe('نسخة-أولى')
  expect(tagName('***', new Set(['checkpoint']))).toBe('checkpoint-2')
})
