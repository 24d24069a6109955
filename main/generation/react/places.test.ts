import { expect, test } from 'vitest'
import { planByRules } from './plan-by-rules.ts'
import { basePlaces, screenPlaces } from './places.ts'

const template = {
  icons: [],
  components: new Set<string>(),
  files: new Map([
    ['src/app.tsx', ''],
    ['src/words/en.ts', ''],
  ]),
}
const plan = { ...planByRules('a shop', template), components: [{ name: 'OrderRow', purpose: '', props: [] }] }

test.each([
  ['src/store.ts', 'src/store.ts'],
  ['./src/store.ts', 'src/store.ts'],
  ['@/data/model.ts', 'src/data/model.ts'],
  ['components/OrderRow.tsx', 'src/components/order-row.tsx'],
  ['src/screens/Home.tsx', 'src/screens/home.tsx'],
  ['src/pages/HomePage.jsx', 'src/screens/home.tsx'],
  ['src/data/sample.ts', 'src/data/sample.ts'],
  ['src/words/en.ts', 'src/words/en.ts'],
])('the base writes %s to %s', (given, path) => {
  expect(basePlaces(plan, template)(given)).toEqual({ path })
})

test.each([
  'src/app.tsx',
  'src/screens/cart.tsx',
  'vite.config.ts',
  '.npmrc',
  'src/../.env',
  'src/.env',
  'package.json',
  'src/run.sh',
])('the base does not write %s', (given) => expect(basePlaces(plan, template)(given)).toHaveProperty('why'))

test('a screen writes its own file, and new ones that nobody else has', () => {
  const claims = new Map<string, string>()
  const files = new Map([
    ['src/store.ts', ''],
    ['src/screens/cart.tsx', ''],
  ])
  const cart = screenPlaces('cart', files, claims)
  const orders = screenPlaces('orders', files, claims)
  expect(cart('src/screens/Cart.tsx')).toEqual({ path: 'src/screens/cart.tsx' })
  expect(cart('src/screens/CartScreen.tsx')).toEqual({ path: 'src/screens/cart.tsx' })
  expect(cart('src/screens/cart/line.tsx')).toEqual({ path: 'src/screens/cart/line.tsx' })
  expect(cart('src/components/stepper.tsx')).toEqual({ path: 'src/components/stepper.tsx' })
  expect(orders('src/components/stepper.tsx')).toHaveProperty('why')
  expect(cart('src/components/stepper.tsx')).toEqual({ path: 'src/components/stepper.tsx' })
  for (const path of ['src/store.ts', 'src/screens/orders.tsx', 'index.html']) expect(cart(path)).toHaveProperty('why')
})
