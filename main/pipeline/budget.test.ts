import { expect, test } from 'vitest'
import { createSpending } from '../metrics/spending.ts'
import { MetricsSettings } from '#shared/domain/metrics-settings.ts'
import { budget } from './budget.ts'
import { answer, failureOf, modelA, read, testAsk } from './test-ask.ts'

const priced = { id: 'm', price: { input: 1, output: 2 } }
const never = new AbortController().signal

function setUp(settings: Partial<MetricsSettings>, spentBefore: number) {
  let now = new Date(2026, 4, 20).getTime()
  let asked = 0
  const spending = createSpending({
    settings: () => MetricsSettings.parse(settings),
    readMonth: async () => spentBefore,
    now: () => now,
  })
  const handler = budget(({ model }) => spending.refusal(model === modelA.model ? priced : undefined))(
    async function* () {
      asked += 1
      yield* answer('hello')
    },
  )
  return { handler, spending, asked: () => asked, moveTo: (date: Date) => void (now = date.getTime()) }
}

test('over a budget that stops, no request to a model with a price begins', async () => {
  const { handler, asked } = setUp({ budgetUsd: 5, budgetStops: true }, 5)
  expect(await failureOf(handler(testAsk(), never))).toMatchObject({
    kind: 'budget',
    message: expect.stringContaining('$5.00'),
  })
  expect(asked()).toBe(0)
})

test('what ends meanwhile counts at once, and a new month begins with nothing', async () => {
  const { handler, spending, asked, moveTo } = setUp({ budgetUsd: 5, budgetStops: true }, 4.99)
  await read(handler(testAsk(), never))
  spending.add(0.02)
  await failureOf(handler(testAsk(), never))
  expect(asked()).toBe(1)
  moveTo(new Date(2026, 5, 1))
  await read(handler(testAsk(), never))
  expect(asked()).toBe(2)
})

test.each([
  ['without one', { budgetUsd: null, budgetStops: true }],
  ['one that only warns', { budgetUsd: 5, budgetStops: false }],
])('%s lets everything begin', async (_, settings) => {
  const { handler, asked } = setUp(settings, 100)
  await read(handler(testAsk(), never))
  expect(asked()).toBe(1)
})

test('a model that costs nothing is asked whatever was spent', async () => {
  const { handler, asked } = setUp({ budgetUsd: 5, budgetStops: true }, 100)
  const free = { provider: 'ollama', model: 'free' } as const
  await read(handler(testAsk({ candidates: [free] }), never))
  expect(asked()).toBe(1)
})
