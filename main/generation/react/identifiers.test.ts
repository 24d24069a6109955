import fc from 'fast-check'
import { expect, test } from 'vitest'
import { camelCase, kebabCase, pascalCase, singular } from './identifiers.ts'

test.each([
  ['Order list', 'OrderList', 'orderList', 'order-list'],
  ['OrderList', 'OrderList', 'orderList', 'order-list'],
  ['  42 new items!', 'NewItems', 'newItems', 'new-items'],
  ['café menu', 'CafeMenu', 'cafeMenu', 'cafe-menu'],
  ['الطلبات', '', '', ''],
])('%j', (text, pascal, camel, kebab) => {
  expect([pascalCase(text), camelCase(text), kebabCase(text)]).toEqual([pascal, camel, kebab])
})

test.each([
  ['orders', 'Order'],
  ['categories', 'Category'],
  ['boxes', 'Box'],
  ['classes', 'Class'],
  ['business', 'BusinessItem'],
  ['data', 'DataItem'],
  ['movies', 'Movy'],
])('one of %s is %s', (plural, one) => {
  // "movies" shows that this is a rule of thumb: it only has to be a name.
  expect(singular(plural)).toBe(one)
})

test('whatever is given, the names can stand in code, or are empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(pascalCase(text)).toMatch(/^(?:[A-Z][A-Za-z0-9]*)?$/)
      expect(camelCase(text)).toMatch(/^(?:[a-z][A-Za-z0-9]*)?$/)
      expect(kebabCase(text)).toMatch(/^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*)?$/)
    }),
  )
})
