import { expect, it } from 'vitest'
import { fileBeside, nextOpen, progressOf, withDecisions } from './review-state.ts'

const files = [
  { path: 'a' },
  { path: 'b', decision: 'accepted' as const },
  { path: 'c' },
  { path: 'd', decision: 'saved' as const },
  { path: 'e', follows: true },
]

it('counts what can be decided on, and not what comes along', () => {
  expect(progressOf(files)).toEqual({ all: 4, open: 2, accepted: 1 })
})

it('goes on with the next that is open, round the end, and stays where none is left', () => {
  expect(nextOpen(files, 'a')).toBe('c')
  expect(nextOpen(files, 'c')).toBe('a')
  expect(nextOpen([{ path: 'a' }], 'a')).toBe('a')
  expect(nextOpen(files.slice(3), 'd')).toBe('d')
})

it('counts decisions that are on their way, and those that are taken back', () => {
  const own = new Map<string, 'rejected' | undefined>([
    ['a', 'rejected'],
    ['b', undefined],
  ])
  expect(progressOf(withDecisions(files, own))).toEqual({ all: 4, open: 2, accepted: 0 })
  expect(withDecisions(files, new Map())).toBe(files)
})

it('steps through the list as far as it goes', () => {
  expect(fileBeside(files, 'a', 1)).toBe('b')
  expect(fileBeside(files, 'a', -1)).toBe('a')
  expect(fileBeside(files, 'e', 1)).toBe('e')
  expect(fileBeside([], undefined, 1)).toBeUndefined()
})
