import { expect, test } from 'vitest'
import type { PromptKind } from '#shared/domain/routing.ts'
import { kindOfPrompt } from './prompt-kind.ts'

const cases: readonly (readonly [PromptKind, string])[] = [
  ['edit', 'a pomodoro timer'],
  ['edit', 'Make the button blue'],
  ['edit', 'can you add dark mode?'],
  ['edit', 'Could you please make it work on phones?'],
  ['edit', 'why don’t you add a footer'],
  ['edit', 'how about adding a search box?'],
  ['edit', 'add a plan page with prices'],
  ['edit', 'a search box for the recipes'],
  ['edit', 'show today’s date in the header'],
  ['edit', 'Build a news reader with the latest headlines'],
  ['edit', 'a travel planner'],
  ['edit', 'من فضلك أضف زرًا للحذف'],
  ['edit', 'اجعل الخلفية داكنة'],
  ['edit', 'هل يمكنك إضافة وضع داكن؟'],
  ['edit', 'مؤقت بومودورو'],
  ['plan', 'Plan a shop with a cart and three screens'],
  ['plan', 'First, make a step-by-step plan for a chess game'],
  ['plan', 'What would the screens be? Do not write any code yet.'],
  ['plan', 'outline the architecture of a notes app'],
  ['plan', 'خطة لتطبيق متجر'],
  ['plan', 'اقترح خطة لموقع شخصي'],
  ['explanation', 'How does the timer work?'],
  ['explanation', 'Can you explain what this function does?'],
  ['explanation', 'explain the code'],
  ['explanation', 'why is the list empty'],
  ['explanation', 'the reset button does nothing, right?'],
  ['explanation', 'كيف يعمل المؤقت؟'],
  ['explanation', 'اشرح الشيفرة'],
  ['explanation', 'ما معنى هذا الخطأ'],
  ['current-events', 'What is the latest version of React?'],
  ['current-events', 'who won the match yesterday?'],
  ['current-events', 'Is it raining in Doha right now?'],
  ['current-events', 'search the web for good colour palettes'],
  ['current-events', 'look up the opening hours of the museum'],
  ['current-events', 'ما آخر أخبار الفضاء؟'],
  ['current-events', 'كيف الطقس اليوم؟'],
  ['current-events', 'ابحث في الويب عن مطاعم الدوحة'],
]

test.each(cases)('%s: %s', (kind, prompt) => {
  expect(kindOfPrompt(prompt, true)).toBe(kind)
  expect(kindOfPrompt(prompt, false)).toBe(kind === 'edit' ? 'new-app' : kind)
})

test('a prompt of any length is told at once', () => {
  expect(kindOfPrompt(`${'please '.repeat(30_000)}make a plan`, true)).toBe('edit')
})
