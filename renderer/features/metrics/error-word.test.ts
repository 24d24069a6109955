import { expect, test } from 'vitest'
import '../../words/index.ts'
import { errorWord } from './error-word.ts'

test('a request that the budget kept from every model is not laid to a provider', () => {
  expect(errorWord('quota', 0)).toBe('The budget is used up')
  expect([errorWord('quota', 1), errorWord('quota')]).toEqual(['The quota is used up', 'The quota is used up'])
  expect(errorWord('unreachable', 0)).toBe('The server cannot be reached')
})
