import { expect, test } from 'vitest'
import { createSerialQueue } from './queue.ts'

test('jobs never overlap and keep their order', async () => {
  const queue = createSerialQueue()
  const seen: string[] = []
  const job = (name: string, turns: number) => async (): Promise<string> => {
    seen.push(`${name} starts`)
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
    seen.push(`${name} ends`)
    return name
  }
  const results = await Promise.all([queue.run(job('slow', 20)), queue.run(job('quick', 0))])
  expect(results).toEqual(['slow', 'quick'])
  expect(seen).toEqual(['slow starts', 'slow ends', 'quick starts', 'quick ends'])
})

test('a failing job fails its own caller and lets the next one run', async () => {
  const queue = createSerialQueue()
  const failing = queue.run(() => Promise.reject(new Error('no')))
  const next = queue.run(() => Promise.resolve('yes'))
  await expect(failing).rejects.toThrow('no')
  await expect(next).resolves.toBe('yes')
})
