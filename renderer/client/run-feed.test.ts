/** A run's feed: one attachment, nothing lost or doubled, whatever the connection does. */
import { describe, expect, it, vi } from 'vitest'
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import { failure } from '#shared/domain/error.ts'
import { type Attach, createRunFeed } from './run-feed.ts'

const bodies: readonly RunEventBody[] = [
  { type: 'run-start', prompt: 'p', kind: 'page', mode: 'create', asked: { provider: 'starter', model: 'starter' } },
  { type: 'text-delta', text: 'one ' },
  { type: 'text-delta', text: 'two ' },
  { type: 'text-delta', text: 'three' },
  { type: 'run-end', outcome: 'done' },
]
const events = bodies.map((body, seq): RunEvent => ({ runId: 'r', seq, at: seq, ...body }))

/** Gives everything after `afterSeq`; the first `breaks` attachments break off after two events. */
function source(breaks: number): { attach: Attach; asked: number[] } {
  const asked: number[] = []
  const attach: Attach = async ({ afterSeq }) => {
    asked.push(afterSeq)
    const broken = asked.length <= breaks
    return (async function* () {
      const rest = events.filter(({ seq }) => seq > afterSeq)
      for (const event of broken ? rest.slice(0, 2) : rest) yield [event]
      if (broken) throw failure('unreachable', 'gone')
    })()
  }
  return { attach, asked }
}

describe('a run feed', () => {
  it('attaches once for all who listen', async () => {
    const { attach, asked } = source(0)
    const feed = createRunFeed('r', attach, () => undefined)
    feed.subscribe(() => undefined)
    feed.onEvents(() => undefined)
    await vi.waitFor(() => expect(feed.getView().outcome).toBe('done'))
    expect(asked).toEqual([-1])
  })

  it('goes on where it was after the connection broke', async () => {
    const { attach, asked } = source(2)
    const feed = createRunFeed('r', attach, () => undefined)
    const seen: number[] = []
    feed.onEvents((batch) => seen.push(...batch.map(({ seq }) => seq)))
    await vi.waitFor(() => expect(feed.getView().outcome).toBe('done'), { timeout: 5000 })
    expect(asked).toEqual([-1, 1, 3])
    expect(seen).toEqual([0, 1, 2, 3, 4])
    expect(feed.getView().text).toBe('one two three')
  })

  it('brings what came to an ended run when it is asked to, once', async () => {
    let known = events
    const attach: Attach = async ({ afterSeq }) =>
      (async function* () {
        yield known.filter(({ seq }) => seq > afterSeq)
      })()
    const feed = createRunFeed('r', attach, () => undefined)
    feed.subscribe(() => undefined)
    await vi.waitFor(() => expect(feed.getView().outcome).toBe('done'))
    known = [...events, { runId: 'r', seq: 5, at: 5, type: 'file-start', path: 'app.css' }]
    feed.refresh()
    await vi.waitFor(() => expect(feed.getView().files).toMatchObject([{ path: 'app.css' }]))
    expect(feed.getView().outcome).toBe('done')
  })

  it('drops events that it has already', async () => {
    const attach: Attach = async () =>
      (async function* () {
        yield events.slice(0, 3)
        yield events
      })()
    const feed = createRunFeed('r', attach, () => undefined)
    const seen: number[] = []
    feed.onEvents((batch) => seen.push(...batch.map(({ seq }) => seq)))
    await vi.waitFor(() => expect(feed.getView().outcome).toBe('done'))
    expect(seen).toEqual([0, 1, 2, 3, 4])
  })

  it('stops asking for a run that nobody knows', async () => {
    let calls = 0
    const attach: Attach = async () => {
      calls += 1
      throw failure('not-found', 'This run is not known any more.')
    }
    const feed = createRunFeed('r', attach, () => undefined)
    feed.subscribe(() => undefined)
    await vi.waitFor(() => expect(feed.getError()?.kind).toBe('not-found'))
    expect(calls).toBe(1)
  })

  it('leaves the run a while after the last listener has gone', async () => {
    vi.useFakeTimers()
    try {
      const idle = vi.fn()
      let left: AbortSignal | undefined
      const attach: Attach = (_input, { signal }) => {
        left = signal
        return new Promise(() => undefined)
      }
      const feed = createRunFeed('r', attach, idle)
      const undo = feed.subscribe(() => undefined)
      undo()
      expect(left?.aborted).toBe(false)
      await vi.advanceTimersByTimeAsync(5000)
      expect(left?.aborted).toBe(true)
      expect(idle).toHaveBeenCalledOnce()
    } finally {
      vi.useRealTimers()
    }
  })
})
