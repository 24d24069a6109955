import { expect, it } from 'vitest'
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import { emptyRunView, foldRunEvent } from '#shared/contract/run-view.ts'
import { announcement } from './announcer.tsx'

it('is said at the start, at each whole file and at the end, and never because of a token', () => {
  const said: string[] = []
  let view = emptyRunView
  const bodies: RunEventBody[] = [
    { type: 'run-start', prompt: 'x', kind: 'page', mode: 'create', asked: { provider: 'ollama', model: 'm' } },
    { type: 'stage', name: 'asking', percent: 5, message: 'Asking m' },
    ...Array.from({ length: 50 }, (_, index): RunEventBody => ({ type: 'text-delta', text: `word ${index} ` })),
    { type: 'file-start', path: 'a.css' },
    ...Array.from({ length: 50 }, (): RunEventBody => ({ type: 'file-delta', path: 'a.css', text: 'b{}\n' })),
    { type: 'file-end', path: 'a.css' },
    { type: 'run-end', outcome: 'done' },
  ]
  for (const [seq, body] of bodies.entries()) {
    view = foldRunEvent(view, { runId: 'r', seq, at: 1, ...body } as RunEvent)
    const text = announcement(view)
    if (text !== said.at(-1)) said.push(text)
  }
  expect(said).toEqual(['', 'The answer has begun.', 'a.css is done.', 'Done. 1 file.'])
})

it('tells of a wait once, with its time, and not each second; then of who answers instead', () => {
  const model = { provider: 'mistral', model: 'm' } as const
  const waiting = { type: 'wait', reason: 'rate-limited', model, untilMs: 12_001, canHurry: true } as const
  const view = [
    { type: 'run-start', prompt: 'x', kind: 'page', mode: 'create', asked: model } as const,
    waiting,
  ].reduce<typeof emptyRunView>(
    (before, body, seq) => foldRunEvent(before, { runId: 'r', seq, at: 1, ...body }),
    emptyRunView,
  )
  expect(announcement(view)).toBe('m takes no more requests for now. Next try in 12 s.')
  const shared = foldRunEvent(view, { ...waiting, runId: 'r', seq: 2, at: 2, shared: true })
  expect(announcement(shared)).toMatch(/This shares the answer that is on its way\.$/)
  const over = foldRunEvent(view, { runId: 'r', seq: 2, at: 2, type: 'wait-end', model })
  expect(announcement(over)).toBe('')
  // That it takes long is all that is known.
  const slow = foldRunEvent(over, { runId: 'r', seq: 3, at: 3, type: 'wait', reason: 'loading', model })
  expect(announcement(slow)).toBe('m has not begun yet: it may still be loading.')
  const fallback = { from: model, to: { provider: 'groq', model: 'n' }, why: 'Too many requests.' } as const
  const other = foldRunEvent(over, { runId: 'r', seq: 3, at: 3, type: 'fallback', ...fallback })
  expect(announcement(other)).toBe('n answers in place of m: Too many requests.')
})
