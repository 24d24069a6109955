import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StudioOrder } from '#shared/contract/bridge-event.ts'
import { createLastWord } from './last-word.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('before another app is shown', () => {
  test('the one that is seen is asked, and its answer awaited', () => {
    const asked: StudioOrder[] = []
    const then = vi.fn<() => void>()
    const last = createLastWord({ order: (order) => asked.push(order) > 0 })
    last.before(then)
    expect(asked).toEqual([{ type: 'place' }])
    expect(then).not.toHaveBeenCalled()
    last.heard()
    vi.runAllTimers()
    expect(then).toHaveBeenCalledTimes(1)
  })

  test('nobody waits for long, nor for an app that is not there', () => {
    const then = vi.fn<() => void>()
    createLastWord({ order: () => true }).before(then)
    vi.runAllTimers()
    createLastWord({ order: () => false }).before(then)
    expect(then).toHaveBeenCalledTimes(2)
  })
})
