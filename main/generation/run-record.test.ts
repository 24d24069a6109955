/** What is kept of a run when it has ended. */
import { describe, expect, it } from 'vitest'
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import { emptyRunView, foldRunEvent } from '#shared/contract/run-view.ts'
import { recordOf } from './run-record.ts'

function recorded(bodies: readonly RunEventBody[]) {
  const events = bodies.map((body, seq): RunEvent => ({ runId: 'r', seq, at: 1000 + seq, ...body }))
  return recordOf(events.reduce(foldRunEvent, emptyRunView), new Map([['app.css', 'a\nb\n']]), 'edit')
}

const done: RunEventBody = { type: 'run-end', outcome: 'done' }

describe('a run’s record', () => {
  it('keeps each cited page once, in the order of its first mention', () => {
    const { citations } = recorded([
      { type: 'citation', url: 'https://example.org/b', title: 'B' },
      { type: 'text-delta', text: 'Said [1].' },
      { type: 'citation', url: 'https://example.org/a', title: 'A' },
      { type: 'citation', url: 'https://example.org/b', title: 'B again' },
      done,
    ])
    expect(citations).toEqual([
      { url: 'https://example.org/b', title: 'B' },
      { url: 'https://example.org/a', title: 'A' },
    ])
  })

  it('counts the first token of a resumed answer from what is new in it', () => {
    const before: RunEventBody[] = [
      { type: 'run-start', prompt: 'x', kind: 'page', mode: 'create', asked: { provider: 'groq', model: 'm' } },
      { type: 'file-start', path: 'index.html' },
      { type: 'file-delta', path: 'index.html', text: '<h1>' },
      { type: 'continuing', why: 'resumed', count: 1 },
    ]
    expect(recorded([...before, { type: 'run-end', outcome: 'stopped' }]).firstTokenMs).toBeUndefined()
    expect(recorded([...before, { type: 'file-delta', path: 'index.html', text: 'Hi' }, done]).firstTokenMs).toBe(4)
  })

  it('says that there was reasoning, without keeping it twice', () => {
    const record = recorded([{ type: 'reasoning-delta', text: 'Hm.' }, { type: 'text-delta', text: 'Yes.' }, done])
    expect(record).toMatchObject({ reasoned: true, text: 'Yes.' })
    expect(JSON.stringify(record)).not.toContain('Hm.')
    expect(recorded([{ type: 'text-delta', text: 'Yes.' }, done]).reasoned).toBeUndefined()
  })

  it('keeps why a file was not taken', () => {
    const why = 'It leads out of the project.'
    expect(recorded([{ type: 'file-reject', path: '../x', why }, done]).rejected).toEqual([{ path: '../x', why }])
  })

  it('counts lines against the project as it was', () => {
    const { files } = recorded([
      { type: 'file-start', path: 'app.css' },
      { type: 'file-delta', path: 'app.css', text: 'a\nc\nd\n' },
      { type: 'file-end', path: 'app.css' },
      done,
    ])
    expect(files).toEqual([{ path: 'app.css', added: 2, removed: 1, whole: true }])
  })
})
