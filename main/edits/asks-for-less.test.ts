import { expect, test } from 'vitest'
import { asksForLess } from './asks-for-less.ts'

test.each([
  'Remove the footer',
  'make it simpler: simplify the form',
  'start over from scratch',
  'turn it into a quiz',
  'احذف التذييل',
  'أعد كتابة الصفحة',
  'حول التطبيق إلى لعبة',
])('something may go: %s', (prompt) => expect(asksForLess(prompt)).toBe(true))

test.each(['Add a dark theme', 'The title should be blue', 'fix the button', 'أضف زرًا للحفظ', 'غيّر اللون إلى الأزرق'])(
  'nothing goes: %s',
  (prompt) => expect(asksForLess(prompt)).toBe(false),
)
