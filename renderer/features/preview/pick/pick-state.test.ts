import { expect, test } from 'vitest'
import type { PickedElement, PickedSource } from '#shared/domain/pick.ts'
import {
  changedBy,
  fieldText,
  isChanged,
  isSame,
  isShared,
  pathsOf,
  type Picked,
  targetsOf,
  triedOf,
} from './pick-state.ts'

const rule = { how: 'rule', path: 'app.css', selector: '.card', count: 3 } as const
const source: PickedSource = {
  path: 'index.html',
  line: 3,
  column: 1,
  endLine: 3,
  length: 10,
  source: '<p>x</p>',
  tag: 'p',
  found: 'exact',
  also: [],
  text: { path: 'index.html', value: 'x' },
  look: {
    color: rule,
    background: rule,
    paddingBlock: { how: 'style', path: 'index.html' },
    paddingInline: { why: 'computed' },
    marginBlock: rule,
    marginInline: rule,
    gap: rule,
  },
}
const element = { look: { color: '#111111', background: '#00000000', paddingBlock: 4 } } as PickedElement
const picked: Picked = { element, source }

test('what is as it was is no change', () => {
  const once = changedBy({}, picked, 'color', '#222222')
  expect(once).toEqual({ color: '#222222' })
  expect(changedBy(once, picked, 'color', '#111111')).toEqual({})
  expect(changedBy({}, picked, 'text', 'x')).toEqual({})
  expect(changedBy({}, picked, 'paddingBlock', 4)).toEqual({})
  expect(isChanged({ onlyThis: true })).toBe(false)
})

test('each place that is written to is told once, and whether others change along', () => {
  const change = { text: 'y', color: '#222222', background: '--accent', paddingBlock: 8 }
  expect(targetsOf(change, source)).toEqual(['text', rule, source.look.paddingBlock])
  expect(pathsOf(change, source)).toEqual(['index.html', 'app.css'])
  expect(pathsOf({ ...change, onlyThis: true }, source)).toEqual(['index.html'])
  expect(isShared(change, source)).toBe(true)
  expect(isShared({ paddingBlock: 8 }, source)).toBe(false)
})

test('what is tried says the same in CSS', () => {
  expect(triedOf({ paddingBlock: 8, marginInline: -2, background: '--accent', text: 'y' })).toEqual({
    styles: {
      background: 'var(--accent)',
      'padding-top': '8px',
      'padding-bottom': '8px',
      'margin-left': '-2px',
      'margin-right': '-2px',
    },
    text: 'y',
  })
})

test('a field can be emptied, and written anew', () => {
  expect(fieldText(undefined, 16)).toBe('16')
  // Nothing is taken of an empty field: the value is the element's own again.
  expect(fieldText({ text: '', taken: undefined }, 16)).toBe('')
  expect(fieldText({ text: '24', taken: 24 }, 24)).toBe('24')
  // More than can be taken is shown as it is written.
  expect(fieldText({ text: '5000', taken: 1000 }, 1000)).toBe('5000')
})

test('what is taken back shows in the field that was written in', () => {
  expect(fieldText({ text: 'Hi', taken: 'Hi' }, 'Hello')).toBe('Hello')
})

test('another element at the same place is another one', () => {
  const at = (more: Partial<PickedSource>, classes = 'card'): Picked => ({
    element: { ...element, classes },
    source: { ...source, ...more },
  })
  const text = (value: string): Partial<PickedSource> => ({ text: { path: 'index.html', value } })
  const computed: Partial<PickedSource> = { text: { why: 'computed' } }
  expect(isSame(at({}), at({ line: 9 }, 'card wide'), {})).toBe(true)
  expect(isSame(at({}), at(text('y')), {})).toBe(false)
  expect(isSame(at({}), at(computed), {})).toBe(false)
  expect(isSame(at({}), at({ tag: 'h1' }), {})).toBe(false)
  expect(isSame(at({}), at({ path: 'other.html' }), {})).toBe(false)
  expect(isSame(at({}), { element, source: null }, {})).toBe(false)
  expect(isSame(at(computed), at({ ...computed, line: 9 }), {})).toBe(true)
  expect(isSame(at(computed), at(computed, 'row'), {})).toBe(false)
})

test('one that the studio has changed itself is the same', () => {
  const after: Picked = { element, source: { ...source, text: { path: 'index.html', value: 'a b' } } }
  expect(isSame(picked, after, { text: 'a\n b ' })).toBe(true)
  expect(isSame(picked, after, { text: 'other' })).toBe(false)
  const bare: PickedSource = { ...source, text: { why: 'absent' } }
  const [red, blue]: Picked[] = ['red', 'blue'].map((classes) => ({ element: { ...element, classes }, source: bare }))
  if (red === undefined || blue === undefined) throw new Error('There are two.')
  expect(isSame(red, blue, { color: '#0000ff' })).toBe(true)
  expect(isSame(red, { ...blue, source: { ...bare, line: 4 } }, { color: '#0000ff' })).toBe(false)
  expect(isSame(red, blue, {})).toBe(false)
})
