import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestProjects, type TestProjects } from './test-projects.ts'

let at: TestProjects
beforeEach(async () => (at = await openTestProjects()))

/** A place that is no "not there": a name that is too long for any file system. */
const unreadable = (): string => path.join(at.folder, 'x'.repeat(300))

test('the list shows size, state and picture of each project, newest change first', async () => {
  const whole = await at.make('Whole', { 'index.html': 'four', 'a.css': '12' })
  const gone = await at.make('Gone')
  await rm(gone.folder, { recursive: true })
  const locked = await at.make('Locked')
  at.store.projects.update(locked.id, { folder: unreadable() })
  const empty = await at.projects.create({ name: 'Empty', kind: 'react' })
  at.projects.saveThumbnail(whole.id, Buffer.from('\xff\xd8\xff….', 'latin1'))
  expect((await at.projects.listings()).map(({ name, bytes, state }) => [name, bytes, state])).toEqual([
    ['Empty', 0, 'ok'],
    ['Locked', 6, 'unreadable'],
    ['Gone', 6, 'missing'],
    ['Whole', 6, 'ok'],
  ])
  const listed = (await at.projects.listings()).find(({ id }) => id === whole.id)
  expect(listed?.thumbnailAt).toBeGreaterThan(1_000)
  expect((await at.projects.listings()).find(({ id }) => id === empty.id)).not.toHaveProperty('thumbnailAt')
})

test('five hundred projects are listed, each with its own state', async () => {
  for (let count = 0; count < 500; count += 1) await at.projects.create({ name: `P ${count}`, kind: 'page' })
  const { folder } = at.projects.list()[7] ?? { folder: '' }
  await rm(folder, { recursive: true })
  const listings = await at.projects.listings()
  expect(listings.length).toBe(500)
  expect(listings.filter(({ state }) => state === 'missing').map((one) => one.folder)).toEqual([folder])
})

describe('a project whose folder is gone', () => {
  const sentence = /The folder of “FocusFlow” is not at .+ any more\. Show Kiln where it is now\. Or restore version 1/

  test('says so whatever one does, and nothing is written', async () => {
    const { id, folder } = await at.make()
    await rm(folder, { recursive: true })
    const workspace = at.projects.workspace(id)
    await expect(workspace.list()).rejects.toThrow(sentence)
    await expect(workspace.read('index.html')).rejects.toThrow(sentence)
    await expect(workspace.readTexts()).rejects.toThrow(sentence)
    await expect(workspace.write('a.css', 'x')).rejects.toThrow(sentence)
    await expect(at.projects.duplicate(id)).rejects.toThrow(sentence)
    const save = { reason: 'save', label: 'a.css' } as const
    await expect(at.projects.apply(id, { files: new Map([['a.css', 'x']]) }, save)).rejects.toThrow(sentence)
    expect(await readdir(path.dirname(folder))).toEqual([])
    expect(at.projects.versions(id).length).toBe(1)
    expect(at.projects.list().length).toBe(1)
  })

  test('is there again when the folder comes back', async () => {
    const { id, folder } = await at.make()
    await rename(folder, `${folder}-away`)
    expect(await at.projects.state(id)).toBe('missing')
    await rename(`${folder}-away`, folder)
    expect(await at.projects.state(id)).toBe('ok')
    expect(await at.textsOf(id)).toEqual({ 'index.html': '<p>one' })
  })

  test('gets a new one by restoring a version, and no empty version is kept before it', async () => {
    const { id, folder } = await at.make()
    await rm(folder, { recursive: true })
    await at.projects.restore(id, at.projects.versions(id)[0]?.id ?? '')
    expect(at.projects.get(id).folder).toBe(folder)
    expect(await at.textsOf(id)).toEqual({ 'index.html': '<p>one' })
    expect(at.projects.versions(id).map(({ reason }) => reason)).toEqual(['restore', 'run'])
  })

  test('gets none for a version that is not its own', async () => {
    const { id, folder } = await at.make()
    await rm(folder, { recursive: true })
    await expect(at.projects.restore(id, 'nothing')).rejects.toMatchObject({ error: { kind: 'not-found' } })
    expect(await at.projects.state(id)).toBe('missing')
  })

  test('gets it in the projects folder when its old place cannot be had', async () => {
    const { id, folder } = await at.make()
    await rm(folder, { recursive: true })
    await writeFile(folder, 'a file in its place')
    await at.projects.restore(id, at.projects.versions(id)[0]?.id ?? '')
    expect(at.projects.get(id).folder).toBe(`${folder}-2`)
    expect(await at.textsOf(id)).toEqual({ 'index.html': '<p>one' })
  })

  test('that may not be read says so, and can be restored elsewhere', async () => {
    const { id } = await at.make()
    at.store.projects.update(id, { folder: unreadable() })
    await expect(at.projects.workspace(id).list()).rejects.toThrow(/Kiln may not read the folder of “FocusFlow”/)
    await at.projects.restore(id, at.projects.versions(id)[0]?.id ?? '')
    expect(await at.textsOf(id)).toEqual({ 'index.html': '<p>one' })
  })

  test('keeps its place from a new project of the same name', async () => {
    const { folder } = await at.make('Tick')
    await rm(folder, { recursive: true })
    expect((await at.make('Tick')).folder).toBe(`${folder}-2`)
  })
})

describe('pointing a project to a folder', () => {
  test('takes what is there, and keeps it as a version where it is something else', async () => {
    const { id, folder } = await at.make()
    const to = path.join(at.folder, 'moved by hand')
    await rename(folder, to)
    await at.projects.relocate(id, to)
    expect(at.projects.get(id).folder).toBe(to)
    expect(at.projects.versions(id).length).toBe(1)
    await writeFile(path.join(to, 'index.html'), 'changed there')
    await rename(to, `${to} again`)
    await at.projects.relocate(id, `${to} again`)
    expect(at.projects.versions(id)).toMatchObject([{ reason: 'external', number: 2 }, { number: 1 }])
    expect(await at.textsOf(id)).toEqual({ 'index.html': 'changed there' })
    await at.projects.apply(id, { files: new Map([['a.css', 'x']]) }, { reason: 'save', label: 'a.css' })
    expect(await readdir(`${to} again`)).toEqual(['a.css', 'index.html'])
  })

  test('refuses what cannot be its folder, and stays as it was', async () => {
    const { id, folder } = await at.make()
    const other = await at.make('Other')
    const empty = path.join(at.folder, 'empty')
    await mkdir(empty)
    await writeFile(path.join(at.folder, 'file'), '')
    const refused: [string, RegExp][] = [
      ['projects/focusflow', /whole path/],
      [path.join(at.folder, 'nothing'), /There is no folder/],
      [path.join(at.folder, 'file'), /is a file/],
      [empty, /holds no files/],
      [other.folder, /belongs to “Other”/],
      [path.dirname(other.folder), /belongs to “Other”/],
      [path.join(at.folder, 'data'), /Kiln's own data folder/],
    ]
    for (const [to, why] of refused) await expect(at.projects.relocate(id, to), to).rejects.toThrow(why)
    expect(at.projects.get(id).folder).toBe(folder)
  })

  test('sees through links: to another project, into Kiln’s data, and to the folder that it takes', async () => {
    const { id, folder } = await at.make()
    const other = await at.make('Other')
    const link = async (name: string, to: string): Promise<string> => {
      await symlink(to, path.join(at.folder, name), 'junction')
      return path.join(at.folder, name)
    }
    await expect(at.projects.relocate(id, await link('theirs', other.folder))).rejects.toThrow(/belongs to “Other”/)
    await expect(at.projects.relocate(id, await link('all', at.folder))).rejects.toThrow(/belongs to “Other”/)
    await expect(at.projects.relocate(id, await link('data-link', path.join(at.folder, 'data')))).rejects.toThrow(
      /Kiln's own data folder/,
    )
    expect(at.projects.get(id).folder).toBe(folder)
    const moved = path.join(at.folder, 'moved by hand')
    await rename(folder, moved)
    await at.projects.relocate(id, await link('here', moved))
    const { movedTo } = await at.projects.remove(id)
    expect(await readFile(path.join(movedTo, 'index.html'), 'utf8')).toBe('<p>one')
    expect(existsSync(moved)).toBe(false)
  })

  test('refuses a folder that holds too much for an app', async () => {
    const { id } = await at.make()
    const large = path.join(at.folder, 'large')
    await mkdir(large)
    for (let count = 0; count < 501; count += 1) await writeFile(path.join(large, `${count}.txt`), '')
    await expect(at.projects.relocate(id, large)).rejects.toThrow(/too much for one app/)
  })
})
