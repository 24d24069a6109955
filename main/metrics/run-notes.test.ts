/** What was offered before a prompt was sent is told of its first request, and of no other. */
import { expect, test } from 'vitest'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import { createRunNotes } from './run-notes.ts'

const record: RequestRecord = {
  id: 'one',
  runId: 'run',
  purpose: 'app',
  priority: 'foreground',
  startedAt: 0,
  asked: { provider: 'openai', model: 'm' },
  cache: 'miss',
  queueMs: 0,
  totalMs: 1,
  characters: 0,
  outcome: 'done',
  attempts: [],
}

test('a prompt that was sent all the same: its first request was offered something, the next was not', () => {
  const notes = createRunNotes(() => undefined)
  notes.offered('a timer ')
  notes.started({ id: 'another', prompt: 'a clock' })
  notes.started({ id: 'run', prompt: 'a timer' })
  expect(notes.seen({ ...record, runId: 'another' }).cache).toBe('miss')
  expect(notes.seen(record).cache).toBe('offered')
  expect(notes.seen(record).cache).toBe('miss')
})

test('one that the cache had after all is a hit', () => {
  const notes = createRunNotes(() => undefined)
  notes.offered('a timer')
  notes.started({ id: 'run', prompt: 'a timer' })
  expect(notes.seen({ ...record, cache: 'hit' }).cache).toBe('hit')
})

test('a change that the user looked at and did not take is no accepted one', () => {
  const notes = createRunNotes(() => undefined)
  const run: RunRecord = {
    ...{ id: 'run', projectId: 'app', prompt: 'a timer', attachments: [], kind: 'page', mode: 'edit' },
    ...{ asked: record.asked, state: 'done', startedAt: 0, endedAt: 9, text: '', files: [], citations: [] },
    draft: 'none',
  }
  const outcomeOf = (more: Partial<RunRecord>): unknown => notes.ended({ ...run, ...more })?.outcome
  expect([outcomeOf({}), outcomeOf({ draft: 'applied' }), outcomeOf({ draft: 'discarded' })]).toEqual([
    'done',
    'done',
    'stopped',
  ])
  const review = { files: [] }
  const drafts = ['applied', 'pending', 'replaced', 'discarded'] as const
  expect(drafts.map((draft) => outcomeOf({ review, draft }))).toEqual(['done', 'stopped', 'stopped', 'stopped'])
  expect(outcomeOf({ beside: 'variant' })).toBe('stopped')
  expect(outcomeOf({ beside: 'variant', state: 'failed' })).toBe('failed')
})
