/** HTTP errors in the provider's own shape, and every way to say when to come back. */
import type { ErrorKind } from '#shared/domain/error.ts'
import { failed, type Failed, type Fault, type FaultRow } from './fault.ts'
import { geminiError, retryInfo } from '../gemini.ts'
import { jsonReply, type FakeFormat } from '../fake-format.ts'

const statuses: readonly (readonly [number, string, ErrorKind])[] = [
  [400, "Invalid value for 'messages'.", 'bad-request'],
  [401, 'Incorrect API key provided: sk-…', 'auth'],
  [402, 'Payment is required.', 'quota'],
  [403, 'You may not do this.', 'auth'],
  [404, 'The model `fake-model` does not exist.', 'model-not-found'],
  [408, 'The request took too long to arrive.', 'overloaded'],
  [413, 'The request is too large.', 'context-too-long'],
  [429, 'Too many requests. Slow down.', 'rate-limited'],
  [500, 'Something went wrong on our side.', 'provider'],
  [502, 'Bad gateway.', 'overloaded'],
  [503, 'Come back later.', 'overloaded'],
  [504, 'The upstream server did not answer.', 'overloaded'],
  [529, 'Overloaded', 'overloaded'],
]

/** Providers that answer some statuses in words of their own. */
function says(format: FakeFormat, status: number, message: string): Partial<Failed> {
  if (status === 401 && format.name === 'gemini') return { says: 'API key not valid' }
  // Ollama's own words are few: what to do is said instead.
  if (status === 404 && format.name === 'ollama') return { says: 'ollama pull' }
  if ((status === 401 || status === 403) && format.name === 'ollama') return { says: 'refused the key' }
  return { says: message }
}

function byStatus(format: FakeFormat): Fault[] {
  return statuses.map(([status, message, kind]) => ({
    name: `${status}`,
    reply: format.errorReply({ status, message }),
    expected: [
      failed(kind, '', {
        ...says(format, status, message),
        // Gemini and xAI say 400 to a bad key.
        ...(status === 401 ? {} : { status }),
        retryable: [408, 429].includes(status) || status >= 500,
      }),
    ],
  }))
}

/** Statuses whose body says nothing that can be used. */
function withoutWords(): Fault[] {
  const bodies = ['', '{}', 'null', '<html><title>Oops</title></html>', '\0\0', '{"error":{"mess', '[]', '"no"']
  return bodies.flatMap((body, index) =>
    (
      [
        [401, 'auth'],
        [429, 'rate-limited'],
        [503, 'overloaded'],
        [500, 'provider'],
      ] as const
    ).map(([status, kind]) => ({
      name: `${status}, body ${index + 1}`,
      reply: { status, headers: { 'content-type': 'text/plain' }, steps: body === '' ? [] : [{ send: body }] },
      expected: [failed(kind, '', { status })],
    })),
  )
}

const tooMany = { status: 429, message: 'Too many requests. Slow down.' }

function retryAfter(format: FakeFormat): Fault[] {
  const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toUTCString()
  const forms: readonly (readonly [string, Record<string, string>, Failed['retryAfterMs']])[] = [
    ['seconds', { 'retry-after': '7' }, [7000, 7000]],
    ['a fraction of a second', { 'retry-after': '0.5' }, [500, 500]],
    ['a date', { 'retry-after': inSeconds(60) }, [30_000, 60_000]],
    ['a date in the past', { 'retry-after': inSeconds(-60) }, [0, 0]],
    ['milliseconds', { 'retry-after-ms': '1500' }, [1500, 1500]],
    ['milliseconds and seconds', { 'retry-after-ms': '1500', 'retry-after': '2' }, [1500, 1500]],
    ['an absurd time', { 'retry-after': '3600' }, [3_600_000, 3_600_000]],
    ['nonsense', { 'retry-after': 'soon' }, null],
    ['less than nothing', { 'retry-after': '-5' }, null],
    ['nothing', {}, null],
  ]
  return forms.map(([name, headers, retryAfterMs]) => ({
    name,
    reply: format.errorReply({ ...tooMany, headers }),
    expected: [
      failed('rate-limited', '', {
        status: 429,
        retryable: true,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      }),
    ],
  }))
}

/** The wait told in the body: in words, or as the provider's own field. */
function retryAfterInBody(format: FakeFormat): Fault[] {
  const forms = [
    { name: 'seconds', words: 'Please try again in 20s.', ms: 20_000 },
    { name: 'minutes and seconds', words: 'Rate limit reached. Please try again in 6m0.5s.', ms: 360_500 },
    { name: 'milliseconds', words: 'Please try again in 350ms.', ms: 350 },
  ].map(({ name, words, ms }) => ({
    name,
    reply: format.errorReply({ status: 429, message: words }),
    ms,
  }))
  if (format.wire === 'gemini') {
    const body = geminiError(tooMany, [retryInfo('48s')])
    forms.push({ name: 'RetryInfo', reply: jsonReply(429, body), ms: 48_000 })
  }
  if (format.name === 'openrouter') {
    const metadata = { headers: { 'Retry-After': '9' }, raw: 'fake-model is temporarily rate-limited upstream.' }
    forms.push({
      name: 'headers',
      reply: jsonReply(429, { error: { message: 'Provider returned error', code: 429, metadata } }),
      ms: 9000,
    })
  }
  return forms.map(({ name, reply, ms }) => ({
    name,
    reply,
    expected: [failed('rate-limited', '', { status: 429, retryAfterMs: [ms, ms] })],
  }))
}

const endlessError: Fault = {
  name: '503',
  reply: {
    status: 503,
    headers: { 'content-type': 'application/json' },
    steps: [{ send: '{"error":' }, { hold: true }],
  },
  expected: [failed('overloaded', '', { status: 503 })],
  withinMs: 8000,
}

export const statusRows: readonly FaultRow[] = [
  { name: 'HTTP errors', faults: byStatus },
  { name: 'HTTP errors without words', faults: withoutWords },
  { name: 'when to come back, in headers', faults: retryAfter },
  { name: 'when to come back, in the body', faults: retryAfterInBody },
  {
    name: 'no credit is not asked again',
    faults: (format) => {
      const reply = format.quotaReply?.()
      return reply === undefined
        ? []
        : [{ name: 'quota', reply, expected: [failed('quota', '', { retryable: false })] }]
    },
  },
  {
    // The failure waits 5 s for its words: one provider is enough.
    name: 'an error whose body never ends',
    faults: ({ name }) => (name === 'gemini' ? [endlessError] : []),
  },
]
