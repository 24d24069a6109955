import { expect, test } from 'vitest'
import { newId } from './ids.ts'

test('ids made in one go are distinct and sort in the order they were made', () => {
  const ids = Array.from({ length: 5_000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})

test('an id is safe as a file name, in an address and as a DNS label', () => {
  expect(newId()).toMatch(/^[0-9a-z]{26}$/)
})
