import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAnthropicParser } from './anthropic/from-wire.ts'
import { createGeminiParser } from './gemini/from-wire.ts'
import { createOllamaParser } from './ollama/from-wire.ts'
import { createChatParser } from './openai-chat/from-wire.ts'
import { createResponsesParser } from './openai-responses/from-wire.ts'
import { parse } from './test-parsing.ts'

const formats = [
  {
    folder: 'openai-chat',
    create: () => createChatParser({ provider: 'openai-compatible', model: 'm', inputCharacters: 4 }),
  },
  {
    folder: 'openai-responses',
    create: () => createResponsesParser({ provider: 'openai', model: 'm', inputCharacters: 4 }),
  },
  {
    folder: 'anthropic',
    create: () => createAnthropicParser({ provider: 'anthropic', model: 'm', inputCharacters: 4 }),
  },
  { folder: 'gemini', create: () => createGeminiParser({ provider: 'gemini', model: 'm', inputCharacters: 4 }) },
  { folder: 'ollama', create: () => createOllamaParser({ provider: 'ollama', model: 'm', inputCharacters: 4 }) },
]

const fixtures = formats.flatMap(({ folder, create }) => {
  const place = new URL(`${folder}/__fixtures__/`, import.meta.url)
  return readdirSync(place).map((name) => ({
    name: `${folder}/${name}`,
    create,
    body: readFileSync(new URL(name, place)),
  }))
})

/** Bytes changed, removed and put in, at random places. */
const mutations = fc.array(
  fc.record({ at: fc.nat(), byte: fc.nat(255), kind: fc.constantFrom('change', 'remove', 'insert', 'cut') }),
  { minLength: 1, maxLength: 6 },
)

function mutate(body: Uint8Array, changes: readonly { at: number; byte: number; kind: string }[]): Uint8Array {
  let bytes = Array.from(body)
  for (const { at, byte, kind } of changes) {
    const place = at % (bytes.length + 1)
    if (kind === 'cut') bytes = bytes.slice(0, place)
    else if (kind === 'change') bytes[Math.min(place, bytes.length - 1)] = byte
    else bytes.splice(place, kind === 'remove' ? 1 : 0, ...(kind === 'remove' ? [] : [byte]))
  }
  return Uint8Array.from(bytes)
}

test.each(fixtures)('$name, damaged: an answer or a Failure, the same for any split', ({ body, create }) => {
  fc.assert(
    fc.property(mutations, fc.array(fc.nat(), { maxLength: 5 }), (changes, cuts) => {
      const damaged = mutate(body, changes)
      const places = [0, ...cuts.map((cut) => cut % (damaged.length + 1)).toSorted((a, b) => a - b), damaged.length]
      const pieces = places.slice(1).map((end, index) => damaged.subarray(places[index], end))
      const whole = parse(create(), [damaged])
      expect(parse(create(), pieces)).toEqual(whole)
      const finishes = whole.others.filter(({ type }) => type === 'finish').length
      expect(finishes).toBe(whole.error === undefined ? 1 : 0)
    }),
    { numRuns: 300 },
  )
})
