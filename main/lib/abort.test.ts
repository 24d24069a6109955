import { expect, test } from 'vitest'
import { delay, throwIfAborted } from './abort.ts'

test('a delay ends by itself when nothing is aborted', async () => {
  await expect(delay(1, new AbortController().signal)).resolves.toBeUndefined()
})

test('an abort ends a long delay at once, as a failure of kind aborted', async () => {
  const controller = new AbortController()
  const waiting = delay(60_000, controller.signal)
  controller.abort()
  await expect(waiting).rejects.toMatchObject({ error: { kind: 'aborted' } })
})

test('a signal that has already fired starts no delay', async () => {
  await expect(delay(60_000, AbortSignal.abort())).rejects.toMatchObject({ error: { kind: 'aborted' } })
})

test('throwIfAborted throws only after the abort', () => {
  const controller = new AbortController()
  expect(() => throwIfAborted(controller.signal)).not.toThrow()
  controller.abort()
  expect(() => throwIfAborted(controller.signal)).toThrow('Stopped.')
})
