import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRecordKeeper } from './record-keeper.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A disk that is full until `free` is called. */
function fullDisk() {
  const written = new Map<string, unknown>()
  const late: string[] = []
  let isFull = true
  const keeper = createRecordKeeper(
    (runId, record) => {
      if (isFull) throw new Error('SQLITE_FULL')
      written.set(runId, record)
    },
    (runId) => late.push(runId),
  )
  return { keeper, written, late, free: () => void (isFull = false) }
}

test('a record that cannot be written throws nothing, and is written when there is room again', () => {
  const { keeper, written, late, free } = fullDisk()
  keeper.keep('one', { state: 'done' })
  vi.advanceTimersByTime(5000)
  expect(written.size).toBe(0)
  free()
  vi.advanceTimersByTime(1000)
  expect([...written]).toEqual([['one', { state: 'done' }]])
  expect(late).toEqual(['one'])
  expect(vi.getTimerCount()).toBe(0)
})

test('closing tries once more and leaves no timer', () => {
  const { keeper, written, free } = fullDisk()
  keeper.keep('one', { state: 'done' })
  keeper.close()
  expect(vi.getTimerCount()).toBe(0)
  keeper.keep('two', { state: 'failed' })
  free()
  keeper.close()
  expect([...written.keys()]).toEqual(['one', 'two'])
  expect(vi.getTimerCount()).toBe(0)
})
