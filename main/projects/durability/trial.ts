/** Kills a writer at a random moment, again and again on the same data, and checks after each that every promise holds. */
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { systemClock } from '../../lib/clock.ts'
import { openStore, type Store } from '../../store/store.ts'
import { createProjects, type Projects } from '../projects.ts'
import { hashOf } from '../snapshot.ts'
import { checkHistory, noteHistory, type PromisedHistory } from './check-history.ts'
import { filesOfVersion, same, textOfEvent, type FileHashes, type Report } from './reports.ts'

/** When the writer dies: so long after its process began, or after it began its nth change. */
type Moment = { readonly afterStartMs: number } | { readonly change: number; readonly afterMs: number }

/** What the writers were promised so far. */
interface Promised {
  readonly projects: Set<string>
  /** States that a project may be in: the last that was acknowledged, and those begun since. */
  readonly states: Map<string, FileHashes[]>
  readonly versions: Map<string, FileHashes>
  readonly runs: Map<string, string>
  readonly lastSeqs: Map<string, number>
  readonly values: Map<string, string>
  readonly history: PromisedHistory
}

export interface Trial {
  /** One kill or two, then the check. Throws an Error that lists every broken promise. */
  round(): Promise<void>
  /** How many kills, and in how many of them a change was under way that recovery had to finish. */
  readonly counts: { kills: number; finished: number; versions: number; events: number }
}

export function createTrial(dataFolder: string): Trial {
  const promised: Promised = {
    projects: new Set(),
    states: new Map(),
    versions: new Map(),
    runs: new Map(),
    lastSeqs: new Map(),
    values: new Map(),
    history: { names: new Map(), branches: [], exports: new Map() },
  }
  const counts = { kills: 0, finished: 0, versions: 0, events: 0 }

  async function round(): Promise<void> {
    await kill(
      randomInt(4) === 0 ? { afterStartMs: randomInt(250) } : { change: randomInt(12), afterMs: randomInt(12) },
    )
    // Sometimes again at once, so that the next writer dies while it recovers.
    if (randomInt(4) === 0) await kill({ afterStartMs: 60 + randomInt(120) })
    const problems = await checkPromises(dataFolder, promised, counts)
    if (problems.length > 0) throw new Error(`After ${counts.kills} kills:\n${problems.join('\n')}`)
  }

  async function kill(moment: Moment): Promise<void> {
    const writer = spawn(process.execPath, [path.join(import.meta.dirname, 'writer.ts'), dataFolder], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const closed = new Promise<NodeJS.Signals | null>((resolve) => writer.once('close', (_, signal) => resolve(signal)))
    let complaint = ''
    writer.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
    const die = (ms: number): void => void setTimeout(() => writer.kill('SIGKILL'), ms)
    if ('afterStartMs' in moment) die(moment.afterStartMs)
    let changes = 0
    // A last line that the kill cut in two has promised nothing.
    for await (const line of createInterface({ input: writer.stdout })) {
      const report = parse(line)
      if (report === undefined) continue
      note(promised, report)
      if (isBegun(report) && 'change' in moment && changes++ === moment.change) die(moment.afterMs)
    }
    const signal = await closed
    counts.kills += 1
    if (signal !== 'SIGKILL') throw new Error(`The writer ended by itself: ${complaint}`)
  }

  return { round, counts }
}

function isBegun(report: Report): boolean {
  return ['try', 'branch', 'export'].includes(report.type) || (report.type === 'checkpoint' && !report.kept)
}

function parse(line: string): Report | undefined {
  try {
    return JSON.parse(line) as Report
  } catch {
    return undefined
  }
}

function note(promised: Promised, report: Report): void {
  noteHistory(promised.history, report)
  switch (report.type) {
    case 'ready':
      return
    case 'project':
      promised.projects.add(report.projectId)
      promised.states.set(report.projectId, [{}])
      return
    case 'branched':
      promised.projects.add(report.projectId)
      promised.states.set(report.projectId, [report.files])
      return
    case 'try':
      promised.states.get(report.projectId)?.push(report.files)
      return
    case 'version':
      promised.states.set(report.projectId, [report.files])
      promised.versions.set(report.versionId, report.files)
      return
    case 'run':
      promised.runs.set(report.runId, report.text)
      return
    case 'events':
      promised.lastSeqs.set(report.runId, report.lastSeq)
      return
    case 'value':
      promised.values.set(report.name, report.value)
  }
}

async function checkPromises(dataFolder: string, promised: Promised, counts: Trial['counts']): Promise<string[]> {
  const store = openStore(dataFolder)
  try {
    const problems = store.check()
    counts.finished += store.versions.pending().length
    const projects = createProjects({ store, projectsFolder: path.join(dataFolder, 'projects'), clock: systemClock })
    problems.push(...(await projects.recover()).map(({ error }) => `recover: ${error.message}`))
    if (store.versions.pending().length > 0) problems.push('an intent is still pending')
    for (const projectId of promised.projects) problems.push(...(await checkProject(projects, projectId, promised)))
    problems.push(...checkVersions(store, projects, promised), ...checkRuns(store, promised))
    problems.push(...(await checkHistory(store, projects, promised.history)))
    counts.versions = promised.versions.size
    counts.events = [...promised.lastSeqs.values()].reduce((total, last) => total + last + 1, 0)
    return problems
  } finally {
    store.close()
  }
}

/** The folder is exactly one of the states it may be in, the newest version says the same, and nothing else lies about. */
async function checkProject(projects: Projects, projectId: string, promised: Promised): Promise<string[]> {
  const problems: string[] = []
  const workspace = projects.workspace(projectId)
  const now: Record<string, string> = {}
  for (const file of await workspace.list())
    now[file.path] = hashOf((await workspace.read(file.path)) ?? new Uint8Array())
  const possible = promised.states.get(projectId) ?? []
  if (!possible.some((state) => same(state, now)))
    problems.push(`${projectId}: half applied, or an acknowledged change is gone`)
  promised.states.set(projectId, [now])

  const [newest] = projects.versions(projectId)
  const saved = newest === undefined ? {} : filesOfVersion(projects, newest)
  if (!same(saved, now)) problems.push(`${projectId}: the newest version is not what the folder holds`)
  if (projects.versions(projectId).some(({ reason }) => reason === 'external'))
    problems.push(`${projectId}: took its own change for a foreign one`)
  const left = (await readdir(workspace.root)).filter((name) => name.startsWith('.kiln'))
  if (left.length > 0) problems.push(`${projectId}: staging was left behind`)
  return problems
}

function checkVersions(store: Store, projects: Projects, promised: Promised): string[] {
  const problems: string[] = []
  for (const [versionId, files] of promised.versions) {
    const version = store.versions.get(versionId)
    if (version === undefined || !same(filesOfVersion(projects, version), files))
      problems.push(`version ${versionId} is gone or not what it was`)
  }
  return problems
}

function checkRuns(store: Store, promised: Promised): string[] {
  const problems: string[] = []
  for (const [runId, text] of promised.runs) {
    const known = store.runs.get(runId)?.text
    // An update may be kept before it could be said.
    if (known === undefined || (text !== '' && known !== text)) problems.push(`run ${runId} is gone or not what it was`)
  }
  for (const [runId, lastSeq] of promised.lastSeqs) {
    const events = store.journal.read(runId, -1)
    if (events.length <= lastSeq)
      problems.push(`run ${runId}: ${events.length} events, ${lastSeq + 1} were acknowledged`)
    const sound = events.every(
      (event, seq) => event.seq === seq && 'text' in event && event.text === textOfEvent(runId, seq),
    )
    if (!sound) problems.push(`run ${runId}: an event is missing or not what it was`)
  }
  for (const [name, value] of promised.values) {
    // Later writes may be kept before they could be said: what must not happen is that it is older.
    if ((store.values.get(name) ?? '') < value) problems.push(`value ${name} is older than acknowledged`)
  }
  return problems
}
