/** The React sales dashboard, used as a person would, and reloaded. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { paletteNames, paletteValues } from '../main/providers/starter/palettes.ts'
import {
  focused,
  lookAtEveryScreen,
  open,
  page,
  press,
  useReactApp,
  visit,
  walkTheNavigation,
  withoutStorage,
} from './react-session.ts'

useReactApp('dashboard')

const row = (number: string) => page.getByRole('row').filter({ hasText: `#${number}` })
const firstNumber = async () => (await page.getByRole('button', { name: /^#/ }).first().innerText()).slice(1)

test('adds an order, changes it, deletes it with undo, and remembers', async () => {
  await open()
  await walkTheNavigation()
  await page.setViewportSize({ width: 1280, height: 800 })
  await visit('orders')
  const before = Number(await firstNumber())
  await page.getByRole('button', { name: 'New order' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Enter an amount above zero.').waitFor()
  await page.getByLabel('Total').fill('1234.5')
  await page.getByLabel('Customer').selectOption({ label: 'Hana Sato' })
  await page.getByRole('button', { name: 'Save' }).click()
  const number = String(before + 1)
  expect(await row(number).innerText()).toContain('$1,234.50')
  await page.getByRole('button', { name: `#${number}` }).click()
  await page.getByRole('dialog').getByLabel('Status').selectOption('shipped')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.reload()
  await expect.poll(() => row(number).innerText()).toMatch(/Hana Sato[\s\S]*Shipped/)
  await page.getByRole('button', { name: `#${number}` }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  expect(await row(number).count()).toBe(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await row(number).count()).toBe(1)
})

test('sorts, filters, turns pages, marks many at once, and exports what is shown', async () => {
  await open()
  await visit('orders')
  await page.getByRole('button', { name: 'Total' }).click()
  const totals = async () =>
    (await page.locator('tbody td:last-child').allInnerTexts()).map((text) => Number(text.replace(/[$,]/g, '')))
  const highest = await totals()
  expect(highest).toEqual([...highest].sort((one, other) => other - one))
  expect(await page.getByRole('columnheader', { name: 'Total' }).getAttribute('aria-sort')).toBe('descending')
  await page.getByRole('button', { name: 'Next page' }).click()
  expect(Math.max(...(await totals()))).toBeLessThanOrEqual(Math.min(...highest))
  await page.getByLabel('Search orders').fill('sofia')
  await page.getByRole('main').getByLabel('Status').selectOption('shipped')
  const names = await page.locator('tbody td:nth-child(4)').allInnerTexts()
  expect(new Set(names)).toEqual(new Set(['Sofia Rossi']))
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ])
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  expect(lines[0]).toContain('Order,Date,Customer,Category,Status,Total')
  expect(lines.slice(1).every((line) => line.includes('Sofia Rossi') && line.includes('Shipped'))).toBe(true)
  await page.getByRole('checkbox', { name: 'Select this page' }).check()
  await page.getByRole('button', { name: 'Mark as refunded' }).click()
  await page.getByText(/orders are refunded/).waitFor()
  await page.getByLabel('Search orders').fill('nobody at all')
  await page.getByRole('button', { name: 'Show all orders' }).click()
  expect(await page.getByRole('row').count()).toBe(13)
})

test('keeps customers and their notes; the goal and the currency reach the overview', async () => {
  await open()
  await visit('customers')
  await page.getByRole('button', { name: 'New customer' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Byron')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Enter an address like name@example.com.').waitFor()
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: /Ada Byron/ }).click()
  await page.getByLabel('New note').fill('Calls back on Monday')
  await page.getByRole('button', { name: 'Add note' }).click()
  await page.reload()
  await page.getByText('Calls back on Monday').waitFor()
  await page.getByRole('button', { name: 'Delete this note' }).click()
  await page.getByText('No notes yet').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Calls back on Monday').waitFor()
  await visit('settings')
  await page.getByLabel('Name of the business').fill('Byron & Co')
  await page.getByLabel('Currency').selectOption('EUR')
  await page.getByRole('button', { name: 'Save' }).click()
  await visit('')
  await page.getByText('How Byron & Co is doing').waitFor()
  expect(await page.locator('main').innerText()).toContain('€')
  await visit('settings')
  await page.getByRole('button', { name: 'Put the sample data back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Put the sample data back' }).click()
  await visit('customers')
  expect(await page.getByText('Ada Byron').count()).toBe(0)
})

test('is used by keyboard alone', async () => {
  await open()
  await press('Tab')
  expect(await focused()).toBe('Skip to the content')
  await press('Enter', 'Tab', 'ArrowRight')
  expect(await page.getByRole('radio', { name: '90 days' }).isChecked()).toBe(true)
  await page.getByRole('navigation').getByRole('link', { name: 'Orders' }).focus()
  await press('Enter')
  await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
  await press('/')
  await page.keyboard.type('noah')
  expect(await page.getByLabel('Search orders').inputValue()).toBe('noah')
  await page.getByRole('button', { name: 'New order' }).focus()
  await press('Enter')
  await page.getByRole('dialog').waitFor()
  await press('Escape')
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await focused()).toBe('New order')
})

test('works where nothing can be stored', async () => {
  await open({}, {}, withoutStorage)
  await page.getByRole('button', { name: 'العربية' }).click()
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
})

test('looks right on every screen', { timeout: 120_000 }, async () => {
  await lookAtEveryScreen({ 'customers/:id': 'c1' }, [
    'English',
    'العربية',
    'example.com',
    'USD',
    'EUR',
    'GBP',
    'QAR',
    'SAR',
    'AED',
    'EGP',
    'amira.haddad',
  ])
})

test('every palette keeps AA in light and dark', async () => {
  await open()
  for (const name of paletteNames) {
    for (const theme of ['light', 'dark']) {
      const poor = await page.evaluate(
        ({ values, look }) => {
          const root = document.documentElement
          root.dataset['theme'] = look
          for (const [property, value] of values) root.style.setProperty(property, value)
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
          const probe = document.body.appendChild(document.createElement('i'))
          const luminance = (token: string): number => {
            probe.style.color = `var(--color-${token})`
            if (canvas === null) return Number.NaN
            canvas.fillStyle = getComputedStyle(probe).color
            canvas.fillRect(0, 0, 1, 1)
            const linear = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((byte) => {
              const share = byte / 255
              return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
            })
            return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0)
          }
          const contrast = (one: string, other: string): number => {
            const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
            return (light + 0.05) / (dark + 0.05)
          }
          const pairs: [string, string, number][] = [['on-accent', 'accent', 4.5]]
          for (const paper of ['page', 'surface', 'soft']) {
            for (const ink of ['ink', 'muted', 'accent', 'good', 'warn', 'danger']) pairs.push([ink, paper, 4.5])
            pairs.push(['edge', paper, 3])
          }
          const found = pairs.filter(([ink, paper, least]) => !(contrast(ink, paper) >= least))
          probe.remove()
          return found.map(([ink, paper]) => `${ink} on ${paper}: ${contrast(ink, paper).toFixed(2)}`)
        },
        { values: [...paletteValues(name)], look: theme },
      )
      expect(poor, `${name} ${theme}`).toEqual([])
    }
  }
})
