import { expect, test } from 'vitest'
import { createTestTimers } from './test-timers.ts'
import { createThrottle } from './throttle.ts'

function setUp() {
  const timers = createTestTimers()
  const ran: number[] = []
  const startedAt = timers.now()
  return { timers, ran, throttle: createThrottle(500, timers, () => ran.push(timers.now() - startedAt)) }
}

test('runs at once, then at most so often, and once after the last', async () => {
  const { timers, ran, throttle } = setUp()
  for (let time = 0; time < 12; time += 1) {
    throttle.ask()
    await timers.advance(100)
  }
  await timers.advance(5000)
  expect(ran).toEqual([0, 500, 1000, 1500])
})

test('stopped, it lets be what was to come', async () => {
  const { timers, ran, throttle } = setUp()
  throttle.ask()
  throttle.ask()
  throttle.stop()
  await timers.advance(5000)
  expect([ran, timers.pending()]).toEqual([[0], 0])
})
