import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPace } from './pace.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the first at once, then the last that was asked for, one in every span', () => {
  const done: number[] = []
  const pace = createPace(1_000)
  for (let count = 0; count < 30; count++) {
    pace.run(() => done.push(count))
    vi.advanceTimersByTime(100)
  }
  expect(done).toEqual([0, 9, 19, 29])
})

test('what waits is not run once it was stopped', () => {
  const done: string[] = []
  const pace = createPace(1_000)
  pace.run(() => done.push('first'))
  pace.run(() => done.push('second'))
  pace.stop()
  vi.advanceTimersByTime(5_000)
  expect(done).toEqual(['first'])
})
