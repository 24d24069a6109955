/** Faults as whole runs, for each wire format: one end, the right one, what came is kept, and only a whole answer is kept for later. */
import { afterEach, describe, expect, test } from 'vitest'
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { ErrorKind } from '#shared/domain/error.ts'
import { closeConnections } from '../../main/providers/http.ts'
import { openMetrics } from '../../main/store/metrics-database.ts'
import { allEvents, cleanUp, openStudio, type TestStudio } from '../../main/test-studio.ts'
import { wholeAfter, type FakeFormat, type FakeProvider, type Reply } from '../fake-providers/index.ts'
import { adapters, request, type Adapter } from './adapters.ts'
import { eventually } from './eventually.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await cleanUp()
  for (const close of closing.splice(0)) await close()
  await closeConnections()
})

const kind = 'page' as const
const app = 'Here it is.\n\n```html path=index.html\n<!doctype html><h1>Hello</h1>\n```\n'

interface Opened extends TestStudio {
  readonly server: FakeProvider
  /** How often an answer was asked for. */
  asked(): number
  run(prompt: string): Promise<RunEvent[]>
}

/** A studio that asks this provider once for each prompt: no retries, nobody else. */
async function open({ id, format }: Adapter): Promise<Opened> {
  const server = await format.start({ models: [request.model] })
  closing.push(server.close)
  const studio = await openStudio([])
  const { client } = studio
  await client.settings.update({
    ollamaUrl: server.baseUrl,
    openaiCompatible: { baseUrl: server.baseUrl },
    providers: { [id]: { baseUrl: server.baseUrl, maxRetries: 0 } },
    requests: { allowStarter: false, maxRetries: 0 },
  })
  return {
    ...studio,
    server,
    asked: () => server.requests.filter(({ method, path }) => method === 'POST' && !path.endsWith('/show')).length,
    async run(prompt) {
      const { runId } = await client.run.start({ prompt, kind, model: { provider: id, model: request.model } })
      return allEvents(await client.run.attach({ runId, afterSeq: -1 }))
    },
  }
}

/** The answer but for its last text and what makes it whole. */
function part(format: FakeFormat): readonly string[] {
  const events = format.answer(app)
  return events.slice(0, wholeAfter(format, events) - 8)
}

const overloaded = { status: 503, message: 'The model is overloaded.' }

const faults: readonly [string, (format: FakeFormat) => Reply, string, ErrorKind][] = [
  ['a clean end too early', (format) => format.stream(part(format)), 'truncated', 'truncated'],
  ['a reset', (format) => format.stream(part(format), { waitMs: 20 }, { reset: true }), 'truncated', 'truncated'],
  [
    'an error inside',
    (format) => format.stream([...part(format), ...format.errorEvents(overloaded).slice(0, 1)]),
    'failed',
    'overloaded',
  ],
  ['an HTTP error', (format) => format.errorReply(overloaded), 'failed', 'overloaded'],
  ['a refused key', (format) => format.errorReply({ status: 401, message: 'Incorrect API key.' }), 'failed', 'auth'],
  [
    'a web page',
    () => ({ headers: { 'content-type': 'text/html' }, steps: [{ send: '<html><title>Hi</title>' }] }),
    'failed',
    'provider',
  ],
  ['no answer at all', () => ({ before: [{ reset: true }] }), 'failed', 'unreachable'],
]

function expectOneEnd(events: readonly RunEvent[]): RunEvent | undefined {
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index))
  expect(events.filter(({ type }) => type === 'run-end')).toHaveLength(1)
  return events.at(-1)
}

const five = ['ollama', 'openai', 'anthropic', 'gemini', 'fanar']
describe.each(adapters.filter(({ name }) => five.includes(name)))('$name', (adapter) => {
  const { format } = adapter

  test('faults end a run once, and are asked again the next time', async () => {
    const studio = await open(adapter)
    const ends: Record<string, unknown> = {}
    const runIds: (string | undefined)[] = []
    for (const [name, reply, outcome] of faults) {
      studio.server.reply(reply(format))
      for (const times of [1, 2]) {
        const before = studio.asked()
        const events = await studio.run(name)
        runIds.push(events[0]?.runId)
        const end = expectOneEnd(events)
        ends[name] = end?.type === 'run-end' ? [end.outcome, end.error?.kind] : end
        expect(studio.asked() - before, `${name}, ${times}`).toBe(1)
        const words = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('')
        if (outcome === 'truncated') expect(words, name).toContain('Here it is.')
      }
    }
    expect(ends).toEqual(Object.fromEntries(faults.map(([name, , outcome, error]) => [name, [outcome, error]])))
    await eventually(() => studio.server.busy() === 0, 'requests under way')
    await studio.stop()

    const metrics = openMetrics(studio.folder, () => undefined)
    const records = runIds.map((runId) => metrics.requests.listByRun(runId ?? '').at(0))
    metrics.close()
    expect(records.map((record) => record?.errorKind)).toEqual(faults.flatMap(([, , , error]) => [error, error]))
  })

  test('a whole answer is asked for once', async () => {
    const studio = await open(adapter)
    studio.server.reply(format.stream(format.answer(app)))
    for (const times of [1, 2]) {
      const end = expectOneEnd(await studio.run('the same'))
      expect(end, `${times}`).toMatchObject({ type: 'run-end', outcome: 'done' })
      // It is put aside when nothing else waits.
      await expect.poll(async () => (await studio.client.requests.cacheList()).length, { timeout: 3000 }).toBe(1)
    }
    expect(studio.asked()).toBe(1)
  })
})
