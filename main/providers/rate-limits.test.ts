import { expect, test } from 'vitest'
import { readRateLimits } from './rate-limits.ts'

const now = Date.parse('2026-11-21T08:00:00Z')
const read = (headers: Readonly<Record<string, string>>) => readRateLimits((name) => headers[name], now)

test('OpenAI and Groq: requests and tokens, resets as durations', () => {
  expect(
    read({
      'x-ratelimit-limit-requests': '14400',
      'x-ratelimit-remaining-requests': '14370',
      'x-ratelimit-reset-requests': '2m59.56s',
      'x-ratelimit-limit-tokens': '18000',
      'x-ratelimit-remaining-tokens': '17997',
      'x-ratelimit-reset-tokens': '7.66ms',
    }),
  ).toEqual({
    requests: { limit: 14_400, remaining: 14_370, resetMs: 179_560 },
    tokens: { limit: 18_000, remaining: 17_997, resetMs: 8 },
  })
})

test.each([
  ['6m0s', 360_000],
  ['120ms', 120],
  ['1h2m3s', 3_723_000],
  ['0s', 0],
  ['1.5', 1500],
  ['60', 60_000],
  [String(now + 5000), 5000],
  [String(now / 1000 + 5), 5000],
  [String(now - 5000), 0],
  ['2026-11-21T08:00:30Z', 30_000],
  ['2026-11-21T07:00:00Z', 0],
])('a reset of %s is in %d ms', (reset, resetMs) => {
  expect(read({ 'x-ratelimit-remaining-requests': '1', 'x-ratelimit-reset-requests': reset })).toEqual({
    requests: { remaining: 1, resetMs },
  })
})

test('OpenRouter: no sort in the names, and a moment in milliseconds', () => {
  const reset = String(now + 42_000)
  expect(read({ 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset })).toEqual({
    requests: { limit: 20, remaining: 0, resetMs: 42_000 },
  })
})

test('Cerebras and Mistral: the shortest time of those named counts', () => {
  expect(
    read({
      'x-ratelimit-limit-requests-day': '14400',
      'x-ratelimit-remaining-requests-day': '14399',
      'x-ratelimit-reset-requests-day': '33011.38',
      'x-ratelimit-limit-tokens-minute': '60000',
      'x-ratelimit-remaining-tokens-minute': '59000',
      'x-ratelimit-reset-tokens-minute': '11.38',
      'x-ratelimit-limit-tokens-day': '1000000',
    }),
  ).toEqual({
    requests: { limit: 14_400, remaining: 14_399, resetMs: 33_011_380 },
    tokens: { limit: 60_000, remaining: 59_000, resetMs: 11_380 },
  })
  expect(read({ 'x-ratelimit-limit-req-minute': '60', 'x-ratelimit-remaining-req-minute': '59' })).toEqual({
    requests: { limit: 60, remaining: 59 },
  })
})

test('Anthropic: dates, and the tighter of input and output where tokens are not counted together', () => {
  expect(
    read({
      'anthropic-ratelimit-requests-limit': '50',
      'anthropic-ratelimit-requests-remaining': '49',
      'anthropic-ratelimit-requests-reset': '2026-11-21T08:00:01Z',
      'anthropic-ratelimit-input-tokens-limit': '30000',
      'anthropic-ratelimit-input-tokens-remaining': '29000',
      'anthropic-ratelimit-output-tokens-limit': '8000',
      'anthropic-ratelimit-output-tokens-remaining': '100',
      'anthropic-ratelimit-output-tokens-reset': '2026-11-21T08:00:20Z',
    }),
  ).toEqual({
    requests: { limit: 50, remaining: 49, resetMs: 1000 },
    tokens: { limit: 8000, remaining: 100, resetMs: 20_000 },
  })
})

test.each([
  [{ 'ratelimit-limit': '100, 100;w=60', 'ratelimit-remaining': '50', 'ratelimit-reset': '30' }],
  [{ ratelimit: 'limit=100, remaining=50, reset=30' }],
  [{ ratelimit: '"default";r=50;t=30', 'ratelimit-policy': '"default";q=100;w=60' }],
])('the IETF drafts (%#)', (headers) => {
  expect(read(headers as Record<string, string>)).toEqual({ requests: { limit: 100, remaining: 50, resetMs: 30_000 } })
})

test.each([
  [{}],
  [{ 'x-ratelimit-limit-requests': '' }],
  [{ 'x-ratelimit-limit-requests': 'unlimited', 'x-ratelimit-remaining-requests': '-1' }],
  [{ 'x-ratelimit-reset-requests': '1s' }],
  [{ 'x-ratelimit-limit': 'NaN', 'x-ratelimit-remaining': '1e999' }],
])('headers that tell nothing (%#)', (headers) => {
  expect(read(headers as Record<string, string>)).toBeUndefined()
})

test('a reset that means nothing is left out', () => {
  expect(read({ 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': 'soon' })).toEqual({ requests: { remaining: 3 } })
})
