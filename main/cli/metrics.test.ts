import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { MetricsReport } from '#shared/domain/metrics-report.ts'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { openMetrics } from '../store/metrics-database.ts'
import { openStore } from '../store/store.ts'
import { runMetrics } from './metrics.ts'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup()
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-cli-metrics-'))
  cleanups.push(() => rmSync(folder, { recursive: true, maxRetries: 3 }))
  return folder
}

async function kiln(dataFolder: string, ...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runMetrics([...args, '--data', dataFolder], {
    stdout: (line) => out.push(line),
    stderr: (line) => err.push(line),
    env: {},
    signal: new AbortController().signal,
  })
  return { code, out, err }
}

const model = { provider: 'openai', model: 'm' } as const

function record(index: number, over: Partial<RequestRecord> = {}): RequestRecord {
  return {
    id: `r${index}`,
    purpose: 'app',
    priority: 'foreground',
    startedAt: Date.now() - 60_000 + index,
    asked: model,
    served: model,
    modelClass: 'standard',
    cache: 'miss',
    queueMs: 0,
    firstTokenMs: 10 * (index + 1),
    totalMs: 1000,
    characters: 10,
    usage: { input: 3, output: 5, estimated: false },
    cost: { usd: 0.5 },
    outcome: 'done',
    attempts: [{ model, startMs: 0, waits: [], durationMs: 1000 }],
    ...over,
  }
}

test('says in words and as JSON how the targets are met, by the limits that the user set, and ends well when they are not', async () => {
  const folder = newFolder()
  const store = openStore(folder)
  store.settings.write({ metrics: { targets: { standard: { 'first-token-p95': 900 } } } })
  store.close()
  const metrics = openMetrics(folder, () => undefined)
  cleanups.push(metrics.close)
  metrics.requests.insert(Array.from({ length: 100 }, (_, index) => record(index)))
  metrics.requests.insert([record(100, { outcome: 'failed', errorKind: 'overloaded' })])

  const text = await kiln(folder)
  expect(text).toMatchObject({ code: 0, err: [] })
  expect(text.out).toContain('requests     100 of the last 100: 99 done, 1 failed, 0 stopped')
  expect(text.out).toContain('✕ standard models: first token, P95 960 ms (of 100 answers), at most 900 ms: failing')
  expect(text.out).toContain('✓ standard models: whole answer, P95 1 s (of 100 answers), at most 6 s: passing')
  expect(text.out).toContain('– standard models: stopping, P95, at most 300 ms: too few stops to tell (0)')

  const { code, out } = await kiln(folder, '--json', '--last', '10')
  const report = MetricsReport.parse(JSON.parse(out.join('')))
  expect(code).toBe(0)
  expect(report).toMatchObject({ last: 10, summary: { requests: 10, failed: 1, inputTokens: 30, outputTokens: 50 } })
  expect(report.targets).toContainEqual(expect.objectContaining({ name: 'errors', verdict: 'too-few', of: 10 }))
})

test('leaves a folder without data as it is', async () => {
  const folder = newFolder()
  expect(await kiln(folder)).toMatchObject({ code: 0, out: ['No requests yet.'] })
  expect(readdirSync(folder)).toEqual([])
})

test('tells wrong usage, and data that is none, from an answer', async () => {
  const folder = newFolder()
  for (const wrong of ['0', '-1', '1e3', '']) expect((await kiln(folder, `--last=${wrong}`)).code).toBe(2)
  writeFileSync(join(folder, 'metrics.db'), 'not a database, whatever its name says, and long enough to be one')
  const { code, out, err } = await kiln(folder)
  expect({ code, out }).toEqual({ code: 1, out: [] })
  expect(err).toEqual([expect.stringContaining('not a database')])
})
