import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import { describe, expect, it } from 'vitest'
import { type AppLog, noLog, withEvents } from './app-log.ts'

const all = (...events: BridgeEvent[]): AppLog => withEvents(noLog, events, false)
const log = (text: string, line = 3): BridgeEvent => ({
  type: 'console',
  level: 'log',
  text,
  file: 'app.js',
  line,
  column: 1,
})
const error = (
  file: string,
  line: number,
  more: Partial<Extract<BridgeEvent, { type: 'error' }>> = {},
): BridgeEvent => ({
  type: 'error',
  message: 'no',
  stack: '',
  rejection: false,
  file,
  line,
  column: 1,
  ...more,
})
const loaded: BridgeEvent = { type: 'page', path: '', back: false, forward: false, fresh: true }

describe('what the app says', () => {
  it('is counted, errors also by themselves, with the file and line where it happened', () => {
    const { counts, messages } = all(log('hello'), error('', 7), error('about/', 2), error('blob:x', 1), error('', 0))
    expect(counts).toMatchObject({ console: 5, error: 4 })
    expect(messages.map(({ file, line }) => [file, line])).toEqual([
      ['app.js', 3],
      ['index.html', 7],
      ['about/index.html', 2],
      [undefined, 1],
      [undefined, 0],
    ])
  })

  it('names the place of a rejection by its stack', () => {
    const stack = 'Error: nobody\n    at load (app.js?v=1:12:9)\n    at :4:1'
    expect(all(error('', 0, { rejection: true, stack })).messages[0]).toMatchObject({ file: 'app.js', line: 12 })
  })

  it('is joined when it comes again from the same place, and only then', () => {
    expect(all(log('tick'), log('tick'), log('tick', 4), log('tock')).messages.map(({ times }) => times)).toEqual([
      2, 1, 1,
    ])
  })

  it('stays bounded when an app never stops, with the newest kept and all of it counted', () => {
    const many = all(...Array.from({ length: 5_000 }, (_, index) => log(String(index))))
    expect(many.messages).toHaveLength(1_000)
    expect(many.messages.at(-1)?.text).toBe('4999')
    expect(many.counts.console).toBe(5_000)
    expect(new Set(many.messages.map(({ id }) => id)).size).toBe(1_000)
  })

  it('goes with its document, unless it is to be kept, behind a mark', () => {
    const before = all(log('old'))
    expect(withEvents(before, [loaded, log('new')], false).messages.map(({ text }) => text)).toEqual(['new'])
    expect(withEvents(before, [loaded, log('new')], true).messages.map(({ kind }) => kind)).toEqual([
      'console',
      'loaded',
      'console',
    ])
    expect(withEvents(noLog, [loaded], true).messages).toEqual([])
  })
})

describe('what the app asks for', () => {
  it('is listed with its end; what was refused is counted and joined', () => {
    const blocked: BridgeEvent = { type: 'blocked', directive: 'connect-src', url: 'https://example.org/' }
    const request = { kind: 'script', ms: 3, at: 1 }
    const list = [
      { ...request, path: 'app.js', status: 200, bytes: 12 },
      { ...request, path: 'none.js', status: 404 },
    ]
    const { rows, counts } = all({ type: 'requests', list }, blocked, blocked)
    expect(rows.map(({ url, state, times }) => [url, state, times])).toEqual([
      ['app.js', 'done', 1],
      ['none.js', 'failed', 1],
      ['https://example.org/', 'blocked', 2],
    ])
    expect(counts).toMatchObject({ network: 4, blocked: 2, console: 0 })
  })

  it('a failed file of the app is said once in each list', () => {
    const { messages, rows } = all({ type: 'load-failed', tag: 'img', url: 'none.png' })
    expect([messages.length, rows.length]).toEqual([1, 0])
  })
})
