/**
 * 500 requests whose times, tokens, faults and prices are known: asked through the whole pipeline of a real HTTP server,
 * in a time that only the plan moves; and what has to be told of them, reckoned from the plan alone.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { ModelInfo, ModelRef } from '#shared/domain/model.ts'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { Settings } from '#shared/domain/settings.ts'
import { type TestTimers } from './lib/test-timers.ts'
import { createPipeline } from './pipeline/index.ts'
import type { Ask } from './pipeline/index.ts'
import { closeConnections } from './providers/http.ts'
import { createOpenAiChat } from './providers/openai-chat/provider.ts'
import type { ModelEvent, ModelRequest } from './providers/provider.ts'
import { readRequestEnvironment } from './settings/request-environment.ts'
import { openCache } from './store/cache-database.ts'
import { openMetrics } from './store/metrics-database.ts'

export const models: readonly (ModelRef & { readonly info: ModelInfo })[] = [
  {
    provider: 'openai',
    model: 'one',
    info: { id: 'one', class: 'standard', price: { input: 2, output: 10, cached: 0.5 } },
  },
  { provider: 'groq', model: 'two', info: { id: 'two', class: 'fast', price: { input: 0.5, output: 1 } } },
  { provider: 'lmstudio', model: 'three', info: { id: 'three', class: 'local' } },
]

/** What request number `index` does, and what has to be told of it. */
export interface Planned {
  readonly model: ModelRef
  readonly price: ModelInfo['price']
  readonly fate: 'done' | 'hit' | 'auth' | 'retried' | 'cancelled'
  readonly firstMs: number
  readonly streamMs: number
  readonly input: number
  readonly output: number
  readonly cached: number
}

export const failMs = 50
export const retryAfterMs = 700
const cancelAfterMs = 200
export const count = 500

function planOf(index: number): Planned {
  const fate = (['done', 'done', 'auth', 'done', 'retried', 'done', 'cancelled', 'done', 'done', 'hit'] as const)[
    index % 10
  ]
  // Of a hit: the one before it.
  const at = fate === 'hit' ? index - 1 : index
  const chosen = models[at % 3]
  if (chosen === undefined) throw new Error('There are three models.')
  const { info, ...model } = chosen
  return {
    model,
    price: info.price,
    fate: fate ?? 'done',
    firstMs: 100 + ((at * 37) % 900),
    streamMs: 300 + ((at * 91) % 2000),
    input: 500 + ((at * 7) % 1000),
    output: 50 + ((at * 13) % 400),
    cached: at % 4 === 0 ? 100 : 0,
  }
}

export const plans = Array.from({ length: count }, (_, index) => planOf(index))

/** What the test and the server tell each other of the request that is under way. */
interface Meeting {
  /** Resolves when the server has it. */
  arrived(): Promise<ServerResponse>
  readonly origin: string
  close(): Promise<void>
}

async function startServer(): Promise<Meeting> {
  const waiting: ((response: ServerResponse) => void)[] = []
  const there: ServerResponse[] = []
  const server = createServer((request: IncomingMessage, response) => {
    request.resume().on('end', () => {
      const next = waiting.shift()
      if (next === undefined) there.push(response)
      else next(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived: () =>
      new Promise((resolve) => {
        const response = there.shift()
        if (response === undefined) waiting.push(resolve)
        else resolve(response)
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Asks them one after the other, and writes down what became of them; gives when each began. */
export async function play(folder: string, timers: TestTimers): Promise<readonly number[]> {
  const fail = (message: string): never => expect.unreachable(message)
  const cache = openCache(join(folder, 'cache.db'), fail)
  const metrics = openMetrics(folder, fail)
  const records: RequestRecord[] = []
  const server = await startServer()
  const pipeline = createPipeline({
    providers: { get: (id) => createOpenAiChat({ id, baseUrl: `${server.origin}/v1`, key: 'sk-secret-of-the-test' }) },
    settings: () => Settings.parse({ requests: { allowStarter: false, cacheEntries: 10_000 } }),
    environment: readRequestEnvironment({}),
    local: (model) => model.provider === 'lmstudio',
    infoOf: ({ provider: id, model }) => models.find((one) => one.provider === id && one.model === model)?.info,
    cacheStore: cache,
    record: (record) => void records.push(record),
    timers,
    random: () => 0,
  })
  const startedAt: number[] = []
  for (const [index, plan] of plans.entries()) {
    startedAt.push(timers.now())
    const stop = new AbortController()
    const told = new Set<string>()
    const waiters = new Map<string, () => void>()
    const tell = (what: string): void => {
      told.add(what)
      waiters.get(what)?.()
    }
    const until = (what: string): Promise<void> =>
      told.has(what) ? Promise.resolve() : new Promise((resolve) => waiters.set(what, resolve))
    const ask = askFor(plan.fate === 'hit' ? index - 1 : index, plan.model, tell)
    const over = drain(pipeline.handler(ask, stop.signal), tell)
    if (plan.fate !== 'hit') await answer(plan, server, timers, stop, until)
    await over
    // What is kept is kept when nothing else is to be done.
    await timers.advance(1000)
  }
  metrics.requests.insert(records)
  metrics.close()
  cache.close()
  await closeConnections()
  await server.close()
  return startedAt
}

async function answer(
  { fate, firstMs, streamMs, input, output, cached }: Planned,
  server: Meeting,
  timers: TestTimers,
  stop: AbortController,
  until: (what: string) => Promise<void>,
): Promise<void> {
  let response = await server.arrived()
  if (fate === 'auth' || fate === 'retried') {
    await timers.advance(failMs)
    const headers = { 'content-type': 'application/json', 'retry-after-ms': String(retryAfterMs) }
    response.writeHead(fate === 'auth' ? 401 : 429, headers)
    response.end(JSON.stringify({ error: { message: 'No.' } }))
    if (fate === 'auth') return
    await until('wait')
    await timers.advance(retryAfterMs)
    response = await server.arrived()
  }
  await timers.advance(firstMs)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (chunk: object): void =>
    void response.write(`data: ${JSON.stringify({ model: 'one-2026', ...chunk })}\n\n`)
  send({ choices: [{ index: 0, delta: { content: 'words' } }] })
  await until('text-delta')
  if (fate === 'cancelled') {
    await timers.advance(cancelAfterMs)
    stop.abort()
    return
  }
  await timers.advance(streamMs)
  send({ choices: [{ index: 0, delta: { content: 'more' }, finish_reason: 'stop' }] })
  send({
    choices: [],
    usage: {
      prompt_tokens: input,
      completion_tokens: output,
      ...(cached > 0 ? { prompt_tokens_details: { cached_tokens: cached } } : {}),
    },
  })
  response.end('data: [DONE]\n\n')
}

function askFor(index: number, model: ModelRef, tell: (what: string) => void): Ask {
  const request: ModelRequest = {
    model: model.model,
    messages: [{ role: 'user', content: `number ${index}` }],
    task: { prompt: String(index), kind: 'page', files: new Map() },
  }
  return {
    candidates: [model],
    requestFor: () => request,
    purpose: index % 2 === 0 ? 'app' : 'edit',
    priority: 'foreground',
    projectId: 'project',
    report: ({ type }) => tell(type),
  }
}

async function drain(events: AsyncIterable<ModelEvent>, tell: (what: string) => void): Promise<void> {
  try {
    for await (const { type } of events) tell(type)
  } catch {
    // Some are meant to fail.
  }
}

// What follows is reckoned from the plan alone.

export const numbered = plans.map((plan, index) => ({
  ...plan,
  index,
  lead: plan.fate === 'retried' ? failMs + retryAfterMs : 0,
}))
export const whole = numbered.filter(({ fate }) => fate === 'done' || fate === 'retried')
export type Numbered = (typeof numbered)[number]

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

function nearestRank(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), mean: expect.closeTo(sum(values) / values.length, 6) }
}

export function costOf({ price, input, output, cached, fate }: Numbered): number {
  if (price === undefined || fate === 'hit' || fate === 'auth' || fate === 'cancelled') return 0
  return ((input - cached) * price.input + cached * (price.cached ?? price.input) + output * price.output) / 1e6
}

export function summaryOf(all: readonly Numbered[]) {
  const answered = all.filter((plan) => whole.includes(plan))
  const begun = all.filter(({ fate }) => fate === 'cancelled' || fate === 'done' || fate === 'retried')
  const of = (fate: Planned['fate']): number => all.filter((plan) => plan.fate === fate).length
  return {
    requests: all.length,
    done: answered.length + of('hit'),
    failed: of('auth'),
    cancelled: of('cancelled'),
    retried: of('retried'),
    rateLimited: of('retried'),
    cacheHits: of('hit'),
    joined: 0,
    cacheable: all.length,
    firstTokenMs: nearestRank(begun.map(({ lead, firstMs }) => lead + firstMs)),
    totalMs: nearestRank(answered.map(({ lead, firstMs, streamMs }) => lead + firstMs + streamMs)),
    tokensPerSecond: nearestRank(answered.map(({ output, streamMs }) => (output * 1000) / streamMs)),
    inputTokens: sum(answered.map(({ input }) => input)),
    outputTokens: sum(answered.map(({ output }) => output)),
    cachedTokens: sum(answered.map(({ cached }) => cached)),
    reasoningTokens: 0,
    costUsd: expect.closeTo(sum(all.map(costOf)), 9),
    // What a stopped answer had cost by then, nobody tells.
    unpriced: of('cancelled'),
    cancelMs: nearestRank(all.filter(({ fate }) => fate === 'cancelled').map(() => 0)),
  }
}
