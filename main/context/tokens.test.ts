import { expect, test } from 'vitest'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { ratiosOf } from './calibration.ts'
import { createTokenCounters, tokensByRule } from './tokens.ts'

const gpt = { provider: 'openai', model: 'gpt-6.1-terra' } as const
const claude = { provider: 'anthropic', model: 'claude' } as const

test("an OpenAI model's tokens are counted by its tokenizer as soon as it is loaded; before, by the rule", async () => {
  const counters = createTokenCounters()
  const text = 'export function OrderForm({ order, onClose }: Props) {}'
  expect(counters.of(gpt)(text)).toBe(tokensByRule(text))
  await counters.prepare(gpt, [text])
  expect(counters.of(gpt)(text)).toBe(13)
  expect(counters.of({ provider: 'openrouter', model: 'openai/gpt-oss-20b' })(text)).toBe(13)
  expect(counters.of(claude)(text)).toBe(tokensByRule(text))
})

test('names of control tokens are text, and a run without a break takes no time to speak of', async () => {
  const counters = createTokenCounters()
  await counters.prepare(gpt, [])
  const count = counters.of(gpt)
  expect(count('<|endoftext|>')).toBeGreaterThan(1)
  // Counted by the tokenizer itself, this takes minutes.
  expect(count('a'.repeat(400_000))).toBeGreaterThan(50_000)
})

test('what a provider has counted itself corrects the rule for it alone', () => {
  const record = (patch: Partial<RequestRecord>): RequestRecord => ({
    id: 'r',
    purpose: 'edit',
    priority: 'foreground',
    startedAt: 1,
    asked: claude,
    cache: 'miss',
    queueMs: 0,
    totalMs: 1,
    characters: 12_000,
    usage: { input: 1, output: 4000, estimated: false },
    outcome: 'done',
    attempts: [],
    ...patch,
  })
  const ratios = ratiosOf([
    record({}),
    record({ usage: { input: 1, output: 90_000, estimated: true } }),
    record({ usage: { input: 1, output: 90_000, reasoning: 80_000, estimated: false } }),
    record({ cache: 'hit', characters: 1 }),
    record({ asked: gpt, characters: 40, usage: { input: 1, output: 10, estimated: false } }),
  ])
  expect([...ratios]).toEqual([['anthropic', 4000 / 3000]])
  const counters = createTokenCounters(({ provider }) => ratios.get(provider))
  expect(counters.of(claude)('x'.repeat(1200))).toBe(400)
})
