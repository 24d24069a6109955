import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isPartOf, moveFolder, partOf } from './move-folder.ts'
import { openTestProjects, type TestProjects } from './test-projects.ts'

let at: TestProjects
const others: string[] = []
beforeEach(async () => (at = await openTestProjects()))
afterEach(async () => {
  for (const folder of others.splice(0)) await rm(folder, { recursive: true, force: true })
})

const never = new AbortController().signal
const freely = (_: string, job: () => Promise<void>): Promise<void> => job()

function moveTo(folder: string, signal = never): Promise<number> {
  return at.projects.moveAll(folder, freely, signal)
}

describe('moving all projects', () => {
  test('brings each to the new place, and new ones are made there, after the next start too', async () => {
    const one = await at.make('One')
    const two = await at.make('Two')
    const to = path.join(at.folder, 'new', 'place')
    expect(await moveTo(to)).toBe(2)
    expect((await readdir(to)).toSorted()).toEqual(['one', 'two'])
    expect(await readdir(path.join(at.folder, 'projects'))).toEqual([])
    expect(await at.textsOf(one.id)).toEqual({ 'index.html': '<p>one' })
    await at.projects.apply(two.id, { files: new Map([['a.css', 'x']]) }, { reason: 'save', label: 'a.css' })
    expect(await readdir(path.join(to, 'two'))).toEqual(['a.css', 'index.html'])
    at.restart()
    expect(await at.projects.recover()).toEqual([])
    expect(at.projects.folder()).toBe(to)
    expect((await at.make('Three')).folder).toBe(path.join(to, 'three'))
  })

  test('leaves projects elsewhere, those that are missing, and what is there already', async () => {
    const elsewhere = await at.make('Elsewhere')
    const hand = path.join(at.folder, 'by-hand')
    await cp(elsewhere.folder, hand, { recursive: true })
    await at.projects.relocate(elsewhere.id, hand)
    const gone = await at.make('Gone')
    await rm(gone.folder, { recursive: true })
    const tick = await at.make('Tick')
    const to = path.join(at.folder, 'new')
    await mkdir(path.join(to, 'tick'), { recursive: true })
    await writeFile(path.join(to, 'tick', 'theirs.txt'), 'x')
    expect(await moveTo(to)).toBe(1)
    expect(at.projects.get(elsewhere.id).folder).toBe(hand)
    expect(at.projects.get(gone.id).folder).toBe(gone.folder)
    expect(at.projects.get(tick.id).folder).toBe(path.join(to, 'tick-2'))
    expect(await readdir(path.join(to, 'tick'))).toEqual(['theirs.txt'])
  })

  test('to a folder above, below, or where they are', async () => {
    const { id } = await at.make('One')
    const projects = path.join(at.folder, 'projects')
    expect(await moveTo(projects)).toBe(0)
    expect(await moveTo(path.join(projects, 'apps'))).toBe(1)
    expect(at.projects.get(id).folder).toBe(path.join(projects, 'apps', 'one'))
    expect(await moveTo(projects)).toBe(1)
    expect(at.projects.get(id).folder).toBe(path.join(projects, 'one'))
  })

  test('is refused where projects cannot be', async () => {
    const { folder } = await at.make('One')
    await writeFile(path.join(at.folder, 'file'), '')
    const link = path.join(at.folder, 'link')
    await symlink(folder, link)
    const refused: [string, RegExp][] = [
      ['relative/folder', /whole path/],
      [path.join(at.folder, 'data', 'trash'), /Kiln's own data folder/],
      [path.join(folder, 'inside'), /lies in the folder of “One”/],
      [link, /lies in the folder of “One”/],
      [path.join(at.folder, 'file'), /a file of that name is in the way/],
    ]
    for (const [to, why] of refused) await expect(moveTo(to), to).rejects.toThrow(why)
    expect(at.projects.folder()).toBe(path.join(at.folder, 'projects'))
    expect(existsSync(path.join(folder, 'inside'))).toBe(false)
  })

  test('that stops half-way leaves each project whole in one place, and the next try brings the rest', async () => {
    const one = await at.make('One')
    const two = await at.make('Two')
    const to = path.join(at.folder, 'new')
    const stop = new AbortController()
    const half = at.projects.moveAll(
      to,
      async (_, job) => {
        await job()
        stop.abort()
      },
      stop.signal,
    )
    await expect(half).rejects.toThrow('Stopped. 1 project was moved, 1 not yet. Move again to bring the rest.')
    expect(at.projects.folder()).toBe(path.join(at.folder, 'projects'))
    expect(at.projects.get(one.id).folder).toBe(path.join(to, 'one'))
    expect(await at.textsOf(one.id)).toEqual(await at.textsOf(two.id))
    expect(await moveTo(to)).toBe(1)
    expect(at.projects.get(two.id).folder).toBe(path.join(to, 'two'))
    expect(at.projects.folder()).toBe(to)
  })

  test('names the project that could not be moved', async () => {
    await at.make('One')
    const busy = async (): Promise<void> => {
      throw new Error('It is busy.')
    }
    const to = path.join(at.folder, 'new')
    await expect(at.projects.moveAll(to, busy, never)).rejects.toThrow('“One” could not be moved: It is busy.')
  })
})

/** Memory, on Linux another disk than the one of temporary files; elsewhere the same, where a move is a rename. */
async function otherDisk(): Promise<string> {
  const folder = await mkdtemp(existsSync('/dev/shm') ? '/dev/shm/kiln-' : path.join(at.folder, 'disk-'))
  others.push(folder)
  return folder
}

describe('a folder moved to another disk', () => {
  async function tree(): Promise<string> {
    const from = path.join(at.folder, 'tree')
    await mkdir(path.join(from, 'a', 'empty'), { recursive: true })
    await writeFile(path.join(from, 'a', 'b.txt'), 'b')
    await symlink('b.txt', path.join(from, 'a', 'link'))
    return from
  }

  test('arrives with all it holds and its times, and is gone where it was', async () => {
    const from = await tree()
    const { mtimeMs } = await stat(path.join(from, 'a', 'b.txt'))
    const to = path.join(await otherDisk(), 'deep', 'tree')
    expect(await moveFolder(from, to, never)).toBe(true)
    expect(existsSync(from)).toBe(false)
    expect(await readFile(path.join(to, 'a', 'link'), 'utf8')).toBe('b')
    expect((await readdir(path.join(to, 'a'))).toSorted()).toEqual(['b.txt', 'empty', 'link'])
    expect(Math.abs((await stat(path.join(to, 'a', 'b.txt'))).mtimeMs - mtimeMs)).toBeLessThan(2_000)
    expect(await readdir(path.dirname(to))).toEqual(['tree'])
  })

  test('that is stopped stays, and leaves nothing there', async () => {
    const from = await tree()
    const disk = await otherDisk()
    if ((await stat(disk)).dev === (await stat(from)).dev) return
    await expect(moveFolder(from, path.join(disk, 'tree'), AbortSignal.abort())).rejects.toThrow('Stopped.')
    expect(await readdir(disk)).toEqual([])
    expect(await readFile(path.join(from, 'a', 'b.txt'), 'utf8')).toBe('b')
  })

  test('that is changed meanwhile stays, also when its size is the same', async () => {
    const from = await tree()
    await writeFile(path.join(from, 'z.txt'), 'z')
    const disk = await otherDisk()
    if ((await stat(disk)).dev === (await stat(from)).dev) return
    const to = path.join(disk, 'tree')
    const { signal } = new AbortController()
    // Looked at before each file is copied: then another program is at work.
    Object.defineProperty(signal, 'aborted', {
      get() {
        const copied = path.join(partOf(to), 'a', 'b.txt')
        if (existsSync(copied) && readFileSync(copied, 'utf8') === 'b')
          writeFileSync(path.join(from, 'a', 'b.txt'), 'B')
        return false
      },
    })
    await expect(moveFolder(from, to, signal)).rejects.toThrow('was changed while it was copied')
    expect(await readFile(path.join(from, 'a', 'b.txt'), 'utf8')).toBe('B')
    expect(await readdir(disk)).toEqual([])
  })

  test('is never put over what is there, and nothing is moved where nothing is', async () => {
    const from = await tree()
    const to = path.join(at.folder, 'taken')
    await mkdir(to)
    await expect(moveFolder(from, to, never)).rejects.toThrow('is there already')
    expect(await moveFolder(path.join(at.folder, 'nothing'), path.join(at.folder, 'x'), never)).toBe(false)
  })

  test('is only taken for a part of another when nothing in it is lacking there', async () => {
    const from = await tree()
    const copy = path.join(at.folder, 'copy')
    await cp(from, copy, { recursive: true, verbatimSymlinks: true })
    await rm(path.join(from, 'a', 'empty'), { recursive: true })
    expect(await isPartOf(from, copy)).toBe(true)
    await writeFile(path.join(from, 'a', 'b.txt'), 'longer')
    expect(await isPartOf(from, copy)).toBe(false)
  })
})
