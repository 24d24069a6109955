/** The React shop, used as a person would, and reloaded. */
import { expect, test } from 'vitest'
import {
  lookAtEveryScreen,
  open,
  page,
  press,
  useReactApp,
  visit,
  walkTheNavigation,
  withoutStorage,
} from './react-session.ts'

useReactApp('shop')

const cards = () => page.getByRole('article').locator('h2').allInnerTexts()

test('finds products by word, category, price and stock, and keeps the choice on the way back', async () => {
  await open()
  await walkTheNavigation()
  await visit('')
  await page.getByRole('button', { name: 'Kitchen' }).click()
  await expect.poll(cards).toEqual(['Morning mug', 'Noodle bowl', 'Supper plate', 'Water jug', 'Olive wood board'])
  await page.getByLabel('In stock only').check()
  await page.getByLabel('Order by').selectOption('cheap')
  await expect.poll(cards).toEqual(['Morning mug', 'Supper plate', 'Noodle bowl', 'Water jug'])
  await page.getByLabel('Up to').fill('30')
  await expect.poll(cards).toEqual(['Morning mug', 'Supper plate'])
  await page.getByRole('link', { name: 'Supper plate' }).click()
  await page.getByRole('heading', { name: 'Supper plate', level: 1 }).waitFor()
  await page.goBack()
  await expect.poll(cards).toEqual(['Morning mug', 'Supper plate'])
  await page.getByLabel('Search the shop').fill('spaceship')
  await page.getByRole('button', { name: 'Show everything' }).click()
  await expect.poll(async () => (await cards()).length).toBe(12)
})

test('buys: colour, quantity, cart, code, checkout that checks, order, and all of it after a reload', async () => {
  await open()
  await visit('product/linen-cushion')
  await page.getByRole('radio', { name: 'Rose' }).check()
  await page.getByRole('button', { name: 'Quantity: one more' }).click()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await visit('product/olive-board')
  expect(await page.getByRole('button', { name: 'Sold out' }).isDisabled()).toBe(true)
  await visit('product/morning-mug')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await visit('cart')
  await page.reload()
  const summary = () => page.getByRole('definition').allInnerTexts()
  await expect.poll(summary).toEqual(['$112', 'Free', '$112'])
  await page.getByRole('button', { name: 'Remove Morning mug' }).click()
  expect(await summary()).toEqual(['$88', '$6', '$94'])
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await summary()).toEqual(['$112', 'Free', '$112'])
  await page.getByLabel('Discount code').fill('nope')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByText('This code does not hold.').waitFor()
  await page.getByLabel('Discount code').fill('hello10')
  await press('Enter')
  await expect.poll(summary).toEqual(['$112', '-$11.20', 'Free', '$100.80'])
  await page.getByRole('link', { name: 'To the checkout' }).click()
  await page.getByRole('button', { name: 'Place the order' }).click()
  await page.getByText('5 fields need another look.').waitFor()
  expect(await page.getByLabel('Full name').evaluate((field) => field === document.activeElement)).toBe(true)
  await page.getByLabel('Full name').fill('Ada Byron')
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByRole('radio', { name: /Pick up/ }).check()
  expect(await page.getByLabel('Postcode').count()).toBe(0)
  await page.getByRole('radio', { name: /Express/ }).check()
  await page.getByLabel('Street and number').fill('Main Street 1')
  await page.getByLabel('Postcode').fill('12345')
  await page.getByLabel('City').fill('Doha')
  await page.getByRole('button', { name: 'Place the order' }).click()
  const order = page.locator('section').filter({ hasText: 'Order 1002' })
  expect(await order.innerText()).toMatch(/Placed[\s\S]*Doha[\s\S]*2 × Linen cushion, Rose[\s\S]*Total \$114\.80/)
  await page.reload()
  await order.getByRole('button', { name: 'Cancel the order' }).click()
  expect(await order.innerText()).toContain('Cancelled')
  await order.getByRole('button', { name: 'Buy again' }).click()
  await visit('cart')
  await expect.poll(summary).toEqual(['$112', 'Free', '$112'])
})

test('an empty cart leads to the shop, also from the checkout', async () => {
  await open()
  await visit('checkout')
  await page.getByText('Your cart is empty').waitFor()
  await page.getByRole('link', { name: 'To the shop' }).click()
  await expect.poll(async () => (await cards()).length).toBe(12)
})

test('is used by keyboard alone', async () => {
  await open()
  await page.getByRole('link', { name: 'Noodle bowl' }).focus()
  await press('Tab', 'Space')
  expect(
    await page.getByRole('button', { name: 'Drop Noodle bowl from the favourites' }).getAttribute('aria-pressed'),
  ).toBe('true')
  await press('Shift+Tab', 'Enter')
  await page.getByRole('heading', { name: 'Noodle bowl', level: 1 }).waitFor()
  await page.getByRole('radio', { name: 'Sage' }).focus()
  await press('ArrowRight')
  await page.getByRole('button', { name: 'Add to cart' }).focus()
  await press('Enter')
  await visit('cart')
  expect(await page.locator('main').innerText()).toContain('Sand')
  await visit('favourites')
  await expect.poll(cards).toEqual(['Noodle bowl', 'Tall vase'])
})

test('works where nothing can be stored', async () => {
  await open({}, {}, withoutStorage)
  await visit('product/garden-pot')
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await visit('cart')
  expect(await page.locator('main').innerText()).toContain('Terracotta pot')
})

test('looks right on every screen', { timeout: 120_000 }, async () => {
  await lookAtEveryScreen({ 'product/:id': 'tall-vase' }, ['HELLO10', 'USD'])
})
