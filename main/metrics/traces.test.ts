/** Traces over real HTTP, to a collector that only listens. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { readTraceSettings } from './trace-settings.ts'
import { createTraces } from './traces.ts'

interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly status: { readonly code: number; readonly message?: string }
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[]
}

interface Body {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Span['attributes'] }
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[]
  }[]
}

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

async function collector(status = 200) {
  const asked: { url: string | undefined; headers: IncomingHttpHeaders; text: string }[] = []
  const server = createServer((message, response) => {
    let text = ''
    message.setEncoding('utf8')
    message.on('data', (piece: string) => (text += piece))
    message.on('end', () => {
      asked.push({ url: message.url, headers: message.headers, text })
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

function open(environment: Record<string, string>) {
  const troubles: string[] = []
  const onTrouble = (message: string): void => void troubles.push(message)
  return { troubles, traces: createTraces(readTraceSettings(environment, onTrouble), '1.2.3', onTrouble) }
}

const [slow, quick] = [
  { provider: 'gemini', model: 'slow' },
  { provider: 'openai', model: 'quick' },
] as const

const record: RequestRecord = {
  id: 'r1',
  runId: 'run1',
  purpose: 'app',
  priority: 'foreground',
  startedAt: 1_700_000_000_000,
  asked: slow,
  answered: { provider: 'openai', model: 'quick-2026' },
  served: quick,
  cache: 'miss',
  queueMs: 100,
  firstTokenMs: 1700,
  totalMs: 2000,
  characters: 10,
  finish: 'stop',
  usage: { input: 11, output: 22, cached: 5, estimated: false },
  outcome: 'done',
  attempts: [
    {
      model: slow,
      startMs: 100,
      waits: [{ reason: 'rate-limit', ms: 100 }],
      durationMs: 400,
      status: 503,
      errorKind: 'overloaded',
      sentHeaders: { 'x-hidden': 'in-a-header' },
    },
    { model: quick, startMs: 1500, waits: [{ reason: 'retry', ms: 1000 }], durationMs: 500, firstTokenMs: 200 },
  ],
}

const valuesOf = ({ attributes }: Pick<Span, 'attributes'>) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
const atMs = (nanoseconds: string) => Number(BigInt(nanoseconds) / 1_000_000n) - record.startedAt

test('a request is one trace with its waits and attempts, by the conventions, at their own times', async () => {
  const { origin, asked } = await collector()
  const { traces, troubles } = open({ OTEL_EXPORTER_OTLP_ENDPOINT: `${origin}/`, OTEL_SERVICE_NAME: 'mine' })
  traces.ended(record)
  await traces.close()
  expect(troubles).toEqual([])
  expect(asked.map(({ url }) => url)).toEqual(['/v1/traces'])
  const text = asked[0]?.text ?? ''
  const [{ resource, scopeSpans } = { resource: { attributes: [] }, scopeSpans: [] }] = (JSON.parse(text) as Body)
    .resourceSpans
  expect(valuesOf(resource)).toEqual({ 'service.name': 'mine', 'service.version': '1.2.3' })
  const spans = scopeSpans.flatMap((scope) => scope.spans)
  expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1)
  const root = spans.find(({ parentSpanId }) => parentSpanId === undefined)
  expect(root).toMatchObject({ name: 'chat quick', kind: 3 })
  expect(valuesOf(root ?? { attributes: [] })).toMatchObject({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'slow',
    'gen_ai.response.model': 'quick-2026',
    'gen_ai.usage.input_tokens': 11,
    'gen_ai.usage.output_tokens': 22,
    'gen_ai.usage.cache_read.input_tokens': 5,
    'kiln.run.id': 'run1',
  })
  const below = spans.filter(({ parentSpanId }) => parentSpanId === root?.spanId)
  const timed = below.map((span) => [
    span.name,
    atMs(span.startTimeUnixNano),
    atMs(span.endTimeUnixNano),
    span.status.code,
  ])
  expect(timed.toSorted((a, b) => Number(a[1]) - Number(b[1]))).toEqual([
    ['wait rate-limit', 0, 100, 0],
    ['attempt 1', 100, 500, 2],
    ['wait retry', 500, 1500, 0],
    ['attempt 2', 1500, 2000, 0],
  ])
  expect(text).toContain('"error.type"')
  expect(text).not.toContain('in-a-header')
})

test('a collector that refuses, or is not there, is a sentence, and nothing else', async () => {
  const { origin } = await collector(400)
  const { traces, troubles } = open({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${origin}/secret-path` })
  traces.ended(record)
  await traces.close()
  expect(new Set(troubles)).toEqual(
    new Set([`Traces cannot be sent to ${origin}: nothing there takes them. Kiln goes on without.`]),
  )
})

test('nothing is sent unless an address is set, and what cannot be one is told', () => {
  const troubles: string[] = []
  const read = (environment: Record<string, string>) =>
    readTraceSettings(environment, (message) => troubles.push(message))
  expect(read({})).toBeUndefined()
  expect(read({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_SDK_DISABLED: 'true' })).toBeUndefined()
  expect(troubles).toEqual([])
  expect(read({ OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4318' })).toBeUndefined()
  expect(read({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://x:4317', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).toBeUndefined()
  expect(troubles).toHaveLength(2)
})
