/** Nothing of an answer is lost or counted twice, however long it takes and however seldom it is looked at. */
import { expect, test } from 'vitest'
import { createAnswerRate } from './answer-rate.ts'

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

test('each stretch has what came in it, and a pause is seen', () => {
  const rate = createAnswerRate()
  rate.add(100, 40)
  rate.add(200, 60)
  rate.add(400, 0)
  rate.add(500, 10)
  expect(rate.result()).toEqual({ everyMs: 100, characters: [40, 60, 0, 0, 10] })
})

test('what is looked at late is spread over the time in which it came', () => {
  const rate = createAnswerRate()
  rate.add(50, 10)
  rate.add(450, 80)
  expect(rate.result()?.characters).toEqual([20, 20, 20, 20, 10])
})

test('an hour has as many stretches as a minute, and all of the answer', () => {
  const rate = createAnswerRate()
  for (let second = 1; second <= 3600; second += 1) rate.add(second * 1000, 7)
  const { everyMs = 0, characters = [] } = rate.result() ?? {}
  expect(characters.length).toBeLessThanOrEqual(48)
  expect(characters.length * everyMs).toBeGreaterThanOrEqual(3_600_000)
  expect(Math.abs(sum(characters) - 3600 * 7)).toBeLessThan(characters.length)
})

test('an answer that came at once is one stretch; none is none', () => {
  const rate = createAnswerRate()
  expect(rate.result()).toBeUndefined()
  rate.add(0, 500)
  expect(rate.result()).toEqual({ everyMs: 100, characters: [500] })
})
