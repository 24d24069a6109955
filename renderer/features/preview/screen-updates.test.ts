import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { StudioOrder } from '#shared/contract/bridge-event.ts'
import { createScreenUpdates, type ScreenUpdates } from './screen-updates.ts'
import type { SwapFact } from './swap-state.ts'

const update = { screens: ['screen/src/screens/cart.js'], styles: false }

let asked: StudioOrder[]
let told: SwapFact[]
let updates: ScreenUpdates

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  told = []
  updates = createScreenUpdates({ order: (order) => asked.push(order) > 0 }, (fact) => void told.push(fact))
  updates.shown(1, 1)
})
afterEach(() => void vi.useRealTimers())

test('the running app is told of a build, and what it takes is not loaded again', () => {
  updates.offer({ build: 2, ...update })
  expect(asked).toEqual([{ type: 'update', build: 2, ...update }])
  updates.shown(1, 2)
  vi.runAllTimers()
  expect(told).toEqual([])
})

test('an app that does not answer is told as one that cannot take it', () => {
  updates.offer({ build: 2, ...update })
  vi.runAllTimers()
  expect(told).toEqual([{ type: 'updated', build: 2, stale: true }])
})

test('what came while another app loaded is asked of that one, and no time of the one before counts', () => {
  updates.offer({ build: 3, ...update })
  vi.advanceTimersByTime(1_400)
  updates.shown(2, 2)
  expect(asked.at(-1)).toEqual({ type: 'update', build: 3, ...update })
  expect(asked).toHaveLength(2)
  vi.advanceTimersByTime(200)
  updates.shown(2, 3)
  vi.runAllTimers()
  expect(told).toEqual([])
})
