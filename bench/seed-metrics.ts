/**
 * Fills a data folder's `metrics.db` with made-up requests: `node bench/seed-metrics.ts DATAFOLDER [COUNT] [DAYS]`.
 * They are spread over the last days (90 unless told), of several models, projects and ends; the same each time.
 */
import { pathToFileURL } from 'node:url'
import type { RequestAttempt, RequestRecord } from '../shared/domain/request-record.ts'
import type { ModelClass, ModelRef } from '../shared/domain/model.ts'
import type { ErrorKind } from '../shared/domain/error.ts'
import { tidyMetrics } from '../main/metrics/tidy.ts'
import { openMetrics } from '../main/store/metrics-database.ts'

interface MadeModel extends ModelRef {
  readonly class: ModelClass
  readonly firstMs: number
  readonly perSecond: number
  /** US dollars per million tokens. */
  readonly input: number
  readonly output: number
  /** How often it is asked, as a share. */
  readonly share: number
}

const models: readonly MadeModel[] = [
  {
    provider: 'openai',
    model: 'gpt-5.2',
    class: 'standard',
    firstMs: 900,
    perSecond: 90,
    input: 1.75,
    output: 14,
    share: 0.24,
  },
  {
    provider: 'anthropic',
    model: 'claude-sonnet-5',
    class: 'standard',
    firstMs: 1100,
    perSecond: 75,
    input: 3,
    output: 15,
    share: 0.24,
  },
  {
    provider: 'groq',
    model: 'llama-4-maverick',
    class: 'fast',
    firstMs: 250,
    perSecond: 480,
    input: 0.2,
    output: 0.6,
    share: 0.2,
  },
  {
    provider: 'gemini',
    model: 'gemini-3-flash',
    class: 'fast',
    firstMs: 450,
    perSecond: 190,
    input: 0.3,
    output: 2.5,
    share: 0.14,
  },
  {
    provider: 'deepseek',
    model: 'deepseek-reasoner',
    class: 'reasoning',
    firstMs: 7000,
    perSecond: 45,
    input: 0.28,
    output: 0.42,
    share: 0.06,
  },
  {
    provider: 'ollama',
    model: 'qwen3-coder:30b',
    class: 'local',
    firstMs: 2600,
    perSecond: 32,
    input: 0,
    output: 0,
    share: 0.12,
  },
]
const purposes = ['app', 'edit', 'edit', 'edit', 'screen', 'screen', 'plan', 'summary', 'repair', 'continuation']
const faults: readonly ErrorKind[] = [
  'rate-limited',
  'overloaded',
  'timeout-first-token',
  'truncated',
  'unreachable',
  'provider',
]
const projectCount = 12
const dayMs = 86_400_000
const batch = 5000

export interface SeedOptions {
  readonly count: number
  /** The newest is just before it, in milliseconds since 1970. */
  readonly now: number
  readonly days?: number
  /** Of projects that are there; made-up ones otherwise. */
  readonly projectIds?: readonly string[]
  progress?(written: number): void
}

/** Resolves when they are written, and the days that are over kept as columns. */
export async function seedMetrics(dataFolder: string, options: SeedOptions): Promise<void> {
  const { count, now, days = 90 } = options
  const store = openMetrics(dataFolder, (message) => {
    throw new Error(message)
  })
  const random = randomFrom(8)
  const spanMs = days * dayMs
  for (let from = 0; from < count; from += batch) {
    const records: RequestRecord[] = []
    for (let index = from; index < Math.min(count, from + batch); index += 1) {
      const record = requestAt(index, Math.floor(now - spanMs + ((index + 1) / (count + 1)) * spanMs), random, options)
      records.push(record)
      if (index % 3 === 0) store.runs.insert(runOf(record, random))
    }
    store.requests.insert(records)
    options.progress?.(from + records.length)
  }
  const { file } = store
  store.close()
  await tidyMetrics(file, { now, oldest: 0, bytes: Number.MAX_SAFE_INTEGER }, () => {})
}

function requestAt(index: number, startedAt: number, random: () => number, { projectIds }: SeedOptions): RequestRecord {
  const chosen = modelFor(random())
  const { provider, model } = chosen
  const asked = { provider, model }
  const isHit = random() < 0.18
  const isJoined = !isHit && random() < 0.02
  const end = random()
  const outcome = isHit || isJoined ? 'done' : end < 0.02 ? 'failed' : end < 0.06 ? 'cancelled' : 'done'
  const queueMs = random() < 0.1 ? Math.round(random() * 1500) : 0
  const firstTokenMs = isHit ? 3 : Math.round(queueMs + chosen.firstMs * spread(random))
  const output = Math.round(200 + 2800 * random() * random())
  const input = Math.round(800 + 9000 * random())
  const streamMs = isHit ? 20 : Math.round((output / (chosen.perSecond * spread(random))) * 1000)
  const totalMs = outcome === 'failed' ? firstTokenMs : firstTokenMs + streamMs
  const errorKind = outcome === 'failed' ? faults[Math.floor(random() * faults.length)] : undefined
  const isRetried = !isHit && random() < 0.04
  const hasUsage = outcome === 'done'
  const usd = isHit || isJoined ? 0 : (input * chosen.input + output * chosen.output) / 1_000_000
  const price = { input: chosen.input, output: chosen.output }
  const cost =
    provider === 'ollama'
      ? { usd: 0, nothing: 'local' as const }
      : isHit
        ? { usd: 0, nothing: 'cached' as const }
        : { usd, price }
  const projects = projectIds ?? Array.from({ length: projectCount }, (_, at) => `project-${at}`)
  return {
    id: `seed${String(index).padStart(9, '0')}`,
    runId: `run${String(Math.floor(index / 3)).padStart(9, '0')}`,
    ...(projects.length === 0 ? {} : { projectId: projects[Math.floor(random() * random() * projects.length)] ?? '' }),
    purpose: purposes[Math.floor(random() * purposes.length)] ?? 'app',
    priority: 'foreground',
    startedAt,
    asked,
    ...(outcome === 'failed' ? {} : { answered: asked }),
    served: asked,
    modelClass: chosen.class,
    cache: isHit ? 'hit' : isJoined ? 'joined' : random() < 0.1 ? 'bypassed' : 'miss',
    ...(isHit ? { ageMs: Math.round(random() * 3_000_000) } : {}),
    queueMs,
    ...(outcome === 'failed' ? {} : { firstTokenMs, visibleMs: firstTokenMs + Math.round(random() * 30) }),
    totalMs,
    characters: output * 4,
    ...(hasUsage
      ? {
          finish: 'stop' as const,
          usage: { input, output, cached: Math.round(input * 0.3), estimated: provider === 'ollama' },
        }
      : {}),
    ...(hasUsage && !isHit && streamMs > 0 ? { tokensPerSecond: Math.round((output * 10_000) / streamMs) / 10 } : {}),
    ...(hasUsage ? { cost } : {}),
    outcome,
    ...(errorKind === undefined ? {} : { errorKind }),
    ...(outcome === 'cancelled' ? { cancelMs: Math.round(10 + random() * 120), cancelledBy: 'user' as const } : {}),
    attempts:
      isHit || isJoined ? [] : attemptsOf({ asked, queueMs, firstTokenMs, totalMs, errorKind, isRetried, random }),
  }
}

interface Attempted {
  readonly asked: ModelRef
  readonly queueMs: number
  readonly firstTokenMs: number
  readonly totalMs: number
  readonly errorKind: ErrorKind | undefined
  readonly isRetried: boolean
  readonly random: () => number
}

function attemptsOf({
  asked,
  queueMs,
  firstTokenMs,
  totalMs,
  errorKind,
  isRetried,
  random,
}: Attempted): RequestAttempt[] {
  const waits = queueMs > 0 ? [{ reason: 'queue', ms: queueMs }] : []
  const failedMs = Math.round(firstTokenMs * 0.3)
  const first: RequestAttempt[] = isRetried
    ? [
        {
          model: asked,
          startMs: queueMs,
          waits,
          durationMs: failedMs,
          status: 429,
          errorKind: 'rate-limited',
          retryAfterMs: 500,
        },
      ]
    : []
  const startMs = isRetried ? queueMs + failedMs : queueMs
  const connectMs = random() < 0.2 ? Math.round(20 + random() * 80) : 0
  return [
    ...first,
    {
      model: asked,
      startMs,
      waits: isRetried ? [{ reason: 'rate-limited', ms: 500 }] : waits,
      connectMs,
      headersMs: connectMs + Math.round((firstTokenMs - queueMs) * 0.6),
      ...(errorKind === undefined ? { firstTokenMs: Math.max(1, firstTokenMs - startMs) } : { errorKind }),
      durationMs: Math.max(1, totalMs - startMs),
      sentBytes: Math.round(4000 + random() * 30_000),
      receivedBytes: Math.round(20_000 + random() * 90_000),
    },
  ]
}

function runOf(record: RequestRecord, random: () => number) {
  const end = random()
  const usd = record.cost?.usd
  return {
    id: record.runId ?? record.id,
    projectId: record.projectId ?? '',
    model: record.asked,
    modelClass: record.modelClass,
    outcome:
      end < 0.9
        ? ('done' as const)
        : end < 0.95
          ? ('stopped' as const)
          : end < 0.99
            ? ('failed' as const)
            : ('truncated' as const),
    startedAt: record.startedAt,
    totalMs: Math.round(record.totalMs * (1 + random())),
    costUsd: usd,
    comparedUsd: usd,
    estimatedUsd: usd === undefined ? undefined : usd * (0.6 + 0.5 * random()),
  }
}

function modelFor(at: number): MadeModel {
  let passed = 0
  const found = models.find(({ share }) => at < (passed += share)) ?? models[0]
  if (found === undefined) throw new Error('There are no models to make requests of.')
  return found
}

/** Mostly near one, seldom a few times as much. */
function spread(random: () => number): number {
  return 0.6 + 0.5 * random() + (random() < 0.05 ? 3 * random() : 0)
}

/** From 0 to 1: a small generator (mulberry32), so that each seed makes the same. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [dataFolder, count = '10000', days = '90'] = process.argv.slice(2)
  if (dataFolder === undefined) {
    process.stderr.write('Say the data folder: node bench/seed-metrics.ts DATAFOLDER [COUNT] [DAYS]\n')
    process.exit(2)
  }
  await seedMetrics(dataFolder, {
    count: Number(count),
    now: Date.now(),
    days: Number(days),
    progress: (written) => void process.stderr.write(`\r${written}`),
  })
  process.stderr.write('\n')
}
