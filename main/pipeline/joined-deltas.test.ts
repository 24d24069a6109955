import { expect, test } from 'vitest'
import { withDeltasJoined } from './joined-deltas.ts'
import { ends, says, start } from './test-ask.ts'

test('pieces of text that follow each other become one', () => {
  expect(withDeltasJoined([start, says('a'), says('b'), says('c'), ends()])).toEqual([start, says('abc'), ends()])
})

test('text, reasoning and what stands between them keep their order', () => {
  const thinks = (text: string) => ({ type: 'reasoning-delta', text }) as const
  const source = { type: 'citation', url: 'https://example.com', title: 'A page' } as const
  expect(withDeltasJoined([thinks('x'), thinks('y'), says('a'), says('b'), source, says('c')])).toEqual([
    thinks('xy'),
    says('ab'),
    source,
    says('c'),
  ])
})

test('a long text stays in pieces of a few thousand characters', () => {
  const joined = withDeltasJoined(Array.from({ length: 10_000 }, () => says('abcd')))
  expect(joined.map((event) => (event.type === 'text-delta' ? event.text.length : 0))).toEqual([
    ...Array.from({ length: 9 }, () => 4096),
    10_000 * 4 - 9 * 4096,
  ])
})
