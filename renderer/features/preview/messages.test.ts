import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import { describe, expect, it } from 'vitest'
import { noMessages, withBridgeEvent } from './messages.ts'

const all = (...events: BridgeEvent[]) => events.reduce(withBridgeEvent, noMessages)
const log = (text: string): BridgeEvent => ({ type: 'console', level: 'log', text })

describe('what the app says', () => {
  it('counts by kind and names the place of an error', () => {
    const messages = all(
      log('hello'),
      { type: 'error', message: 'no', stack: '', rejection: true, file: '', line: 0, column: 0 },
      { type: 'error', message: 'inline', stack: '', rejection: false, file: '', line: 7, column: 2 },
      { type: 'error', message: 'x is not defined', stack: '', rejection: false, file: 'app.js', line: 3, column: 1 },
      { type: 'blocked', directive: 'connect-src', url: 'https://example.org/' },
      { type: 'ready', path: 'index.html', title: '' },
    )
    expect(messages.counts).toEqual({ console: 1, error: 3, network: 1 })
    expect(messages.entries.map(({ place }) => place)).toEqual([
      undefined,
      undefined,
      'index.html:7',
      'app.js:3',
      undefined,
    ])
  })

  it('joins what is said again and again, and stays bounded when an app never stops', () => {
    expect(all(log('tick'), log('tick'), log('tock')).entries.map(({ times }) => times)).toEqual([2, 1])
    const many = all(...Array.from({ length: 1_000 }, (_, index) => log(String(index))))
    expect(many.entries).toHaveLength(300)
    expect(many.entries.at(-1)?.text).toBe('999')
    expect(many.counts.console).toBe(1_000)
    expect(new Set(many.entries.map(({ id }) => id)).size).toBe(300)
  })
})
