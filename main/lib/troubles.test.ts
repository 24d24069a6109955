import { expect, test } from 'vitest'
import { createTroubles } from './troubles.ts'

test('a sentence is told once and kept', () => {
  const told: string[] = []
  const troubles = createTroubles((message) => told.push(message))
  for (const message of ['The disk is full.', 'The disk is full.', 'It is read-only.']) troubles.add(message)
  expect(told).toEqual(['The disk is full.', 'It is read-only.'])
  expect(troubles.all()).toEqual(told)
})

test('the oldest go when there are very many', () => {
  const troubles = createTroubles(() => undefined)
  for (let count = 0; count < 60; count += 1) troubles.add(`${count}`)
  expect(troubles.all().length).toBe(50)
  expect(troubles.all()[0]).toBe('10')
})
