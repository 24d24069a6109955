import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import { createRunLog, inBatches } from './run-log.ts'

const clock = { now: () => 1_000 }

function logged(bodies: readonly RunEventBody[]): { events: RunEvent[]; batches: number } {
  const events: RunEvent[] = []
  let batches = 0
  const log = createRunLog('run-1', clock, (batch) => {
    batches += 1
    events.push(...batch)
  })
  for (const body of bodies) log.emit(body)
  log.flush()
  return { events, batches }
}

const end: RunEventBody = { type: 'run-end', outcome: 'done' }

const delta = fc.oneof(
  fc.record({ type: fc.constant('text-delta' as const), text: fc.string({ minLength: 1 }) }),
  fc.record({ type: fc.constant('reasoning-delta' as const), text: fc.string({ minLength: 1 }) }),
  fc.record({
    type: fc.constant('file-delta' as const),
    path: fc.constantFrom('a.html', 'b.css'),
    text: fc.string({ minLength: 1 }),
  }),
  fc.record({ type: fc.constant('file-end' as const), path: fc.constantFrom('a.html', 'b.css') }),
)

function textsByKind(events: readonly RunEventBody[]): string[] {
  const parts: string[] = []
  let last = ''
  for (const event of events) {
    const key = `${event.type} ${'path' in event ? event.path : ''}`
    const text = 'text' in event ? event.text : ''
    if (key === last && text !== '') parts[parts.length - 1] += text
    else parts.push(`${key}: ${text}`)
    last = key
  }
  return parts
}

test('merging loses nothing, keeps the order, and numbers without gaps', () => {
  fc.assert(
    fc.property(fc.array(delta), (bodies) => {
      const { events } = logged([...bodies, end])
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index))
      expect(textsByKind(events)).toEqual(textsByKind([...bodies, end]))
      expect(events.at(-1)?.type).toBe('run-end')
    }),
  )
})

test('a flood of deltas of one file becomes a handful of events', () => {
  const { events, batches } = logged([
    { type: 'file-start', path: 'a.html' },
    ...Array.from({ length: 500 }, (): RunEventBody => ({ type: 'file-delta', path: 'a.html', text: 'x' })),
    end,
  ])
  expect(events.filter(({ type }) => type === 'file-delta').length).toBeLessThan(50)
  expect(batches).toBeLessThan(50)
})

test('nothing may follow run-end', () => {
  const log = createRunLog('run-1', clock, () => undefined)
  log.emit(end)
  expect(() => log.emit({ type: 'text-delta', text: 'late' })).toThrow()
})

describe('reading', () => {
  async function collect(reader: AsyncIterable<RunEvent[]>): Promise<RunEvent[]> {
    const seen: RunEvent[] = []
    for await (const batch of reader) seen.push(...batch)
    return seen
  }

  test('every reader gets every event once, wherever it joins', async () => {
    const log = createRunLog('run-1', clock, () => undefined)
    const first = collect(log.read(-1, undefined))
    for (let index = 0; index < 40; index++) {
      log.emit({ type: 'file-delta', path: `${index % 3}.js`, text: `${index} ` })
      if (index % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    }
    log.flush()
    const second = collect(log.read(4, undefined))
    log.emit(end)
    const [all, rest] = await Promise.all([first, second])
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index))
    expect(rest).toEqual(all.slice(5))
  })

  test('an abort ends a reader that waits for a silent run', async () => {
    const log = createRunLog('run-1', clock, () => undefined)
    const controller = new AbortController()
    const reader = collect(log.read(-1, controller.signal))
    log.emit({ type: 'text-delta', text: 'hello' })
    setTimeout(() => controller.abort(), 5)
    expect((await reader).map(({ type }) => type)).toEqual(['text-delta'])
  })

  test('a reader that has seen all of an ended run ends at once', async () => {
    const log = createRunLog('run-1', clock, () => undefined)
    log.emit(end)
    expect(await collect(log.read(0, undefined))).toEqual([])
  })

  test('a long backlog comes in bounded batches', () => {
    const events = Array.from({ length: 100 }, (_, seq): RunEvent => ({
      runId: 'run-1',
      seq,
      at: 0,
      type: 'text-delta',
      text: 'x'.repeat(10_000),
    }))
    const batches = [...inBatches(events)]
    expect(batches.flat()).toEqual(events)
    expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(8)
  })
})
