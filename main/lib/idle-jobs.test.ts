import { expect, test } from 'vitest'
import { createIdleJobs } from './idle-jobs.ts'
import { createTestTimers } from './test-timers.ts'

function setUp() {
  const timers = createTestTimers()
  const done: number[] = []
  const jobs = createIdleJobs(200, timers)
  const add = (...numbers: readonly number[]): void =>
    numbers.forEach((number) => jobs.add(() => void done.push(number)))
  return { timers, done, jobs, add }
}

test('jobs are done a moment later, in their order', async () => {
  const { timers, done, add } = setUp()
  add(1, 2, 3)
  await timers.advance(199)
  expect(done).toEqual([])
  await timers.advance(1)
  expect([done, timers.pending()]).toEqual([[1, 2, 3], 0])
})

test('what comes while they are done is done as well', async () => {
  const { timers, done, jobs, add } = setUp()
  jobs.add(() => add(2))
  await timers.advance(400)
  expect([done, timers.pending()]).toEqual([[2], 0])
})

test('a flush does all of them at once, and leaves no timer', () => {
  const { timers, done, jobs, add } = setUp()
  add(1, 2)
  jobs.flush()
  expect([done, timers.pending()]).toEqual([[1, 2], 0])
})

test('a job that fails takes none of the others with it', async () => {
  const { timers, done, jobs, add } = setUp()
  jobs.add(() => {
    throw new Error('no')
  })
  add(1)
  await timers.advance(200).catch(() => undefined)
  await timers.advance(200)
  expect(done).toEqual([1])
})
