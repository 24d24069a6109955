import { expect, test } from 'vitest'
import { stemsOf } from './words.ts'

test.each([
  ['OrderForm', 'order form'],
  ['order-forms', 'order form'],
  ['useHTMLParser2', 'use html parser 2'],
  ['colours, Colors', 'color color'],
  ['categories', 'category'],
  ['status address lens', 'status address len'],
  ['favourite favorites', 'favorite favorite'],
  ['الطلبات', 'طلب'],
  ['والإعدادات', 'اعداد'],
  ['للشاشة', 'شاش'],
  ['لَوْن', 'لون'],
])('%s is known as %s', (text, stems) => {
  expect(stemsOf(text).join(' ')).toBe(stems)
})
