/** A request's record as spans, by the conventions for generative AI: times, counts and names, never a word of any text. */
import type { ProviderId } from '#shared/domain/model.ts'
import type { RequestAttempt, RequestRecord } from '#shared/domain/request-record.ts'

type Value = string | number | boolean | string[]

export interface SpanFacts {
  readonly name: string
  readonly kind: 'client' | 'internal'
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly endedAt: number
  /** Of what failed: what kind of failure. */
  readonly error?: string
  readonly attributes: Readonly<Record<string, Value>>
  readonly children: readonly SpanFacts[]
}

/** Names that the conventions give; the others keep Kiln's. */
const providerNames: Partial<Record<ProviderId, string>> = {
  gemini: 'gcp.gemini',
  mistral: 'mistral_ai',
  xai: 'x_ai',
}

/** One root for the request, with what was waited and every attempt below it, in their order. */
export function spansOf(record: RequestRecord): SpanFacts {
  const { startedAt, totalMs, attempts, errorKind } = record
  const { provider, model } = record.served ?? record.asked
  return {
    name: `chat ${model}`,
    kind: 'client',
    startedAt,
    endedAt: startedAt + totalMs,
    ...(errorKind === undefined ? {} : { error: errorKind }),
    attributes: known({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': providerNames[provider] ?? provider,
      'gen_ai.request.model': record.asked.model,
      'gen_ai.response.model': record.answered?.model,
      'gen_ai.response.finish_reasons': record.finish === undefined ? undefined : [record.finish],
      ...tokensOf(record),
      'kiln.request.id': record.id,
      'kiln.run.id': record.runId,
      'kiln.project.id': record.projectId,
      'kiln.purpose': record.purpose,
      'kiln.outcome': record.outcome,
      'kiln.cancelled_by': record.cancelledBy,
      'kiln.cache': record.cache,
      'kiln.queue_ms': record.queueMs,
      'kiln.first_token_ms': record.firstTokenMs,
      'kiln.first_visible_ms': record.visibleMs,
      'kiln.tokens_per_second': record.tokensPerSecond,
      'kiln.cost_usd': record.cost?.usd,
    }),
    children: attempts.flatMap((attempt, index) => [
      ...waitsBefore(attempt, startedAt),
      attemptSpan(attempt, index + 1, startedAt),
    ]),
  }
}

/** What the cache or another request had already used none. */
function tokensOf({ cache, usage }: RequestRecord): Record<string, Value | undefined> {
  if (usage === undefined || cache === 'hit' || cache === 'joined') return {}
  return {
    'gen_ai.usage.input_tokens': usage.input,
    'gen_ai.usage.output_tokens': usage.output,
    'gen_ai.usage.cache_read.input_tokens': usage.cached,
    'kiln.usage.reasoning_tokens': usage.reasoning,
    'kiln.usage.estimated': usage.estimated,
  }
}

function attemptSpan(attempt: RequestAttempt, number: number, from: number): SpanFacts {
  const { model, startMs, durationMs, errorKind } = attempt
  return {
    name: `attempt ${number}`,
    kind: 'client',
    startedAt: from + startMs,
    endedAt: from + startMs + durationMs,
    ...(errorKind === undefined ? {} : { error: errorKind }),
    attributes: known({
      'kiln.attempt': number,
      'kiln.attempt.provider': model.provider,
      'kiln.attempt.model': model.model,
      'kiln.attempt.connect_ms': attempt.connectMs,
      'kiln.attempt.headers_ms': attempt.headersMs,
      'kiln.attempt.first_token_ms': attempt.firstTokenMs,
      'kiln.attempt.retry_after_ms': attempt.retryAfterMs,
      'kiln.attempt.request_id': attempt.requestId,
      'http.response.status_code': attempt.status,
      'http.request.body.size': attempt.sentBytes,
      'http.response.body.size': attempt.receivedBytes,
    }),
    children: [],
  }
}

/** The last of them ended when the attempt began. */
function waitsBefore({ waits, startMs }: RequestAttempt, from: number): SpanFacts[] {
  let startedAt = from + Math.max(0, startMs - waits.reduce((sum, { ms }) => sum + ms, 0))
  return waits.map(({ reason, ms }) => {
    const span = { startedAt, endedAt: startedAt + ms }
    startedAt += ms
    return {
      name: `wait ${reason}`,
      kind: 'internal',
      ...span,
      attributes: { 'kiln.wait.reason': reason },
      children: [],
    }
  })
}

function known(attributes: Readonly<Record<string, Value | undefined>>): Record<string, Value> {
  const entries = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return Object.fromEntries(entries)
}
