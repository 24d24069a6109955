/** Whoever set a budget hears of it in time, and not at every request. */
import { expect, test } from 'vitest'
import { MetricsSettings } from '#shared/domain/metrics-settings.ts'
import { createSpending } from './spending.ts'

function setUp(settings: Partial<MetricsSettings>, spentBefore: number) {
  const told: string[] = []
  const spending = createSpending({
    settings: () => MetricsSettings.parse(settings),
    readMonth: async () => spentBefore,
    now: () => new Date(2026, 4, 20).getTime(),
    onWarning: (sentence) => told.push(sentence),
  })
  const spend = async (usd: number): Promise<void> => {
    spending.add(usd)
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  return { spend, told }
}

test('near the budget, and over it, one sentence each', async () => {
  // What ended first is a part of what is read.
  const { spend, told } = setUp({ budgetUsd: 10 }, 7)
  for (const usd of [0.5, 0.5, 0.6, 0.1, 2, 1]) await spend(usd)
  expect(told).toEqual([
    "This month's budget of $10.00 is nearly used up: $8.10 were spent.",
    "This month's budget of $10.00 is used up: $10.20 were spent. Paid requests go on; change that under Requests.",
  ])
})

test('without a budget, or for what costs nothing, none', async () => {
  const free = setUp({ budgetUsd: 1 }, 5)
  await free.spend(0)
  const none = setUp({}, 5)
  await none.spend(3)
  expect([...free.told, ...none.told]).toEqual([])
})
