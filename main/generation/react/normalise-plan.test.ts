import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ReactPlan } from '#shared/domain/react-plan.ts'
import { normalisePlan, partOfPlan } from './normalise-plan.ts'

const template = { icons: ['house', 'receipt', 'user'], components: new Set(['Button', 'Card']) }
const defaults = { name: 'App', palette: 'indigo', theme: 'system', language: 'en' } as const

const read = (raw: unknown) => normalisePlan(raw, defaults, template)

const screens = [
  { id: 'orders', path: '/orders', title: 'Orders', purpose: 'All orders', parts: ['list'], icon: 'receipt' },
  { id: 'home', path: '/', title: 'Today', purpose: 'At a glance', parts: [], icon: 'nope' },
]

test('home comes first and has the empty address, whatever the order', () => {
  const plan = read({ name: 'Shop', screens })
  expect(plan?.screens.map(({ id, path, icon }) => [id, path, icon])).toEqual([
    ['home', '', 'house'],
    ['orders', 'orders', 'receipt'],
  ])
})

test('without a home, the first screen is it', () => {
  expect(read({ screens: ['Feed', 'Profile'] })?.screens.map(({ id, title }) => [id, title])).toEqual([
    ['home', 'Feed'],
    ['profile', 'Profile'],
  ])
})

test('ids and addresses are each there once, and safe', () => {
  const plan = read({
    screens: [
      'Home',
      { title: 'Order', path: '/orders/:orderId/../../etc' },
      { title: 'Order' },
      { title: 'الطلبات' },
      { title: 'الطلبات' },
      { id: '__proto__', title: 'X', path: 'orders/:orderId/etc' },
    ],
  })
  expect(plan?.screens.map(({ id, path }) => [id, path])).toEqual([
    ['home', ''],
    ['order', 'orders/:orderId/etc'],
    ['order-2', 'order-2'],
    ['screen', 'screen'],
    ['screen-2', 'screen-2'],
    ['proto', 'orders/:orderId/etc-2'],
  ])
})

test('fields and props are read however they are written, with types that compile', () => {
  const plan = read({
    screens,
    data: [
      {
        name: 'Orders',
        fields: { id: 'uuid', total: 'money', status: '\'new\' | "paid"', tags: 'string[]', x: 'Evil<' },
      },
      { name: 'customers', fields: ['name: string', 'since: date'] },
      { name: 'class', fields: ['a: b'] },
    ],
    components: [
      {
        name: 'order row',
        purpose: 'One order',
        props: { order: 'Order', 'onOpen?': '(order: Order) => void', size: 'Unknown', note: 'string | undefined' },
      },
      { name: 'Button', props: {} },
    ],
  })
  expect(plan?.data).toEqual([
    {
      name: 'orders',
      fields: [
        { name: 'id', type: 'string' },
        { name: 'total', type: 'number' },
        { name: 'status', type: "'new' | 'paid'" },
        { name: 'tags', type: 'string[]' },
        { name: 'x', type: 'string' },
      ],
    },
    {
      name: 'customers',
      fields: [
        { name: 'id', type: 'string' },
        { name: 'name', type: 'string' },
        { name: 'since', type: 'Day' },
      ],
    },
  ])
  expect(plan?.components).toEqual([
    {
      name: 'OrderRow',
      purpose: 'One order',
      props: [
        { name: 'order', type: 'Order', optional: false },
        { name: 'onOpen', type: '(order: Order) => void', optional: true },
        { name: 'size', type: 'unknown', optional: false },
        { name: 'note', type: 'string', optional: true },
      ],
    },
  ])
})

test('what the plan does not say is as the defaults are', () => {
  expect(read({ screens, palette: 'mauve', theme: 'dark' })).toMatchObject({
    name: 'App',
    palette: 'indigo',
    theme: 'dark',
    direction: 'ltr',
    packages: [],
  })
  expect(read({ screens, language: 'he' })).toMatchObject({ language: 'he', direction: 'rtl' })
})

test('only packages of the registry are wanted', () => {
  expect(read({ screens, packages: ['three@^0.1.0', 'p@git+https://x', '../x', 'three@^0.1.0'] })?.packages).toEqual([
    'three@^0.1.0',
  ])
})

test.each([undefined, 'text', [], {}, { screens: [] }, { screens: [{ title: 'One' }] }, { screens: 'many' }])(
  '%j is no plan',
  (raw) => {
    expect(read(raw)).toBeUndefined()
  },
)

test('whatever is given, there is a plan that holds its rules, or none', () => {
  const screen = fc.oneof(fc.jsonValue(), fc.record({ title: fc.string(), id: fc.string(), path: fc.string() }))
  const named = fc.record({ name: fc.string(), fields: fc.jsonValue(), props: fc.jsonValue() })
  const raw = fc.record({
    name: fc.jsonValue(),
    screens: fc.array(screen, { maxLength: 20 }),
    data: fc.oneof(fc.jsonValue(), fc.array(named)),
    components: fc.oneof(fc.jsonValue(), fc.array(named)),
  })
  fc.assert(
    fc.property(raw, (given) => {
      const plan = read(given)
      if (plan === undefined) return
      expect(ReactPlan.parse(plan)).toEqual(plan)
      expect(new Set(plan.screens.map(({ id }) => id)).size).toBe(plan.screens.length)
      expect(new Set(plan.screens.map(({ path }) => path)).size).toBe(plan.screens.length)
      expect(plan.screens[0]).toMatchObject({ id: 'home', path: '' })
    }),
  )
})

test('a plan that is still being written shows its name and the screens that have titles', () => {
  expect(partOfPlan({ name: 'Shop', screens: [{ title: 'Home' }, { id: 'ord' }] })).toEqual({
    name: 'Shop',
    screens: [{ id: 'home', title: 'Home' }],
  })
  expect(partOfPlan(undefined)).toEqual({ screens: [] })
})
