import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openTestProjects, type TestProjects } from './test-projects.ts'
import { keptFor } from './trash.ts'

let at: TestProjects
beforeEach(async () => (at = await openTestProjects()))

const trashOf = (): string => path.join(at.folder, 'data', 'trash')

describe('a removed project', () => {
  test('is in no list any more, and its folder lies in the trash with all its files', async () => {
    const { id, folder } = await at.make()
    const { movedTo } = await at.projects.remove(id)
    expect(path.dirname(movedTo)).toBe(trashOf())
    expect(await readFile(path.join(movedTo, 'index.html'), 'utf8')).toBe('<p>one')
    expect(await readdir(path.dirname(folder))).toEqual([])
    expect(at.projects.list()).toEqual([])
    expect(await at.projects.listings()).toEqual([])
    expect(() => at.projects.get(id)).toThrow('not there any more')
    expect(() => at.projects.workspace(id)).toThrow('not there any more')
    await expect(at.projects.apply(id, { files: new Map() }, { reason: 'save', label: 'x' })).rejects.toThrow()
    expect(await readdir(path.dirname(folder))).toEqual([])
  })

  test('comes back whole: folder, files, versions, picture; also after a start of Kiln', async () => {
    const { id, folder } = await at.make()
    at.projects.saveThumbnail(id, Buffer.from('\x89PNG\r\n\x1a\n….', 'latin1'))
    await at.projects.remove(id)
    at.restart()
    expect(await at.projects.recover()).toEqual([])
    await at.projects.undoRemove(id)
    expect(at.projects.get(id).folder).toBe(folder)
    expect(await at.textsOf(id)).toEqual({ 'index.html': '<p>one' })
    expect(at.projects.versions(id)).toMatchObject([{ number: 1, files: [{ path: 'index.html' }] }])
    expect(at.projects.thumbnail(id)?.mediaType).toBe('image/png')
    expect(await readdir(trashOf())).toEqual([])
    // And it can be worked in and removed again.
    await at.projects.apply(id, { files: new Map([['a.css', 'a{}']]) }, { reason: 'save', label: 'a.css' })
    await at.projects.remove(id)
    await at.projects.undoRemove(id)
  })

  test('is as it was when the database cannot take it down, and can be removed later', async () => {
    const { id, folder } = await at.make()
    const full = vi.spyOn(at.store.projects, 'setRemoved').mockImplementationOnce(() => {
      throw new Error('database or disk is full')
    })
    await expect(at.projects.remove(id)).rejects.toThrow('disk is full')
    full.mockRestore()
    expect(at.projects.get(id).folder).toBe(folder)
    expect(await at.textsOf(id)).toEqual({ 'index.html': '<p>one' })
    at.restart()
    await at.projects.recover()
    expect(await at.textsOf(id)).toEqual({ 'index.html': '<p>one' })
    const { movedTo } = await at.projects.remove(id)
    expect(await readFile(path.join(movedTo, 'index.html'), 'utf8')).toBe('<p>one')
  })

  test('comes back beside another one that has its place by now', async () => {
    const first = await at.make('Tick')
    await at.projects.remove(first.id)
    const second = await at.make('Tick')
    expect(second.folder).toBe(first.folder)
    await at.projects.undoRemove(first.id)
    expect(at.projects.get(first.id).folder).toBe(`${first.folder}-2`)
    expect(await at.textsOf(second.id)).toEqual(await at.textsOf(first.id))
  })

  test('comes back without its files where somebody emptied the trash, and its newest version can be restored', async () => {
    const { id } = await at.make()
    const { movedTo } = await at.projects.remove(id)
    await rm(movedTo, { recursive: true })
    await at.projects.undoRemove(id)
    expect(await at.projects.state(id)).toBe('missing')
    await at.projects.restore(id, at.projects.versions(id)[0]?.id ?? '')
    expect(await at.textsOf(id)).toEqual({ 'index.html': '<p>one' })
  })

  test('that is unknown, or is not removed, cannot come back', async () => {
    const { id } = await at.make()
    await expect(at.projects.undoRemove(id)).rejects.toMatchObject({ error: { kind: 'not-found' } })
    await expect(at.projects.undoRemove('nobody')).rejects.toMatchObject({ error: { kind: 'not-found' } })
  })

  test('whose folder was deleted outside is removed all the same', async () => {
    const { id, folder } = await at.make()
    await rm(folder, { recursive: true })
    await at.projects.remove(id)
    expect(at.projects.list()).toEqual([])
    // Its old place is free for the next one.
    expect((await at.make()).folder).toBe(folder)
  })

  test('on another disk lies in a trash beside it, so that nothing has to be copied', async () => {
    const disk = existsSync('/dev/shm') ? await mkdtemp('/dev/shm/kiln-') : await mkdtemp(path.join(at.folder, 'disk-'))
    try {
      const { id, folder } = await at.make()
      await cp(folder, path.join(disk, 'app'), { recursive: true })
      await at.projects.relocate(id, path.join(disk, 'app'))
      const { movedTo } = await at.projects.remove(id)
      const isOther = (await stat(disk)).dev !== (await stat(at.folder)).dev
      expect(path.dirname(movedTo)).toBe(isOther ? path.join(disk, '.kiln-trash') : trashOf())
      await at.projects.undoRemove(id)
      expect(at.projects.get(id).folder).toBe(path.join(disk, 'app'))
      await at.projects.remove(id)
      at.now += keptFor + 1
      at.restart()
      expect(await at.projects.recover()).toEqual([])
      expect(await readdir(disk)).toEqual([])
    } finally {
      await rm(disk, { recursive: true })
    }
  })

  test('stays where it is when its folder cannot be moved', async () => {
    const { id } = await at.make()
    await writeFile(trashOf(), 'a file in the place of the trash')
    await expect(at.projects.remove(id)).rejects.toThrow()
    expect(at.projects.list()).toMatchObject([{ id }])
    expect(await at.textsOf(id)).toEqual({ 'index.html': '<p>one' })
    at.restart()
    expect(await at.projects.recover()).toEqual([])
    expect(at.projects.list()).toMatchObject([{ id }])
  })
})

describe('at the start', () => {
  const cut = (id: string, kind: string, from: string, to: string): void =>
    at.store.values.set(`moving-folder:${id}`, JSON.stringify({ kind, from, to, at: 5 }))

  test('a removal that was cut off before the move is finished', async () => {
    const { id, folder } = await at.make()
    await mkdir(trashOf())
    const to = path.join(trashOf(), 'there')
    cut(id, 'trash', folder, to)
    at.restart()
    expect(await at.projects.recover()).toEqual([])
    expect(at.projects.list()).toEqual([])
    await at.projects.undoRemove(id)
    expect(await at.textsOf(id)).toEqual({ 'index.html': '<p>one' })
  })

  test('one that was cut off after the move is finished too, and twice is as once', async () => {
    const { id, folder } = await at.make()
    const to = path.join(at.folder, 'elsewhere')
    cut(id, 'trash', to, folder)
    at.restart()
    await at.projects.recover()
    at.restart()
    expect(await at.projects.recover()).toEqual([])
    expect(at.projects.list()).toEqual([])
    expect(at.store.projects.getRemoved(id)?.folder).toBe(folder)
  })

  test('a copy to another disk whose original had begun to go is taken for the whole', async () => {
    const { id, folder } = await at.make('A', { 'index.html': 'x', 'a/b.css': 'y' })
    const to = path.join(at.folder, 'other-disk', 'a')
    await mkdir(path.join(to, 'a'), { recursive: true })
    await writeFile(path.join(to, 'index.html'), 'x')
    await writeFile(path.join(to, 'a/b.css'), 'y')
    await rm(path.join(folder, 'index.html'))
    cut(id, 'place', folder, to)
    at.restart()
    expect(await at.projects.recover()).toEqual([])
    expect(at.projects.get(id).folder).toBe(to)
    expect(await readdir(path.dirname(folder))).toEqual([])
  })

  test('a folder of the same name that is no copy is left alone', async () => {
    const { id, folder } = await at.make()
    const to = path.join(at.folder, 'somebody')
    await mkdir(to)
    cut(id, 'place', folder, to)
    at.restart()
    expect(await at.projects.recover()).toEqual([])
    expect(at.projects.get(id).folder).toBe(folder)
    expect(await at.textsOf(id)).toEqual({ 'index.html': '<p>one' })
  })

  test('what was removed 30 days ago is forgotten with its contents; what was not, is not', async () => {
    const old = await at.make('Old', { 'index.html': 'only the old one has this' })
    const { movedTo } = await at.projects.remove(old.id)
    at.now += keptFor / 2
    const young = await at.make('Young', { 'index.html': 'and this the young one' })
    await at.projects.remove(young.id)
    at.now += keptFor / 2
    const blob = [...at.store.versions.latestFiles(old.id).values()][0]?.hash ?? ''
    expect(at.store.versions.hasBlob(blob)).toBe(true)
    at.restart()
    expect(await at.projects.recover()).toEqual([])
    expect(at.store.versions.hasBlob(blob)).toBe(false)
    expect(await readdir(trashOf())).not.toContain(path.basename(movedTo))
    await expect(at.projects.undoRemove(old.id)).rejects.toMatchObject({ error: { kind: 'not-found' } })
    await at.projects.undoRemove(young.id)
    expect(at.store.check()).toEqual([])
  })
})
