import { expect, test } from 'vitest'
import { createStrayText } from './stray.ts'

const create = () => createStrayText({ provider: 'openai-compatible' })

test.each(['<ata: {"id":"a"}', '\tata: {"id":"a"}', '[ata: {"id":"a"}', '{"id":', 'some words before {"id":"a"}'])(
  'a line with JSON that became no value is a hole in the answer: %j',
  (line) => {
    const stray = create()
    stray.push(line)
    expect(stray.hole()?.error).toMatchObject({ kind: 'provider' })
  },
)

test('a value that was completed, words, and a field that nobody knows are none', () => {
  const stray = create()
  expect(stray.push('{"id":"a"}')).toEqual({ id: 'a' })
  stray.push('Some words.')
  stray.push('origin: eu-west-1')
  expect(stray.hole()).toBeUndefined()
})
