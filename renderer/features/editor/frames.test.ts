import { expect, it, vi } from 'vitest'
import { createFrameTask, type FrameClock } from './frames.ts'

function fakeClock() {
  const frames = new Set<() => void>()
  const timers = new Set<() => void>()
  const into = (set: Set<() => void>) => (run: () => void) => {
    set.add(run)
    return () => void set.delete(run)
  }
  const clock: FrameClock = { requestFrame: into(frames), requestTimer: into(timers) }
  return { clock, frames, timers }
}

it('works once a frame however often it is asked', () => {
  const { clock, frames, timers } = fakeClock()
  const work = vi.fn()
  const task = createFrameTask(work, clock)
  task.request()
  task.request()
  for (const run of [...frames]) run()
  for (const run of [...timers]) run()
  expect(work).toHaveBeenCalledTimes(1)
})

it('works by the timer in a window that draws no frames', () => {
  const { clock, frames, timers } = fakeClock()
  const work = vi.fn()
  createFrameTask(work, clock).request()
  for (const run of [...timers]) run()
  expect(work).toHaveBeenCalledTimes(1)
  expect(frames.size).toBe(0)
})

it('works at once when flushed, and not when nothing was asked', () => {
  const { clock, frames } = fakeClock()
  const work = vi.fn()
  const task = createFrameTask(work, clock)
  task.flush()
  task.request()
  task.flush()
  expect(work).toHaveBeenCalledTimes(1)
  expect(frames.size).toBe(0)
})
