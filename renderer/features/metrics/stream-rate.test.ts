/** All tokens of an answer are in its rate, and no stretch is faster than what came in it. */
import { expect, test } from 'vitest'
import { streamRate } from './stream-rate.ts'

const usage = { input: 1, output: 100, estimated: false }

test('characters become tokens by what the provider counted; the last stretch is as long as it was', () => {
  const record = { rate: { everyMs: 200, characters: [200, 100, 100] }, usage, firstTokenMs: 400, totalMs: 900 }
  expect(streamRate(record)).toEqual([
    { fromMs: 0, perSecond: 250 },
    { fromMs: 200, perSecond: 125 },
    { fromMs: 400, perSecond: 250 },
  ])
})

test('a sliver at the end is no stretch of its own; where nobody counted, four characters are a token', () => {
  const record = { rate: { everyMs: 100, characters: [40, 40, 4] }, firstTokenMs: 0, totalMs: 205 }
  expect(streamRate(record)).toEqual([
    { fromMs: 0, perSecond: 100 },
    { fromMs: 100, perSecond: 100 },
  ])
})

test('an answer in one piece has no rate, nor has one that nothing is known of', () => {
  expect(streamRate({ rate: { everyMs: 100, characters: [900] }, totalMs: 50 })).toEqual([])
  expect(streamRate({ totalMs: 50 })).toEqual([])
})
