import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../lib/clock.ts'
import { openStore, type Store } from '../store/store.ts'
import { createProjects, type Projects } from './projects.ts'

const rounds = 12
const files = new Map(Array.from({ length: 12 }, (_, count) => [`folder-${count % 3}/file-${count}.txt`, `${count}`]))

let folder: string
let disk: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kiln-moves-'))
  // Memory, on Linux another disk than the one of temporary files: there a move is a copy.
  disk = await mkdtemp(path.join(existsSync('/dev/shm') ? '/dev/shm' : folder, 'kiln-disk-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
  await rm(disk, { recursive: true, force: true })
})

async function opened<T>(work: (projects: Projects, store: Store) => Promise<T>): Promise<T> {
  const store = openStore(path.join(folder, 'data'))
  try {
    const projects = createProjects({ store, projectsFolder: path.join(folder, 'one'), clock: systemClock })
    return await work(projects, store)
  } finally {
    store.close()
  }
}

/** Lets projects move, and ends that at a random moment. */
async function moveAndKill(): Promise<void> {
  const script = path.join(import.meta.dirname, 'durability', 'mover.ts')
  const places = [path.join(folder, 'data'), path.join(folder, 'one'), path.join(disk, 'other')]
  const mover = spawn(process.execPath, [script, ...places], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaint = ''
  mover.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  mover.stdout.once('data', () => setTimeout(() => mover.kill('SIGKILL'), randomInt(120)))
  const signal = await new Promise((resolve) => mover.once('close', (_, by) => resolve(by)))
  if (signal !== 'SIGKILL') throw new Error(`The mover ended by itself: ${complaint}`)
}

test('a project whose folder is moved when Kiln is killed is whole in one place', { timeout: 120_000 }, async () => {
  await opened(async (projects) => {
    for (const name of ['A', 'B', 'C']) await projects.createWith({ name, kind: 'page' }, files, 'x')
  })
  for (let round = 0; round < rounds; round += 1) {
    await moveAndKill()
    await opened(async (projects, store) => {
      expect(await projects.recover()).toEqual([])
      for (const { id } of store.projects.listRemoved()) await projects.undoRemove(id)
      const all = projects.list()
      expect(all.map(({ name }) => name).toSorted()).toEqual(['A', 'B', 'C'])
      for (const { id } of all) expect(await projects.workspace(id).readTexts()).toEqual(files)
      const there = [...(await namesIn(path.join(folder, 'one'))), ...(await namesIn(path.join(disk, 'other')))]
      expect(there.toSorted()).toEqual(all.map((project) => path.basename(project.folder)).toSorted())
      expect(await namesIn(path.join(folder, 'data', 'trash'))).toEqual([])
    })
  }
})

/** Without the trash beside projects, once it is empty. */
async function namesIn(place: string): Promise<string[]> {
  const names = await readdir(place).catch(() => [])
  const trash = await readdir(path.join(place, '.kiln-trash')).catch(() => [])
  return [...names.filter((name) => name !== '.kiln-trash'), ...trash]
}
