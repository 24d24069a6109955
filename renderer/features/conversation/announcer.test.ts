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
  expect(said).toEqual(['The answer has begun.', 'a.css is done.', 'Done. 1 file.'])
})
