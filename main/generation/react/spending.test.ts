import { expect, test } from 'vitest'
import { createSpending } from './spending.ts'

const used = (input: number, output: number, more = {}) => ({ input, output, estimated: false, ...more })

test('sums what requests use, each by its newest figure, however they interleave', () => {
  const spending = createSpending()
  const [one, other] = [spending.request(), spending.request()]
  expect(other({ usage: used(5, 1), cost: { usd: 2 } })).toEqual({ usage: used(5, 1), cost: { usd: 2 } })
  one({ usage: used(1, 1, { cached: 1 }), cost: { usd: 1 } })
  expect(one({ usage: used(3, 2, { cached: 2 }), cost: { usd: 3 } })).toEqual({
    usage: used(8, 3, { cached: 2 }),
    cost: { usd: 5 },
  })
})

test('one cost that is not known makes the sum unknown; one estimate makes it an estimate', () => {
  const spending = createSpending()
  spending.request()({ usage: used(1, 1), cost: { usd: 1 } })
  const sum = spending.request()({ usage: { ...used(1, 1), estimated: true } })
  expect(sum).toMatchObject({ usage: { input: 2, output: 2, estimated: true } })
  expect(sum.cost).toBeUndefined()
})

test('why there is nothing to pay is said where it holds for all', () => {
  const spending = createSpending()
  spending.request()({ usage: used(1, 1), cost: { usd: 0, nothing: 'local' } })
  expect(spending.request()({ usage: used(1, 1), cost: { usd: 0, nothing: 'local' } }).cost).toEqual({
    usd: 0,
    nothing: 'local',
  })
  expect(spending.request()({ usage: used(1, 1), cost: { usd: 0, nothing: 'cached' } }).cost).toEqual({ usd: 0 })
})
