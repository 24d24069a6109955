import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytes, parse, type Outcome } from '../test-parsing.ts'
import { createChatParser } from './from-wire.ts'

/** Fields of one chunk, as servers mix them. */
const choice = fc.record(
  {
    delta: fc.record(
      {
        content: fc.oneof(
          fc.constantFrom('a', 'abcd', 'stop', '"', '\n', ':', ',', '', '<think>', '</think>', null),
          fc.string({ maxLength: 5 }),
        ),
        reasoning: fc.constantFrom('hm', null),
        refusal: fc.constantFrom('No.', null),
      },
      { requiredKeys: ['content'] },
    ),
    finish_reason: fc.constantFrom(null, null, null, 'stop', 'length'),
    logprobs: fc.constant(null),
  },
  { requiredKeys: ['delta'] },
)
const chunk = fc.record(
  {
    choices: fc.array(choice, { minLength: 1, maxLength: 1 }),
    usage: fc.constantFrom(null, { prompt_tokens: 3, completion_tokens: 4 }, { prompt_tokens: 5 }),
    model: fc.constantFrom('abcd', 'm'),
  },
  { requiredKeys: ['choices'] },
)

function read(chunks: readonly object[], idOf: (index: number) => string, thinkTags: boolean): Outcome {
  const body = chunks.map((fields, index) => `data: ${JSON.stringify({ id: idOf(index), ...fields })}\n\n`).join('')
  const options = { provider: 'openai-compatible', model: 'm', inputCharacters: 4 } as const
  return parse(createChatParser({ ...options, ...(thinkTags ? { thinkTags } : {}) }), [bytes(body)])
}

test('chunks that differ in their text alone mean what chunks that differ in more mean', () => {
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 30 }), fc.boolean(), (chunks, thinkTags) => {
      // A chunk with an id of its own is like no other, and is always parsed.
      expect(read(chunks, () => 'x', thinkTags)).toEqual(read(chunks, (index) => `x${index}`, thinkTags))
    }),
    { numRuns: 1000 },
  )
})
