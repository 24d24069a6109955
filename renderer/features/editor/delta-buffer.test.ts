import { emptyRunView, foldRunEvent } from '#shared/contract/run-view.ts'
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import { describe, expect, it } from 'vitest'
import { changesFor, createDeltaBuffer, type DraftChange } from './delta-buffer.ts'

function events(from: number, ...bodies: RunEventBody[]): RunEvent[] {
  return bodies.map((body, index) => ({ runId: 'r', seq: from + index, at: 0, ...body }))
}

function textOf(changes: readonly DraftChange[], path: string): string {
  return changes.reduce((text, change) => {
    if (change.path !== path) return text
    if (change.type === 'start') return ''
    return change.type === 'append' ? text + change.text : text
  }, '')
}

describe('the delta buffer', () => {
  it('joins the deltas of a file into one edit', () => {
    const buffer = createDeltaBuffer(-1)
    buffer.push(
      events(
        0,
        { type: 'file-start', path: 'a.html' },
        { type: 'file-delta', path: 'a.html', text: '<h1>' },
        { type: 'text-delta', text: 'prose' },
        { type: 'file-delta', path: 'a.html', text: 'Hi' },
      ),
    )
    expect(buffer.take()).toEqual([
      { type: 'start', path: 'a.html' },
      { type: 'append', path: 'a.html', text: '<h1>Hi' },
    ])
    expect(buffer.take()).toEqual([])
  })

  it('keeps the order of files that follow each other within a frame', () => {
    const buffer = createDeltaBuffer(-1)
    buffer.push(
      events(
        0,
        { type: 'file-delta', path: 'a', text: '1' },
        { type: 'file-end', path: 'a' },
        { type: 'file-start', path: 'b' },
        { type: 'file-delta', path: 'b', text: '2' },
        { type: 'file-start', path: 'a' },
        { type: 'file-delta', path: 'a', text: '3' },
      ),
    )
    const changes = buffer.take()
    expect(changes.map(({ type, path }) => `${type} ${path}`)).toEqual([
      'append a',
      'end a',
      'start b',
      'append b',
      'start a',
      'append a',
    ])
    expect(textOf(changes, 'a')).toBe('3')
  })

  it('takes nothing twice when a feed repeats events after a reconnect', () => {
    const buffer = createDeltaBuffer(1)
    const all = events(
      0,
      { type: 'file-start', path: 'a' },
      { type: 'file-delta', path: 'a', text: 'x' },
      { type: 'file-delta', path: 'a', text: 'y' },
    )
    expect(buffer.push(all.slice(0, 2))).toBe(false)
    buffer.push(all)
    buffer.push(all)
    expect(buffer.take()).toEqual([{ type: 'append', path: 'a', text: 'y' }])
  })

  it('brings a late window to the same text as one that saw every event', () => {
    const all = events(
      0,
      { type: 'file-start', path: 'a' },
      { type: 'file-delta', path: 'a', text: 'one' },
      { type: 'file-end', path: 'a' },
      { type: 'file-start', path: 'b' },
      { type: 'file-delta', path: 'b', text: 'two' },
    )
    for (let cut = 0; cut <= all.length; cut += 1) {
      const view = all.slice(0, cut).reduce(foldRunEvent, emptyRunView)
      const buffer = createDeltaBuffer(view.lastSeq)
      buffer.push(all)
      const changes = [...changesFor(view.files), ...buffer.take()]
      expect([textOf(changes, 'a'), textOf(changes, 'b')]).toEqual(['one', 'two'])
    }
  })
})
