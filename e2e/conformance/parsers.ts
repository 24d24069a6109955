/** Every format's parser, and bodies to feed it: its own fixtures, and whole answers as the fakes give them. */
import { readdirSync, readFileSync } from 'node:fs'
import { createAnthropicParser } from '../../main/providers/anthropic/from-wire.ts'
import { createGeminiParser } from '../../main/providers/gemini/from-wire.ts'
import { createOllamaParser } from '../../main/providers/ollama/from-wire.ts'
import { createChatParser } from '../../main/providers/openai-chat/from-wire.ts'
import { createResponsesParser } from '../../main/providers/openai-responses/from-wire.ts'
import type { AnswerParser } from '../../main/providers/read-answer.ts'
import { parse, type Outcome } from '../../main/providers/test-parsing.ts'
import { fakeFormats, sampleText, type FakeFormat, type FakeWire } from '../fake-providers/index.ts'

export interface Body {
  readonly name: string
  readonly bytes: Uint8Array
  create(): AnswerParser
}

const options = { provider: 'openai-compatible', model: 'm', inputCharacters: 4 } as const

const folders: Readonly<Record<FakeWire, string>> = {
  chat: 'openai-chat',
  responses: 'openai-responses',
  anthropic: 'anthropic',
  gemini: 'gemini',
  ollama: 'ollama',
}

function createParser(wire: FakeWire, { name }: Pick<FakeFormat, 'name'>): AnswerParser {
  const own = { ...options, provider: name as 'openai' }
  switch (wire) {
    case 'chat':
      return createChatParser(own)
    case 'responses':
      return createResponsesParser(own)
    case 'anthropic':
      return createAnthropicParser(own)
    case 'gemini':
      return createGeminiParser(own)
    case 'ollama':
      return createOllamaParser(own)
  }
}

function fixtures(wire: FakeWire): Body[] {
  const place = new URL(`../../main/providers/${folders[wire]}/__fixtures__/`, import.meta.url)
  return readdirSync(place).map((file) => ({
    name: `${folders[wire]}/${file}`,
    bytes: readFileSync(new URL(file, place)),
    create: () => createParser(wire, { name: 'openai-compatible' }),
  }))
}

function fromFake(format: FakeFormat): Body {
  const events = format.answer(sampleText, { reasoning: 'Hm. مرحبا', pieceLength: 9 })
  return {
    name: `${format.name}’s fake`,
    bytes: new TextEncoder().encode(events.join('')),
    create: () => createParser(format.wire, format),
  }
}

export const bodies: readonly Body[] = [
  ...(Object.keys(folders) as FakeWire[]).flatMap(fixtures),
  ...Object.values(fakeFormats).map(fromFake),
]

/** What comes of these pieces. */
export function outcomeOf({ create }: Body, pieces: readonly Uint8Array[]): Outcome {
  return parse(create(), pieces)
}

/** How many bytes, from the beginning, make the answer whole: one less does not. Absent for a body that never is. */
export function wholeLength(body: Body): number | undefined {
  const { bytes } = body
  if (outcomeOf(body, [bytes]).error !== undefined) return undefined
  const isWhole = (length: number): boolean => outcomeOf(body, [bytes.subarray(0, length)]).error === undefined
  for (let length = 0; length <= bytes.length; length += 1) if (isWhole(length)) return length
  return undefined
}

/** The body in pieces that end at these places, taken modulo its length. */
export function split(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
}
