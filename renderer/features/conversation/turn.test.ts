/** What the conversation says about a run, from its events and from its record. */
import { describe, expect, it } from 'vitest'
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import { emptyRunView, foldRunEvent } from '#shared/contract/run-view.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import { turnTitle } from './turn-words.ts'
import { countLines, isRepairOf, turnOfPrompt, turnOfRecord, turnSpeed, withView } from './turn.ts'

const starter = { provider: 'starter', model: 'starter' } as const

function viewOf(bodies: readonly (RunEventBody & { at?: number })[]) {
  return bodies
    .map((body, seq): RunEvent => ({ runId: 'r', seq, at: body.at ?? 1000, ...body }))
    .reduce(foldRunEvent, emptyRunView)
}

const start: RunEventBody = { type: 'run-start', prompt: 'a timer', kind: 'page', mode: 'create', asked: starter }
const sent = turnOfPrompt('r', 'a timer', starter, 900)
const record: RunRecord = {
  id: 'r',
  projectId: 'p',
  prompt: 'green',
  attachments: [],
  kind: 'page',
  mode: 'edit',
  asked: starter,
  state: 'done',
  draft: 'none',
  startedAt: 0,
  text: '',
  files: [{ path: 'index.html', added: 2, removed: 1, whole: true }],
  citations: [],
}

describe('a turn', () => {
  it('is "sending" until the first event is there', () => {
    expect(withView(sent, emptyRunView).state).toBe('sending')
    expect(withView(sent, viewOf([start])).state).toBe('running')
  })

  it('gives each stage the time at which it was over, and leaves the current one open', () => {
    const turn = withView(
      sent,
      viewOf([
        start,
        { type: 'stage', name: 'asking', percent: 5, message: 'Asking', at: 1000 },
        { type: 'stage', name: 'writing', percent: 20, message: 'Writing index.html', at: 1400 },
      ]),
    )
    expect(turn.stages).toEqual([
      { name: 'asking', message: 'Asking', endedMs: 400 },
      { name: 'writing', message: 'Writing index.html', endedMs: undefined },
    ])
    expect(turnTitle(turn)).toBe('Writing index.html')
  })

  it('is not asking while it waits', () => {
    const asking: RunEventBody = { type: 'stage', name: 'asking', percent: 5, message: 'Asking m' }
    const wait: RunEventBody = { type: 'wait', reason: 'queue', model: { provider: 'ollama', model: 'm' }, position: 1 }
    expect(turnTitle(withView(sent, viewOf([start, asking])))).toBe('Asking m')
    expect(turnTitle(withView(sent, viewOf([start, asking, wait])))).toBe('Waiting for m')
  })

  it('never shows a full bar before the end, however long the answer is', () => {
    const long = viewOf([
      start,
      { type: 'file-start', path: 'index.html' },
      { type: 'file-delta', path: 'index.html', text: 'x'.repeat(500_000) },
    ])
    expect(withView(sent, long).percent).toBeLessThan(97)
  })

  it('takes an ended record over its events, which may be folded differently', () => {
    const view = viewOf([start, { type: 'text-delta', text: 'Half' }])
    const turn = withView(turnOfRecord(record), view)
    expect(turn.files).toEqual([{ path: 'index.html', added: 2, removed: 1, whole: true, writing: false }])
    expect(turn.text).toBe('')
    expect(turnTitle(turn)).toBe('Changed 1 file')
  })

  it('does not count a file that the answer gave as it was among the changed ones', () => {
    const same = { path: 'app.css', added: 0, removed: 0, whole: true }
    expect(turnTitle(turnOfRecord({ ...record, files: [...record.files, same] }))).toBe('Changed 1 file')
  })

  it('says of a change that was taken back that it was undone, however it had ended', () => {
    expect(turnTitle({ ...turnOfRecord(record), undone: true })).toBe('Undone')
    expect(turnTitle({ ...turnOfRecord({ ...record, state: 'stopped' }), undone: true })).toBe('Undone')
  })

  it('says of a change that gave all its files back as they were that none changed', () => {
    expect(turnTitle({ ...turnOfRecord(record), unchanged: true })).toBe('No file changed')
  })

  it('says that nothing was taken where all files that came were refused', () => {
    const rejected = [{ path: 'app.css', why: 'You have locked this file.' }]
    expect(turnTitle(turnOfRecord({ ...record, files: [], rejected }))).toBe('Nothing was taken')
    expect(turnTitle(turnOfRecord({ ...record, rejected }))).toBe('Changed 1 file')
    expect(turnTitle(turnOfRecord({ ...record, files: [] }))).toBe('Answered')
  })

  it('tells a repair of what did not fit from an answer that goes on', () => {
    const next = turnOfRecord({ ...record, resumes: 'before' })
    const unfit = { kind: 'not-applied', message: 'One part did not fit.', retryable: false } as const
    const before: RunRecord = { ...record, id: 'before', state: 'failed', error: unfit }
    expect(isRepairOf(next, turnOfRecord(before))).toBe(true)
    expect(isRepairOf(turnOfRecord(record), turnOfRecord(before))).toBe(false)
    expect(isRepairOf(next, turnOfRecord({ ...before, state: 'truncated', error: undefined }))).toBe(false)
  })

  it('counts the files that wait, until all are decided', () => {
    const review = (decision?: 'rejected') => ({
      files: [
        { path: 'a.css', change: 'changed' as const, decision: 'accepted' as const },
        { path: 'b.css', change: 'changed' as const, ...(decision === undefined ? {} : { decision }) },
      ],
    })
    const waiting: RunRecord = { ...record, draft: 'pending' }
    expect(turnTitle(turnOfRecord({ ...waiting, review: review() }))).toBe('1 file waits for you')
    expect(turnTitle(turnOfRecord({ ...waiting, review: review('rejected') }))).toBe('All files are decided')
  })

  it('knows of an ended run that there is reasoning, and what was refused, without its events', () => {
    const rejected = [{ path: '../x', why: 'It leads out of the project.' }]
    expect(turnOfRecord({ ...record, reasoned: true, rejected })).toMatchObject({ reasoned: true, rejected })
    expect(turnOfRecord(record)).toMatchObject({ reasoned: false, rejected: [] })
  })

  it('tells a draft whose files were all saved by hand from one that was discarded', () => {
    const draft = { ...record, draft: 'discarded' } as const
    expect(turnOfRecord({ ...draft, replaced: ['index.html'] }).saved).toBe(true)
    expect(turnOfRecord({ ...draft, replaced: ['other.css'] }).saved).toBe(false)
    expect(turnOfRecord({ ...draft, files: [] }).saved).toBe(false)
  })

  it('marks a stopped answer with files as a draft, and one without files not', () => {
    const stopped: RunEventBody = { type: 'run-end', outcome: 'stopped' }
    expect(withView(sent, viewOf([start, { type: 'file-start', path: 'a.html' }, stopped])).draft).toBe('pending')
    expect(withView(sent, viewOf([start, stopped])).draft).toBe('none')
  })

  it('has no speed before the first token', () => {
    expect(turnSpeed(withView(sent, viewOf([start])), 5000)).toBeUndefined()
    const view = viewOf([start, { type: 'text-delta', text: 'x'.repeat(400), at: 1500 }])
    expect(turnSpeed(withView({ ...sent, asked: { provider: 'ollama', model: 'm' } }, view), 2500)).toBe(100)
    expect(turnSpeed(withView(sent, view), 2500)).toBeUndefined()
  })
})

describe('countLines', () => {
  it('counts as an editor does', () => {
    expect([countLines(''), countLines('a'), countLines('a\n'), countLines('a\nb')]).toEqual([0, 1, 1, 2])
  })
})
