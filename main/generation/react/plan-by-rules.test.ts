import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ReactPlan, planText } from '#shared/domain/react-plan.ts'
import { planByRules } from './plan-by-rules.ts'
import { anySubject, subjects } from './plan-subjects.ts'
import { readReactTemplate } from './template.ts'

const template = await readReactTemplate(
  fileURLToPath(new URL('../../../resources/templates/react/base', import.meta.url)),
)
const plan = (prompt: string) => planByRules(prompt, template)
const ids = (prompt: string) => plan(prompt).screens.map(({ id }) => id)

test.each([
  ['an online shop for ceramics', 'cart'],
  ['متجر إلكتروني لبيع العطور', 'cart'],
  ['a CRM with customers and invoices', 'customers'],
  ['لوحة مبيعات للعملاء', 'customers'],
  ['track my workouts at the gym', 'workouts'],
  ['تطبيق تمارين رياضية', 'workouts'],
  ['notes with folders', 'folders'],
  ['task manager for my team', 'projects'],
  ['recipes and meals of the week', 'recipe'],
  ['مواعيد عيادة الأسنان', 'bookings'],
  ['an atlas of clouds', 'items'],
  ['', 'items'],
])('%j has the screen %s', (prompt, id) => {
  expect(ids(prompt)).toContain(id)
})

test('takes the screens that the prompt lists itself', () => {
  const listed = plan('A garden app with screens for Plants, the watering calendar and Settings.')
  expect(listed.screens.map(({ id, title }) => [id, planText(title, 'en')])).toEqual([
    ['home', 'Plants'],
    ['watering-calendar', 'Watering calendar'],
    ['settings', 'Settings'],
  ])
  expect(
    plan('تطبيق حديقة، شاشات: النباتات، التقويم والإعدادات').screens.map(({ title }) => planText(title, 'ar')),
  ).toEqual(['النباتات', 'التقويم', 'الإعدادات'])
})

test('takes name, colours, look and language from the prompt', () => {
  expect(plan('a shop called "Clay & Co", green, dark')).toMatchObject({
    name: 'Clay & Co',
    palette: 'green',
    theme: 'dark',
    language: 'en',
    direction: 'ltr',
  })
  expect(plan('متجر باسم «طين» برتقالي')).toMatchObject({
    name: 'طين',
    palette: 'orange',
    language: 'ar',
    direction: 'rtl',
  })
})

test('every subject makes a plan that holds the rules, with icons that the template has', () => {
  for (const subject of [...subjects, anySubject]) {
    const made = plan(subject.words)
    expect(ReactPlan.parse(made)).toEqual(made)
    for (const [, icon] of subject.screens) expect(template.icons).toContain(icon)
    expect(made.data.length).toBe(Object.keys(subject.data).length)
  }
})
