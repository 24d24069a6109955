/** What a token is good for, and how often. */
import { expect, test } from 'vitest'
import { createTokens } from './tokens.ts'

/** Tokens, and one of which nobody knows whether its secret has arrived. */
function setUp() {
  const remembered: string[][] = []
  const tokens = createTokens([], (pages) => remembered.push(pages))
  const token = tokens.mint()
  const first = tokens.exchange(token)
  if (first === undefined) throw new Error('A new token was refused.')
  return { tokens, token, first, remembered }
}

test('a token is taken once, its secret again and again', () => {
  const { tokens, token, first } = setUp()
  expect(tokens.exchange(token)).toBeUndefined()
  expect(tokens.exchange(first.secret)?.secret).toBe(first.secret)
  expect(tokens.exchange(first.secret)?.secret).toBe(first.secret)
})

test('a token that is taken once more ends the secret that was given for it before', () => {
  const { tokens, token, first, remembered } = setUp()
  first.restore()
  const second = tokens.exchange(token)
  expect(tokens.exchange(second?.secret ?? '')).toBeDefined()
  expect([tokens.knows(first.secret), tokens.knows(token)]).toEqual([false, false])
  expect(remembered.at(-1)).toHaveLength(1)
})

test('a secret that comes back ends the token that it was given for', () => {
  const { tokens, token, first } = setUp()
  first.restore()
  expect(tokens.exchange(first.secret)).toBeDefined()
  expect(tokens.exchange(token)).toBeUndefined()
})

test('also where it comes back before it is noticed that the first connection has ended', () => {
  const { tokens, token, first } = setUp()
  expect(tokens.exchange(first.secret)).toBeDefined()
  first.restore()
  expect(tokens.knows(token)).toBe(false)
})
