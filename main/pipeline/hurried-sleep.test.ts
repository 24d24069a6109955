import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { createTestTimers } from '../lib/test-timers.ts'
import { hurriedSleep, type Waiting } from './hurried-sleep.ts'
import { testAsk } from './test-ask.ts'

function setUp(ms: number | undefined) {
  const timers = createTestTimers()
  const ask = testAsk()
  const controller = new AbortController()
  let waiting: Waiting | undefined
  let undone = 0
  const done = hurriedSleep(ask, timers, ms, controller.signal, (started) => {
    waiting = started
    return () => (undone += 1)
  })
  done.catch(() => undefined)
  const left = () => [timers.pending(), ask.hurried(), getEventListeners(controller.signal, 'abort').length, undone]
  return { timers, ask, controller, done, left, end: () => waiting?.end('over') }
}

const nothing = [0, 0, 0, 1]

test('ends when its time is over', async () => {
  const { timers, done, left } = setUp(1000)
  await timers.advance(1000)
  expect(await done).toBe('over')
  expect(left()).toEqual(nothing)
})

test.each(['now', 'another-model'] as const)('ends when the user says %s', async (how) => {
  const { ask, done, left } = setUp(1000)
  ask.hurry(how)
  expect(await done).toBe(how)
  expect(left()).toEqual(nothing)
})

test('ends when what it waits for has come, with a time or without', async () => {
  for (const ms of [1000, undefined]) {
    const { end, done, left } = setUp(ms)
    end()
    expect(await done).toBe('over')
    expect(left()).toEqual(nothing)
  }
})

test('ends with the signal’s failure, also where that has fired already', async () => {
  const { controller, done, left } = setUp(undefined)
  controller.abort()
  await expect(done).rejects.toMatchObject({ error: { kind: 'aborted' } })
  expect(left()).toEqual(nothing)
  const late = hurriedSleep(testAsk(), createTestTimers(), 1000, controller.signal)
  await expect(late).rejects.toMatchObject({ error: { kind: 'aborted' } })
})
