/** However a body is cut into pieces, the same events come of it; and a cut body is never a whole answer. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splits } from '../../main/providers/test-parsing.ts'
import { bodies, outcomeOf, split, wholeLength } from './parsers.ts'

test.each(bodies)('$name: the same events for any split', (body) => {
  const { bytes } = body
  const whole = outcomeOf(body, [bytes])
  for (const pieces of splits(bytes)) expect(outcomeOf(body, pieces)).toEqual(whole)
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 40 }), (places) => {
      expect(outcomeOf(body, split(bytes, places))).toEqual(whole)
    }),
    { numRuns: 50 },
  )
})

const answers = bodies.flatMap((body) => {
  const length = wholeLength(body)
  return length === undefined ? [] : [{ ...body, length }]
})

test.each(answers)('$name: cut at any byte before it is whole, it is truncated, and keeps what came', (body) => {
  const { bytes, length } = body
  const { text, reasoning } = outcomeOf(body, [bytes])
  for (let cut = 0; cut < length; cut += 1) {
    const outcome = outcomeOf(body, [bytes.subarray(0, cut)])
    expect(outcome.error?.error.kind, `cut at ${cut}`).toBe('truncated')
    expect(text.startsWith(outcome.text), `text of ${cut}`).toBe(true)
    expect(reasoning.startsWith(outcome.reasoning), `reasoning of ${cut}`).toBe(true)
  }
})
