import { describe, expect, test } from 'vitest'
import { errorKind } from './error-kind.ts'
import { delayInHeaders } from './retry-delay.ts'
import { readError, wireFailure } from './wire-error.ts'

describe("the provider's words are found in", () => {
  test.each([
    ['an object', { error: { message: 'Words.', type: 'x', code: null } }],
    ['a string', { error: 'Words.' }],
    ['a string beside a code', { code: 'invalid_argument', error: 'Words.' }],
    ['detail', { detail: 'Words.' }],
    ['a list of details', { detail: [{ loc: ['body'], msg: 'Words.', type: 'missing' }] }],
    ['a list of details as the message', { object: 'error', message: { detail: [{ msg: 'Words.' }] }, code: null }],
    ['a flat object', { object: 'error', message: 'Words.', type: 'invalid', code: 1500 }],
    ['a list of errors', { errors: [{ message: 'Words.' }] }],
    ['an array', [{ error: { message: 'Words.' } }]],
    ['JSON inside the message', { error: { message: '{"error":{"message":"Words."}}' } }],
    ['JSON inside the error', { error: '{"error":{"message":"Words."}}' }],
  ])('%s', (_, body) => {
    expect(readError(body)?.message).toBe('Words.')
  })

  test("another provider's error, quoted", () => {
    const raw = '{"error":{"message":"model is busy","type":"overloaded_error"}}'
    const error = readError({
      error: { message: 'Provider returned error', code: 502, metadata: { raw, provider_name: 'X' } },
    })
    expect(error).toMatchObject({ message: 'Provider returned error: model is busy', status: 502 })
    expect(error === undefined ? '' : errorKind(error)).toBe('overloaded')
  })

  test('nothing, when there is no error', () => {
    for (const value of [null, 5, 'x', {}, { error: null }, { error: '' }, { choices: [], message: 'x' }])
      expect(readError(value)).toBeUndefined()
  })
})

/** https://ai.google.dev/gemini-api/docs/troubleshooting */
function googleQuota(quotaId: string, quotaValue: string): object {
  const details = [{ violations: [{ quotaId, quotaValue }] }, { retryDelay: '46s' }]
  return { error: { code: 429, message: 'You exceeded your current quota.', status: 'RESOURCE_EXHAUSTED', details } }
}

describe('the kind of an error', () => {
  test.each([
    ['auth', 401, { error: { message: 'No auth credentials found', code: 401 } }],
    [
      'auth',
      400,
      { error: { code: 400, message: 'API key not valid. Please pass a valid API key.', status: 'INVALID_ARGUMENT' } },
    ],
    ['auth', 400, { code: 'invalid', error: 'Incorrect API key provided: ab***cd.' }],
    ['auth', 403, { error: { message: 'Country not supported', code: 'x' } }],
    ['quota', 402, { error: { message: 'Insufficient credits', code: 402 } }],
    [
      'quota',
      429,
      { error: { message: 'You exceeded your current quota', type: 'insufficient_quota', code: 'insufficient_quota' } },
    ],
    ['quota', 429, { error: { code: 'exceeded_quota', message: 'x' } }],
    ['rate-limited', 429, { error: { code: 'rate_limit_reached', message: 'x' } }],
    [
      'rate-limited',
      429,
      {
        error: {
          code: 429,
          message: 'You exceeded your current quota.',
          status: 'RESOURCE_EXHAUSTED',
          details: [{ retryDelay: '48s' }],
        },
      },
    ],
    ['model-not-found', 404, { error: { message: 'The model `x` does not exist', code: 'model_not_found' } }],
    ['model-not-found', 400, { error: { message: 'x is not a valid model ID', code: 400 } }],
    ['model-not-found', 404, { error: "model 'x' not found" }],
    ['not-found', 404, { error: { message: 'Not Found' } }],
    [
      'context-too-long',
      400,
      { error: { message: "This model's maximum context length is 8192 tokens", code: 'context_length_exceeded' } },
    ],
    [
      'context-too-long',
      400,
      {
        error: {
          code: 400,
          message: 'the request exceeds the available context size',
          type: 'exceed_context_size_error',
        },
      },
    ],
    ['context-too-long', 413, {}],
    ['refused', 400, { error: { code: 'content_filter', message: 'x' } }],
    ['refused', 400, { error: { code: 'invalid_prompt', message: 'Invalid prompt: it was flagged' } }],
    [
      'context-too-long',
      429,
      { error: { message: 'Request too large for m on tokens per min (TPM): Limit 10', code: 'rate_limit_exceeded' } },
    ],
    ['rate-limited', 429, { message: 'Requests per minute limit exceeded', code: 'request_quota_exceeded' }],
    [
      'quota',
      429,
      {
        error: {
          message: 'Rate limit exceeded: free-models-per-day. Add 10 credits to unlock more',
          code: 429,
          metadata: { headers: { 'X-RateLimit-Reset': '9999999999999' } },
        },
      },
    ],
    ['quota', 429, { message: 'Tokens per day limit exceeded', code: 'token_quota_exceeded' }],
    ['model-not-found', 404, { error: { message: 'No endpoints found for a/b.', code: 404 } }],
    ['overloaded', 200, { error: { message: 'x', type: 'gateway_timeout' } }],
    ['bad-request', 400, { error: { message: "Unsupported value: 'temperature'" } }],
    ['bad-request', 422, { detail: [{ msg: 'field required' }] }],
    ['overloaded', 503, { error: { message: 'The engine is currently overloaded' } }],
    ['overloaded', 529, { error: { type: 'overloaded_error', message: 'Overloaded' } }],
    ['overloaded', 504, {}],
    ['overloaded', 504, { type: 'error', error: { type: 'timeout_error', message: 'Timed out' } }],
    ['provider', 500, { error: { message: 'Internal error' } }],
    ['auth', 403, { type: 'error', error: { type: 'permission_error', message: 'x' } }],
    ['quota', 402, { type: 'error', error: { type: 'billing_error', message: 'x' } }],
    [
      'quota',
      400,
      { error: { type: 'invalid_request_error', message: 'Your credit balance is too low to access the API.' } },
    ],
    [
      'quota',
      400,
      { error: { type: 'invalid_request_error', message: 'You have reached your specified API usage limits.' } },
    ],
    [
      'quota',
      429,
      { error: { type: 'rate_limit_error', message: 'x', details: { error_code: 'enforced_spend_limit_reached' } } },
    ],
    ['model-not-found', 404, { error: { type: 'not_found_error', message: 'model: claude-none-1' } }],
    [
      'context-too-long',
      400,
      { error: { type: 'invalid_request_error', message: 'prompt is too long: 210000 tokens > 200000 maximum' } },
    ],
    [
      'context-too-long',
      400,
      { error: { message: 'input length and `max_tokens` exceed context limit: 190000 + 64000 > 200000' } },
    ],
    [
      'context-too-long',
      400,
      {
        error: { code: 400, message: 'The input token count (1200000) exceeds the maximum number of tokens allowed.' },
      },
    ],
    [
      'model-not-found',
      404,
      { error: { code: 404, message: 'models/none is not found for API version v1beta', status: 'NOT_FOUND' } },
    ],
    [
      'auth',
      400,
      { error: { code: 400, message: 'x', status: 'INVALID_ARGUMENT', details: [{ reason: 'API_KEY_INVALID' }] } },
    ],
    ['quota', 429, googleQuota('GenerateRequestsPerDayPerProjectPerModel-FreeTier', '20')],
    ['quota', 429, googleQuota('GenerateContentInputTokensPerModelPerMinute-FreeTier', '0')],
    ['rate-limited', 429, googleQuota('GenerateRequestsPerMinutePerProjectPerModel-FreeTier', '5')],
  ])('%s: %i %j', (kind, status, body) => {
    expect(errorKind({ message: '', codes: [], ...readError(body), status })).toBe(kind)
  })

  test('without a status goes by codes and words', () => {
    expect(
      errorKind(
        readError({ error: { message: 'Overloaded', type: 'overloaded_error' } }) ?? { message: '', codes: [] },
      ),
    ).toBe('overloaded')
    expect(errorKind({ message: 'model requires more system memory (8 GiB) than is available', codes: [] })).toBe(
      'provider',
    )
  })
})

describe('when to try again', () => {
  const now = Date.parse('2026-11-21T00:00:00Z')
  const headers = (map: Record<string, string>) => delayInHeaders((name) => map[name], now)
  test.each([
    [{ 'retry-after': '20' }, 20_000],
    [{ 'retry-after': '1.5' }, 1500],
    [{ 'retry-after': 'Sat, 21 Nov 2026 00:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Fri, 20 Nov 2026 00:00:00 GMT' }, 0],
    [{ 'retry-after-ms': '350', 'retry-after': '1' }, 350],
    [{ 'retry-after': '-5' }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('headers %j', (map, milliseconds) => {
    expect(headers(map)).toBe(milliseconds)
  })

  test.each([
    [{ error: { message: 'x', details: [{ '@type': 'y' }, { retryDelay: '48s' }] } }, 48_000],
    [{ error: { message: 'Rate limit reached. Please try again in 6m0s.' } }, 360_000],
    [{ error: { message: 'Please try again in 350ms. Visit us.' } }, 350],
    [{ error: { message: 'Please retry in 1.25 seconds' } }, 1250],
    [{ error: { message: 'x', metadata: { headers: { 'Retry-After': '7' } } } }, 7000],
    [{ error: { message: 'You may try again later; the limit is 5 requests' } }, undefined],
  ])('body %j', (body, milliseconds) => {
    expect(readError(body)?.retryAfterMs).toBe(milliseconds)
  })
})

test('a limit that begins anew at a time of its own is waited for until then', () => {
  const headers = { 'X-RateLimit-Limit': '20', 'X-RateLimit-Reset': String(Date.now() + 30_000) }
  const error = readError({
    error: { message: 'Rate limit exceeded: free-models-per-min.', code: 429, metadata: { headers } },
  })
  expect(error === undefined ? '' : errorKind({ ...error, status: 429 })).toBe('rate-limited')
  expect(error?.retryAfterMs).toBeGreaterThan(20_000)
  expect(error?.retryAfterMs).toBeLessThanOrEqual(30_000)
})

test('a failure without words says what happened all the same', () => {
  const context = { provider: 'openai-compatible' } as const
  expect(wireFailure({ message: '', codes: [], status: 500 }, context).error).toMatchObject({
    kind: 'provider',
    retryable: true,
    status: 500,
  })
  expect(wireFailure({ message: '', codes: [], status: 401 }, context).message).toContain('refused the key')
})

test("a server's internal error may pass, also when it comes inside an answer, without a status", () => {
  const inside = (type: string) =>
    wireFailure({ message: 'x', codes: [type] }, { provider: 'anthropic', model: 'm' }).error
  expect(inside('api_error')).toMatchObject({ kind: 'provider', retryable: true })
  expect(inside('invalid_prompt')).toMatchObject({ kind: 'provider', retryable: false })
})

test('JSON that is nested too deep for any reader is no error, and none is thrown', () => {
  const deep = (open: string, close: string): unknown => JSON.parse(`${open.repeat(50_000)}1${close.repeat(50_000)}`)
  expect(readError(deep('[', ']'))).toBeUndefined()
  expect(readError(deep('{"message":', '}'))).toBeUndefined()
  const odd = deep('[', ']')
  const error = { message: 'Oops', code: odd, status: odd, details: odd, retry_after: odd }
  expect(readError({ error })).toEqual({ message: 'Oops', codes: [] })
})

test('an error of many words is cut to what somebody reads', () => {
  const { error } = wireFailure({ message: 'Really. '.repeat(10_000), codes: [] }, { provider: 'groq' })
  expect(error.message).toMatch(/^Really\. .*…$/)
  expect(error.message.length).toBeLessThan(1100)
})
