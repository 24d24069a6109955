import { expect, test } from 'vitest'
import { isSameWording, modelsFor } from './choice.ts'

const a = { provider: 'ollama', model: 'a' } as const
const b = { provider: 'ollama', model: 'b' } as const

test('two models are the last two, else the chosen one and another that is ready', () => {
  expect(modelsFor({ by: 'models', models: [b, a] }, a, [])).toEqual([b, a])
  expect(modelsFor({ by: 'models' }, a, [a, b])).toEqual([a, b])
  expect(modelsFor({ by: 'models' }, a, [a])).toEqual([a, undefined])
})

test('wordings that differ in white space alone are the same', () => {
  expect(isSameWording(' a  bold\nheading ', 'a bold heading')).toBe(true)
  expect(isSameWording('a bold heading', 'a bolder heading')).toBe(false)
})
