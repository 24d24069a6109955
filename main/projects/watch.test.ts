import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashOf } from './snapshot.ts'
import { watchFiles } from './watch.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

let base: string
let root: string
let workspace: Workspace
let leave: AbortController
let known: Map<string, { hash: string }>
let busy: boolean
let told: string[][]
let watching: Promise<void>

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'kiln-watch-'))
  root = path.join(base, 'app')
  workspace = createWorkspace(root)
  leave = new AbortController()
  known = new Map()
  busy = false
  told = []
})
afterEach(async () => {
  leave.abort()
  await watching
  await rm(base, { recursive: true, force: true })
})

/** Begins to watch; resolves when a change is really seen. */
async function start(): Promise<void> {
  watching = (async () => {
    for await (const changed of watchFiles({ workspace, known: () => known, busy: () => busy }, leave.signal)) {
      told.push(changed)
    }
  })()
  await mkdir(root, { recursive: true })
  for (let round = 0; told.length === 0; round += 1) {
    await writeFile(path.join(root, 'probe.txt'), `${round}`)
    await pause(50)
  }
  await quiet()
  told = []
}

/** Resolves when nothing has been told for a while. */
async function quiet(): Promise<void> {
  for (let before = -1; before !== told.length;) {
    before = told.length
    await pause(400)
  }
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function toldPaths(): string[] {
  return [...new Set(told.flat())].toSorted()
}

test('a file that is made, changed or removed by another program is told, and nothing of packages or git', async () => {
  await mkdir(path.join(root, 'node_modules/x'), { recursive: true })
  await start()
  await mkdir(path.join(root, 'css'))
  await mkdir(path.join(root, '.git'))
  await writeFile(path.join(root, 'css/app.css'), 'a{}')
  await writeFile(path.join(root, 'node_modules/x/index.js'), 'x')
  await writeFile(path.join(root, '.git/HEAD'), 'x')
  await expect.poll(toldPaths, { timeout: 10_000 }).toEqual(['css/app.css'])
  told = []
  await rename(path.join(root, 'css/app.css'), path.join(root, 'css/site.css'))
  await expect.poll(toldPaths, { timeout: 10_000 }).toEqual(['css/app.css', 'css/site.css'])
})

test('what Kiln itself has written is not told', async () => {
  await start()
  known.set('own.js', { hash: hashOf(Buffer.from('own')) })
  await workspace.write('own.js', 'own')
  await writeFile(path.join(root, 'other.js'), 'other')
  await expect.poll(toldPaths, { timeout: 10_000 }).toEqual(['other.js'])
  await quiet()
  expect(toldPaths()).toEqual(['other.js'])
})

test('a file that another program changes, and then puts back, is told both times', async () => {
  known.set('own.js', { hash: hashOf(Buffer.from('own')) })
  await workspace.write('own.js', 'own')
  await start()
  await writeFile(path.join(root, 'own.js'), 'theirs')
  await expect.poll(toldPaths, { timeout: 10_000 }).toEqual(['own.js'])
  await quiet()
  told = []
  await writeFile(path.join(root, 'own.js'), 'own')
  await expect.poll(toldPaths, { timeout: 10_000 }).toEqual(['own.js'])
})

test('a file that is too large for any version is told and never read, however often it grows', async () => {
  const read: string[] = []
  const { read: original } = workspace
  workspace = { ...workspace, root, read: (name) => (read.push(name), original(name)) }
  await start()
  for (const size of [3, 4, 5]) {
    await writeFile(path.join(root, 'film.mp4'), Buffer.alloc(size * 1024 * 1024))
    await expect.poll(toldPaths, { timeout: 10_000 }).toEqual(['film.mp4'])
    told = []
  }
  expect(read).not.toContain('film.mp4')
})

test('what changes while a run writes is told when it has ended', async () => {
  await start()
  busy = true
  await writeFile(path.join(root, 'a.js'), 'a')
  await quiet()
  expect(told).toEqual([])
  busy = false
  await expect.poll(toldPaths, { timeout: 10_000 }).toEqual(['a.js'])
})

test('a folder that vanishes is told as its files gone; when it is back, they are told again', async () => {
  known.set('a.js', { hash: hashOf(Buffer.from('a')) })
  await workspace.write('a.js', 'a')
  await start()
  await rename(root, path.join(base, 'elsewhere'))
  await expect.poll(toldPaths, { timeout: 10_000 }).toContain('a.js')
  await quiet()
  told = []
  await rename(path.join(base, 'elsewhere'), root)
  await expect.poll(toldPaths, { timeout: 10_000 }).toContain('a.js')
})
