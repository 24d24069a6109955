/**
 * A process that writes to a store without end, and says what it was promised: it is killed in the middle.
 * `node writer.ts DATA-FOLDER`
 */
import { randomBytes, randomInt } from 'node:crypto'
import { writeSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { systemClock } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import { openStore, type Store } from '../../store/store.ts'
import { createProjects, type Projects } from '../projects.ts'
import { hashOf } from '../snapshot.ts'
import { type HistoryWriter, doWithHistory } from './histories.ts'
import { filesOfVersion, textOfEvent, type FileHashes, type Report } from './reports.ts'

const names = [
  'index.html',
  'app.css',
  'app.js',
  'data.bin',
  'src/main.ts',
  'src/parts/list.ts',
  'src/parts/item.ts',
] as const
const largestFile = 40_000

/** Straight to the pipe: what was said is said, whenever the kill comes. */
function say(report: Report): void {
  writeSync(1, `${JSON.stringify(report)}\n`)
}

async function hashesOf(projects: Projects, projectId: string): Promise<Record<string, string>> {
  const workspace = projects.workspace(projectId)
  const hashes: Record<string, string> = {}
  for (const file of await workspace.list())
    hashes[file.path] = hashOf((await workspace.read(file.path)) ?? new Uint8Array())
  return hashes
}

async function changeOnce(projects: Projects, projectId: string, before: FileHashes): Promise<FileHashes> {
  const after: Record<string, string> = { ...before }
  const files = new Map<string, Uint8Array>()
  const removed: string[] = []
  for (const name of names) {
    const choice = randomInt(4)
    if (choice === 0) continue
    if (choice === 1 && name in before) {
      removed.push(name)
      delete after[name]
      continue
    }
    const bytes = randomBytes(randomInt(largestFile))
    files.set(name, bytes)
    after[name] = hashOf(bytes)
  }
  say({ type: 'try', projectId, files: after })
  const version = await projects.apply(projectId, { files, removed }, { reason: 'run', label: 'durability' })
  say({ type: 'version', projectId, versionId: version.id, files: after })
  return after
}

/** Back to any version, or to the one before the newest: undone. */
async function restoreOnce(projects: Projects, projectId: string): Promise<FileHashes> {
  const versions = projects.versions(projectId)
  const chosen = versions[randomInt(2) === 0 ? 1 : randomInt(versions.length)] ?? versions[0]
  if (chosen === undefined) return {}
  const files = filesOfVersion(projects, chosen)
  say({ type: 'try', projectId, files })
  const version = await projects.restore(projectId, chosen.id)
  say({ type: 'version', projectId, versionId: version.id, files })
  return files
}

async function changeForEver(writer: HistoryWriter, projectId: string): Promise<never> {
  const { projects } = writer
  let files: FileHashes = await hashesOf(projects, projectId)
  for (let count = 1; ; count += 1) {
    files = await (count % 5 === 0 ? restoreOnce(projects, projectId) : changeOnce(projects, projectId, files))
    if (count % 4 === 2) await doWithHistory(writer, projectId, randomInt(3))
  }
}

async function runForEver(store: Store, projectId: string): Promise<never> {
  for (;;) {
    const runId = newId()
    store.runs.insert({
      id: runId,
      projectId,
      prompt: 'write',
      kind: 'page',
      mode: 'edit',
      asked: { provider: 'starter', model: 'starter' },
      state: 'running',
      draft: 'none',
      startedAt: Date.now(),
      text: '',
      attachments: [],
      citations: [],
      files: [],
    })
    say({ type: 'run', runId, text: '' })
    const count = randomInt(200)
    for (let seq = 0; seq < count; seq += 1) {
      store.journal.append([{ runId, seq, at: Date.now(), type: 'text-delta', text: textOfEvent(runId, seq) }])
      if (randomInt(10) > 0) continue
      await setImmediate()
      store.journal.flush()
      say({ type: 'events', runId, lastSeq: seq })
    }
    store.runs.update(runId, { state: 'done', text: `${count}` })
    say({ type: 'run', runId, text: `${count}` })
    store.values.set('durability', runId)
    say({ type: 'value', name: 'durability', value: runId })
    await setImmediate()
  }
}

async function write(dataFolder: string): Promise<void> {
  const store = openStore(dataFolder)
  const projects = createProjects({ store, projectsFolder: path.join(dataFolder, 'projects'), clock: systemClock })
  await projects.recover()
  while (projects.list().length < 2) {
    const project = await projects.create({ name: 'Durable', kind: 'page' })
    say({ type: 'project', projectId: project.id })
  }
  say({ type: 'ready' })
  // The rest were branched off.
  const [first, second] = projects.list().toSorted((a, b) => (a.id < b.id ? -1 : 1))
  if (first === undefined || second === undefined) throw new Error('There must be two projects by now.')
  const writer = { store, projects, folder: path.join(dataFolder, 'exports'), say }
  await Promise.all([changeForEver(writer, first.id), changeForEver(writer, second.id), runForEver(store, first.id)])
}

const [, , dataFolder] = process.argv
if (dataFolder === undefined) throw new Error('usage: node writer.ts DATA-FOLDER')
await write(dataFolder)
