/** Kills a studio in the middle of an answer, opens it again, and goes on: nothing that was kept may be missing. */
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openCore } from '../../main/test-studio.ts'
import { openStore } from '../../main/store/store.ts'
import { files, model, prompt, startKnowingServer } from './known-answer.ts'

/** resumed: gone on with. restarted: nothing had come yet. ended: the kill came too late. */
export type TrialEnd = 'resumed' | 'restarted' | 'ended'

/** Batches of the whole answer, about. */
const batches = 26

/** One kill, at a random moment of the answer. Throws an Error that says what was lost. */
export async function trial(): Promise<TrialEnd> {
  const server = await startKnowingServer()
  const folder = await mkdtemp(join(tmpdir(), 'kiln-kill-'))
  try {
    const store = openStore(folder)
    store.settings.write({ model, openaiCompatible: { baseUrl: `${server.origin}/v1`, model: model.model } })
    store.close()
    return await goOn(folder, await killed(folder))
  } finally {
    await server.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

interface Killed {
  readonly runId: string
  readonly projectId: string
  readonly keptSeq: number
}

async function killed(folder: string): Promise<Killed> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'streaming-studio.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const last = randomInt(batches)
  let shown = 0
  let state: Killed = { runId: '', projectId: '', keptSeq: -1 }
  for await (const line of createInterface({ input: child.stdout })) {
    const report = JSON.parse(line) as { started?: Omit<Killed, 'keptSeq'>; shown?: number; kept?: number }
    if (report.started !== undefined) state = { ...state, ...report.started }
    if (report.kept !== undefined) state = { ...state, keptSeq: report.kept }
    if (report.shown !== undefined && shown++ === last) setTimeout(() => child.kill('SIGKILL'), randomInt(40))
    if (shown > last + 40 || 'ended' in report) child.kill('SIGKILL')
  }
  return state
}

async function goOn(folder: string, { runId, projectId, keptSeq }: Killed): Promise<TrialEnd> {
  const { studio, client } = await openCore(folder)
  try {
    const seqs = await eventsOf(client, runId)
    if (seqs.some((seq, index) => seq !== index)) throw new Error(`Its events have gaps: ${seqs.join(' ')}`)
    if (seqs.length <= keptSeq) throw new Error(`${seqs.length} events are left of ${keptSeq + 1} that were kept.`)
    const { runs } = await client.project.open({ projectId })
    const run = runs.find(({ id }) => id === runId)
    if (run?.state === 'done') return 'ended'
    if (run?.state !== 'truncated') throw new Error(`The run is ${run?.state}, and no unfinished answer.`)
    const canResume = run.draft === 'pending'
    const next = canResume
      ? await client.run.resume({ runId })
      : await client.run.start({ projectId, prompt, kind: 'page', model })
    await eventsOf(client, next.runId)
    const { project, runs: after } = await client.project.open({ projectId })
    const end = after.find(({ id }) => id === next.runId)
    if (end?.state !== 'done') throw new Error(`Going on ended as ${end?.state}: ${end?.error?.message}`)
    for (const [path, text] of Object.entries(files)) {
      const now = await readFile(join(project.folder, path), 'utf8')
      if (now !== text) throw new Error(`${path} is not what the answer says:\n${now}`)
    }
    return canResume ? 'resumed' : 'restarted'
  } finally {
    await studio.stop()
  }
}

async function eventsOf(client: Awaited<ReturnType<typeof openCore>>['client'], runId: string): Promise<number[]> {
  const seqs: number[] = []
  for await (const batch of await client.run.attach({ runId, afterSeq: -1 })) seqs.push(...batch.map(({ seq }) => seq))
  return seqs
}
