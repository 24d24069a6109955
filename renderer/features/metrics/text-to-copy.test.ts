/** What "Copy as JSON" takes along. */
import { expect, test } from 'vitest'
import type { RequestDetail } from '#shared/domain/request-record.ts'
import { textToCopy } from './text-to-copy.ts'

test('a request is copied without its prompt and its answer', () => {
  const record: Omit<RequestDetail, 'texts' | 'steps'> = {
    id: 'one',
    purpose: 'edit',
    priority: 'foreground',
    startedAt: 1,
    asked: { provider: 'openai', model: 'm' },
    cache: 'miss',
    queueMs: 0,
    totalMs: 7,
    characters: 4,
    outcome: 'done',
    attempts: [],
  }
  const copied = textToCopy({ ...record, steps: [], texts: { prompt: 'make it green', answer: 'green' } })
  expect(JSON.parse(copied)).toEqual({ ...record, steps: [] })
})
