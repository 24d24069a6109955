import { expect, test } from 'vitest'
import { breakerFailures, breakerOpenMs, breakerWindowMs, createBreaker } from './breaker.ts'

function setUp() {
  let now = 1_000_000
  const breaker = createBreaker(() => now)
  const states: string[] = []
  breaker.onChange(() => states.push(breaker.view().state))
  const fail = (times: number): void => {
    for (let time = 0; time < times; time += 1) breaker.failed()
  }
  return { breaker, states, fail, pass: (ms: number) => void (now += ms), now: () => now }
}

test('opens after so many failures in a row, and lets nothing pass then', () => {
  const { breaker, fail, now } = setUp()
  fail(breakerFailures - 1)
  expect(breaker.enter()).toBe(true)
  fail(1)
  expect(breaker.enter()).toBe(false)
  expect(breaker.view()).toMatchObject({ state: 'open', untilMs: now() + breakerOpenMs })
})

test('a success between them begins the count anew', () => {
  const { breaker, fail } = setUp()
  fail(breakerFailures - 1)
  breaker.succeeded()
  fail(breakerFailures - 1)
  expect(breaker.enter()).toBe(true)
})

test('failures of long ago do not count', () => {
  const { breaker, fail, pass } = setUp()
  fail(breakerFailures - 1)
  pass(breakerWindowMs + 1)
  fail(breakerFailures - 1)
  expect(breaker.enter()).toBe(true)
})

test('half-opens by itself and lets a single request through to see', () => {
  const { breaker, fail, pass } = setUp()
  fail(breakerFailures)
  pass(breakerOpenMs)
  expect([breaker.enter(), breaker.enter()]).toEqual([true, false])
  expect(breaker.view().state).toBe('half-open')
})

test('closes when that one succeeds, opens for as long again when it fails', () => {
  const { breaker, fail, pass, states, now } = setUp()
  fail(breakerFailures)
  pass(breakerOpenMs)
  breaker.enter()
  breaker.failed()
  expect(breaker.view()).toMatchObject({ state: 'open', untilMs: now() + breakerOpenMs })
  pass(breakerOpenMs)
  breaker.enter()
  breaker.succeeded()
  expect(breaker.enter()).toBe(true)
  expect(states).toEqual(['open', 'half-open', 'open', 'half-open', 'closed'])
})

test('when that one ends without an outcome, the next may see', () => {
  const { breaker, fail, pass } = setUp()
  fail(breakerFailures)
  pass(breakerOpenMs)
  breaker.enter()
  breaker.released()
  expect([breaker.enter(), breaker.enter()]).toEqual([true, false])
})

test('lets through whom the user sends, also while it is open', () => {
  const { breaker, fail } = setUp()
  fail(breakerFailures)
  expect(breaker.enter(true)).toBe(true)
  expect(breaker.enter()).toBe(false)
})

test('is not held open longer by failures of requests that were under way when it opened', () => {
  const { breaker, fail, pass, now } = setUp()
  fail(breakerFailures)
  const until = now() + breakerOpenMs
  pass(1000)
  fail(3)
  expect(breaker.view().untilMs).toBe(until)
})

test('is not held open longer when the clock is set back', () => {
  const { breaker, fail, pass } = setUp()
  fail(breakerFailures)
  pass(-3_600_000)
  expect(breaker.enter()).toBe(true)
})
