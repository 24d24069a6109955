import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRepeats } from './repeats.ts'

const event = (text: string, rest: object = {}): string =>
  JSON.stringify({ id: 'x', choices: [{ delta: { content: text }, finish_reason: null }], ...rest })

function taught(text = 'abcd', rest: object = {}) {
  const repeats = createRepeats()
  repeats.learn(event(text, rest), text)
  return repeats
}

test('an event that differs in its text alone is told without being parsed', () => {
  const repeats = taught()
  expect(repeats.textOf(event(' const'))).toBe(' const')
  expect(repeats.textOf(event('مرحبا 👩‍💻'))).toBe('مرحبا 👩‍💻')
})

describe('has to be parsed', () => {
  test.each([
    ['text with a line end', event('a\n')],
    ['text with a quote', event('"')],
    ['text with a backslash', event('\\')],
    ['no text', event('')],
    ['another field', event('abcd', { usage: {} })],
    ['another beginning', event('abcd').replace('"x"', '"y"')],
    ['a piece of an event', event('abcd').slice(0, 30)],
    ['text that ends its string and says more', event('abcd').replace('abcd', 'a","refusal":"b')],
    ['nothing', ''],
  ])('%s', (_, data) => {
    expect(taught().textOf(data)).toBeUndefined()
  })

  test.each([
    ['the text comes twice', 'abcd', { model: 'abcd' }],
    ['something is escaped', 'abcd', { model: '\n' }],
    ['the text reads like what stands between two fields', ',', {}],
  ])('everything, where %s: nobody knows which is the one', (_, text, rest) => {
    expect(taught(text, rest).textOf(event('more', rest))).toBeUndefined()
  })
})

test('events that always differ are given up, for good', () => {
  const repeats = taught()
  for (let count = 0; count < 20 && repeats.isLearning(); count += 1) {
    expect(repeats.textOf(event('a', { count }))).toBeUndefined()
    repeats.learn(event('a', { count }), 'a')
  }
  expect(repeats.isLearning()).toBe(false)
  expect(repeats.textOf(event('abcd', { count: 7 }))).toBeUndefined()
})

test('whatever it tells is what parsing would', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom('","', ':', ',', '"}', 'x', 'id', '\\u0061'),
  )
  const rest = fc.dictionary(fc.constantFrom('id', 'model', 'a'), fc.oneof(text, fc.integer(), fc.constant(null)))
  fc.assert(
    fc.property(rest, text, text, fc.boolean(), (fields, learnt, next, raw) => {
      const write = (content: string): string => JSON.stringify({ ...fields, choices: [{ content }] })
      const repeats = createRepeats()
      repeats.learn(write(learnt), learnt)
      const data = raw ? write('PLACE').replace('PLACE', () => next) : write(next)
      const told = repeats.textOf(data)
      if (told !== undefined) expect(JSON.parse(data)).toEqual(JSON.parse(write(told)))
    }),
    { numRuns: 1000 },
  )
})
