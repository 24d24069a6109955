import { expect, test } from 'vitest'
import { readBridgeEvent } from './bridge-event.ts'

test('reads what the bridge posts and nothing else', () => {
  const event = { type: 'console', level: 'log', text: 'hi', file: 'app.js', line: 3, column: 1 }
  expect(readBridgeEvent({ source: 'kiln-bridge', ...event })).toEqual(event)
  for (const other of [null, 'kiln-bridge', 1, {}, event, { source: 'kiln-bridge', type: 'quit' }]) {
    expect(readBridgeEvent(other)).toBeUndefined()
  }
  expect(readBridgeEvent({ source: 'kiln-bridge', ...event, text: 'x'.repeat(5000) })).toBeUndefined()
})
