/** The request pipeline as the studio uses it: real providers' formats over real HTTP, real databases, real runs. */
import { afterEach, describe, expect, test } from 'vitest'
import type { RunEvent } from '#shared/contract/run-event.ts'
import {
  chatAnswer,
  chatChunk,
  chatReply,
  startFakeServer,
  type FakeServer,
  type Reply,
} from '../e2e/fake-providers/index.ts'
import { openMetrics } from './store/metrics-database.ts'
import { allEvents, cleanUp, openStudio, type TestStudio } from './test-studio.ts'

const servers: FakeServer[] = []
afterEach(async () => {
  await cleanUp()
  await Promise.all(servers.splice(0).map(({ close }) => close()))
})

const model = { provider: 'openai-compatible', model: 'fake-model' } as const
const kind = 'page' as const

function app(heading: string): string {
  return `Here it is.\n\n\`\`\`html path=index.html\n<!doctype html><h1>${heading}</h1>\n\`\`\`\n`
}

/** A studio over a server that replies to the n-th request for an answer, from 0. */
async function open(reply: (index: number) => Reply): Promise<TestStudio & { server: FakeServer; asked(): number }> {
  let asked = 0
  const server = await startFakeServer(({ path }) => {
    if (!path.endsWith('/chat/completions'))
      return { steps: [{ send: JSON.stringify({ data: [{ id: 'fake-model' }] }) }] }
    asked += 1
    return reply(asked - 1)
  })
  servers.push(server)
  const studio = await openStudio([])
  await studio.client.settings.update({
    openaiCompatible: { baseUrl: `${server.origin}/v1` },
    requests: { allowStarter: false },
  })
  return { ...studio, server, asked: () => asked }
}

async function run(
  { client }: TestStudio,
  prompt: string,
  options: { readonly fresh?: boolean } = {},
): Promise<RunEvent[]> {
  const { runId } = await client.run.start({ prompt, kind, model, ...options })
  return allEvents(await client.run.attach({ runId, afterSeq: -1 }))
}

function of<T extends RunEvent['type']>(events: readonly RunEvent[], type: T) {
  return events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type)
}

const whole = chatReply(chatAnswer(app('One')))
const busy = (headers: Readonly<Record<string, string>> = {}): Reply => ({
  status: 429,
  headers: { 'content-type': 'application/json', ...headers },
  steps: [{ send: JSON.stringify({ error: { message: 'Rate limit reached', code: 'rate_limit_exceeded' } }) }],
})

async function eventually(check: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe('what was answered before', () => {
  test('is answered again without asking, also after a restart, until it is taken out', async () => {
    const studio = await open(() => whole)
    expect(of(await run(studio, 'a clock'), 'answering')).toMatchObject([{ from: 'provider' }])
    await eventually(async () => (await studio.client.requests.cacheList()).length === 1)
    const again = await run(studio, ' a clock\n')
    expect(of(again, 'answering')).toMatchObject([{ from: 'cache', model, ageMs: expect.any(Number) }])
    expect(again.at(-1)).toMatchObject({ type: 'run-end', outcome: 'done' })
    expect(await studio.client.requests.state()).toMatchObject({ cache: { entries: 1, hits: 1, misses: 1 }, live: 0 })
    await studio.stop()

    const later = await openStudio([], studio.folder)
    expect(of(await run(later, 'a clock'), 'answering')).toMatchObject([{ from: 'cache' }])
    const [entry] = await later.client.requests.cacheList()
    expect(entry).toMatchObject({ model, prompt: 'a clock', hits: expect.any(Number) })
    const key = entry?.key ?? ''
    expect(await later.client.requests.cacheRead({ key })).toEqual({ text: app('One') })
    await later.client.requests.cacheRemove({ key })
    await expect(later.client.requests.cacheRead({ key })).rejects.toMatchObject({ data: { kind: 'not-found' } })
    await run(later, 'a clock')
    expect(studio.asked()).toBe(2)
    await eventually(async () => (await later.client.requests.cacheList()).length === 1)
    await later.client.requests.cacheClear()
    expect(await later.client.requests.cacheList()).toEqual([])
  })

  test('is asked anew when the user asks again', async () => {
    const studio = await open(() => whole)
    await run(studio, 'a clock')
    await eventually(async () => (await studio.client.requests.cacheList()).length === 1)
    expect(of(await run(studio, 'a clock', { fresh: true }), 'answering')).toMatchObject([{ from: 'provider' }])
    expect(studio.asked()).toBe(2)
  })
})

test('the same prompt in two projects at the same time is asked once', async () => {
  const studio = await open(() =>
    chatReply(
      chatAnswer(app('One')).slice(0, 3),
      { waitMs: 200 },
      ...chatAnswer(app('One'))
        .slice(3)
        .map((send) => ({ send })),
    ),
  )
  const [first, second] = await Promise.all([run(studio, 'a clock'), run(studio, 'a clock')])
  expect([first, second].map((events) => of(events, 'answering')[0]?.from).toSorted()).toEqual(['joined', 'provider'])
  expect([first, second].map((events) => events.at(-1))).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }])
  expect(studio.asked()).toBe(1)
})

describe('a run that waits', () => {
  async function waiting() {
    const studio = await open((index) => (index === 0 ? busy({ 'retry-after': '20' }) : whole))
    const { runId } = await studio.client.run.start({ prompt: 'a clock', kind, model })
    const events: RunEvent[] = []
    const ended = (async () => {
      for await (const batch of await studio.client.run.attach({ runId, afterSeq: -1 })) events.push(...batch)
    })()
    await eventually(() => events.some(({ type }) => type === 'wait'))
    return { ...studio, runId, events, ended }
  }

  test('says so, and is stopped at once', async () => {
    const { client, runId, events, ended, server } = await waiting()
    expect(of(events, 'wait')).toMatchObject([{ reason: 'rate-limited', canHurry: true, untilMs: expect.any(Number) }])
    await client.run.stop({ runId })
    await ended
    expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'stopped' })
    expect(server.requests.filter(({ path }) => path.endsWith('completions'))).toHaveLength(1)
  })

  test('goes on when the user says now', async () => {
    const { client, runId, events, ended } = await waiting()
    await client.run.hurry({ runId, how: 'now' })
    await ended
    expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'done' })
  })
})

test('what a request did is written down, and every decision told', async () => {
  const studio = await open((index) => (index === 0 ? busy({ 'retry-after-ms': '10' }) : whole))
  const events = await run(studio, 'a clock')
  const decisions = await studio.client.requests.decisions()
  expect(
    decisions
      .map(({ code }) => code)
      .toReversed()
      .slice(0, 7),
  ).toEqual(['cache-miss', 'asked', 'attempt-failed', 'waiting', 'asked', 'answering', 'done'])
  await studio.stop()
  const metrics = openMetrics(studio.folder, () => undefined)
  const [record] = metrics.requests.listByRun(events[0]?.runId ?? '')
  metrics.close()
  expect(record).toMatchObject({
    purpose: 'app',
    cache: 'miss',
    outcome: 'done',
    finish: 'stop',
    attempts: [{ errorKind: 'rate-limited', status: 429 }, { waits: [{ reason: 'rate-limited' }] }],
  })
})

/** Every 20th request meets one of these. */
const faults: readonly Reply[] = [
  { status: 500, steps: [{ send: '{"error":{"message":"boom"}}' }] },
  busy({ 'retry-after-ms': '20' }),
  { before: [{ reset: true }] },
  chatReply([chatChunk({ delta: { content: 'Here' } })], { cut: true }),
  chatReply([chatChunk({ delta: { content: 'Here' } })], { reset: true }),
  { status: 401, steps: [{ send: '{"error":{"message":"no"}}' }] },
]

test('50 runs at once, one request in 20 at fault: each ends once, and nothing is left behind', async () => {
  const studio = await open((index) =>
    index % 20 === 3 ? (faults[Math.floor(index / 20) % faults.length] ?? whole) : whole,
  )
  const { client, server, studio: core } = studio
  // The first run opens what stays open: connections, prepared statements, modules.
  await run(studio, 'warm')
  const timersBefore = timers()
  const rounds = 3
  for (let round = 0; round < rounds; round += 1) {
    const all = await Promise.all(Array.from({ length: 50 }, (_, index) => run(studio, `app ${round} ${index}`)))
    for (const events of all) {
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index))
      expect(events.filter(({ type }) => type === 'run-end')).toHaveLength(1)
      expect(events.at(-1)?.type).toBe('run-end')
    }
    const outcomes = all.map((events) => of(events, 'run-end')[0]?.outcome)
    expect(outcomes.filter((outcome) => outcome === 'done').length).toBeGreaterThanOrEqual(44)
  }
  await eventually(() => server.busy() === 0)
  await eventually(async () => (await client.requests.state()).live === 0)
  expect(core.liveRuns()).toBe(0)
  expect(await client.requests.state()).toMatchObject({ live: 0, joined: 0 })
  await eventually(() => timers() <= timersBefore)
  await studio.stop()
  const metrics = openMetrics(studio.folder, () => undefined)
  const records = metrics.requests.newest(1000)
  metrics.close()
  expect(new Set(records.map(({ runId }) => runId)).size).toBe(1 + rounds * 50)
  expect(new Set(records.map(({ id }) => id)).size).toBe(records.length)
}, 60_000)

function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
}
