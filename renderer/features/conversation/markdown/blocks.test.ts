/** Reading markdown while it grows: the same result as at once, and nothing read twice. */
import { describe, expect, it } from 'vitest'
import { createBlockReader } from './blocks.ts'

const text = [
  '# Title\n\nA paragraph with **bold** and `code`.\nIts second line.\n\n',
  '1. one\n2. two\n\n   more of two\n3. three\n\n- a\n  - b\n\n',
  '| a | b |\n| - | - |\n| 1 | 2 |\n\n> quoted\n> twice\n\n',
  '```js\nlet a = 1\n\n\nlet b\n```\n\nSee [it][1] and ~~not~~ that.\n\nSetext\n===\n\n***\n\nThe end.\n\n[1]: https://example.org\n',
].join('')

const shapes = (tokens: readonly { type: string; raw: string }[]) => tokens.map(({ type, raw }) => ({ type, raw }))

describe('a text that grows', () => {
  it('comes to the same blocks as a text that is there at once, whatever the pieces', () => {
    const whole = shapes(
      createBlockReader()
        .read(text, false)
        .map(({ token }) => token),
    )
    for (const step of [1, 3, 7, 50]) {
      const reader = createBlockReader()
      for (let end = step; end < text.length; end += step) reader.read(text.slice(0, end), true)
      const live = reader.read(text, true).map(({ token }) => token)
      expect(shapes(live).map(({ type }) => type)).toEqual(whole.map(({ type }) => type))
      expect(shapes(reader.read(text, false).map(({ token }) => token))).toEqual(whole)
    }
  })

  it('keeps the objects of the blocks that are over, so that they are not drawn again', () => {
    const reader = createBlockReader()
    const first = reader.read('One.\n\nTwo.\n\nThree.\n\nFo', true)
    const next = reader.read('One.\n\nTwo.\n\nThree.\n\nFour, and m', true)
    expect(next[0]?.token).toBe(first[0]?.token)
    expect(next[1]?.token).toBe(first[1]?.token)
    expect(next.map(({ key }) => key)).toEqual(first.map(({ key }) => key))
  })

  it('shows a half-open fence as code from its first line on, and half-open marks as what they will be', () => {
    const reader = createBlockReader()
    expect(reader.read('Look:\n\n```js\nlet a', true).at(-1)).toMatchObject({ token: { type: 'code' }, whole: false })
    const half = reader.read('Look:\n\n```js\nlet a\n```\n\nIt is **very', true).at(-1)
    expect(JSON.stringify(half)).toContain('"strong"')
  })

  it('starts again when the text is another one', () => {
    const reader = createBlockReader()
    reader.read('One.\n\nTwo.\n\nThree.\n\nFour.', true)
    expect(reader.read('Other.', true).map(({ token }) => token.raw)).toEqual(['Other.'])
  })
})
