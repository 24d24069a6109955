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

test('takes a picked element only in bounds', () => {
  const node = { tag: 'p', id: '', classes: '', text: '' }
  const element = {
    page: '',
    tag: 'p',
    at: '/0',
    classes: '',
    words: '',
    size: { width: 1, height: 1, view: 1 },
    way: [{ index: 0, children: [node] }],
    places: [],
    own: false,
    component: '',
    look: { color: '#000000', background: '#00000000' },
    rules: [],
    colors: [],
  }
  const read = (more: object): unknown =>
    readBridgeEvent({ source: 'kiln-bridge', type: 'picked', again: false, element: { ...element, ...more } })
  expect(read({})).toBeDefined()
  expect(read({ colors: [{ name: '--a', value: '#Ff000080' }] })).toBeDefined()
  for (const more of [
    { way: [{ index: 0, children: Array.from({ length: 201 }, () => node) }] },
    { words: 'x'.repeat(201) },
    { places: Array.from({ length: 7 }, () => ({ file: 'a', line: 1, column: 1 })) },
    { rules: [{ selector: 'p', sheet: '', within: '', sets: [], count: -1 }] },
    { look: {} },
    { look: { color: 'red', background: '#00000000' } },
    { look: { color: '#000000', background: '#0000000' } },
    { colors: [{ name: '--a', value: 'url(//x)' }] },
  ]) {
    expect(read(more)).toBeUndefined()
  }
})
