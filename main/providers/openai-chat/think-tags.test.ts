import { describe, expect, test } from 'vitest'
import { chatAnswer, chatChunk } from '../../../e2e/fake-providers/index.ts'
import { bytes, parse, splits } from '../test-parsing.ts'
import { createChatParser } from './from-wire.ts'

const create = (thinkTags = true) =>
  createChatParser({ provider: 'vllm', model: 'm', inputCharacters: 4, ...(thinkTags ? { thinkTags: true } : {}) })
const read = (text: string, pieceLength = 3) => parse(create(), chatAnswer(text, { pieceLength }).map(bytes))

describe('thinking in the text of a local model', () => {
  test.each([
    ['<think>Hmm.</think>Four.', 'Hmm.', 'Four.'],
    ['\n<think>\nHmm. <b>\n</think>\n\nFour. </think>', '\nHmm. <b>\n', 'Four. </think>'],
    ['<think></think>\n\nFour.', '', 'Four.'],
    ['Four. <think>no</think>', '', 'Four. <think>no</think>'],
    ['<thinking>', '', '<thinking>'],
    ['<thi', '', '<thi'],
    ['<think>Never ends </thi', 'Never ends </thi', ''],
    ['  ', '', '  '],
  ])('%j', (text, reasoning, answer) => {
    for (const length of [1, 2, 3, 5, 100]) expect(read(text, length)).toMatchObject({ text: answer, reasoning })
  })

  test('is the same for any split of the bytes', () => {
    const body = bytes(chatAnswer('<think>Hmm.</think>Four.', { pieceLength: 4 }).join(''))
    const whole = parse(create(), [body])
    for (const pieces of splits(body)) expect(parse(create(), pieces)).toEqual(whole)
  })

  test('stays in the text of every other server', () => {
    const body = bytes(chatAnswer('<think>Hmm.</think>Four.').join(''))
    expect(parse(create(false), [body])).toMatchObject({ text: '<think>Hmm.</think>Four.', reasoning: '' })
  })

  test('beside a field of its own, text is text', () => {
    const pieces = [
      chatChunk({ delta: { reasoning_content: 'Hmm.' } }),
      chatChunk({ delta: { content: 'Four.' }, finish_reason: 'stop' }),
    ]
    expect(parse(create(), pieces.map(bytes))).toMatchObject({ text: 'Four.', reasoning: 'Hmm.' })
  })

  test('a cut answer keeps what was held back', () => {
    const { text, error } = parse(create(), [bytes(chatChunk({ delta: { content: '<th' } }))])
    expect([text, error?.error.kind]).toEqual(['<th', 'truncated'])
  })
})
