/** The starter apps that keep lists, the habit and the expense tracker, used as a person would, and reloaded. */
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { app, at, focused, open, page, press, useStarterApps, withoutStorage } from './template-session.ts'

useStarterApps()

describe('habits', () => {
  const names = () => page.locator('#habits strong').allTextContents()
  const cell = (name: string) => page.getByRole('button', { name, exact: true })

  test('adds, ticks, counts the row over a day off, edits, archives, deletes with undo, and remembers', async () => {
    await open('a habit tracker', at('2026-11-19T10:00:00'))
    await page.getByRole('button', { name: 'Drink water' }).click()
    await page.getByLabel('New habit').fill('Run')
    await press('Enter')
    expect(await names()).toEqual(['Drink water', 'Run'])
    await page.getByRole('button', { name: 'Edit: Run' }).click()
    for (const day of ['Tuesday', 'Thursday', 'Saturday', 'Sunday'])
      await page.getByRole('checkbox', { name: day }).uncheck()
    await page.getByLabel('Name').fill('Run far')
    await page.getByRole('radio', { name: 'Rose' }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    // Monday and Wednesday are done; Tuesday was free, and Thursday is.
    await expect.poll(names).toEqual(['Drink water', 'Run far'])
    await cell('Run far, Monday, November 16').click()
    await cell('Run far, Wednesday, November 18').click()
    expect(await page.locator('#habits small').nth(1).textContent()).toBe('Mon Wed Fri · Streak: 2')
    await cell('Drink water, Thursday, November 19').click()
    expect(await page.locator('#ring').getAttribute('aria-label')).toBe('Done today: 1 of 1')
    expect(await cell('Drink water, Friday, November 20').isDisabled()).toBe(true)
    await page.reload()
    expect(await page.locator('#habits small').nth(1).textContent()).toBe('Mon Wed Fri · Streak: 2')
    await page.getByRole('combobox').selectOption({ label: 'Run far' })
    expect(await page.locator('#longest').textContent()).toBe('2')

    await page.getByRole('button', { name: 'Edit: Drink water' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect.poll(names).toEqual(['Run far'])
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await names()).toEqual(['Drink water', 'Run far'])
    await page.getByRole('button', { name: 'Edit: Run far' }).click()
    await page.getByRole('button', { name: 'Archive', exact: true }).click()
    await expect.poll(names).toEqual(['Drink water'])
    await page.reload()
    await page.getByText('Archived: 1').click()
    await page.getByRole('button', { name: 'Bring back: Run far' }).click()
    expect(await names()).toEqual(['Drink water', 'Run far'])
  })

  test('is used by keyboard alone, also from right to left', async () => {
    await open('a habit tracker', at('2026-11-19T10:00:00'))
    await press('Tab')
    for (const name of ['One', 'Two']) {
      await page.keyboard.type(name)
      await press('Enter')
    }
    await cell('One, Thursday, November 19').focus()
    await press('ArrowDown', 'ArrowLeft', 'Space')
    expect(await focused()).toBe('Two, Wednesday, November 18')
    expect(await cell('Two, Wednesday, November 18').getAttribute('aria-pressed')).toBe('true')
    await press('Alt+ArrowUp')
    expect(await names()).toEqual(['Two', 'One'])
    expect(await focused()).toBe('Two, Wednesday, November 18')
    await app.change('in Arabic')
    await page.locator('#habits [data-day="2026-11-18"]').first().focus()
    await press('ArrowRight')
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['day'])).toBe('2026-11-17')
  })

  test('works where nothing can be stored', async () => {
    await open('a habit tracker', withoutStorage)
    await page.getByRole('button', { name: 'Go for a walk' }).click()
    expect(await names()).toEqual(['Go for a walk'])
  })
})

describe('expenses', () => {
  const items = () => page.locator('.item b').allTextContents()
  const spend = async (amount: string, what: string, category?: string) => {
    await page.locator('#add').getByLabel('What for').fill(what)
    if (category !== undefined) await page.locator('#add').getByLabel('Category').selectOption({ label: category })
    await page.getByLabel('Amount').first().fill(amount)
    await press('Enter')
  }

  test('adds, sums, edits, deletes with undo, filters, searches, turns months, and remembers', async () => {
    await open('an expense tracker', at('2026-11-19T10:00:00'))
    await spend('12,50', 'Bread', 'Groceries')
    await spend('1,200', 'Rent', 'Home')
    await spend('٧٫٥', 'Coffee', 'Eating out')
    expect(await items()).toEqual(['Coffee', 'Rent', 'Bread'])
    expect(await page.locator('#sum').textContent()).toBe('$1,220.00')
    await page.getByRole('button', { name: /^Edit: Rent/ }).click()
    await page.locator('#editor').getByLabel('Amount').fill('1000')
    await page.locator('#editor').getByLabel('Day').fill('2026-10-02')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect.poll(items).toEqual(['Coffee', 'Bread'])
    await page.getByRole('button', { name: 'Month before' }).click()
    expect(await items()).toEqual(['Rent'])
    await page.reload()
    expect(await page.locator('#sum').textContent()).toBe('$20.00')
    await page
      .locator('#categories')
      .getByRole('button', { name: /Groceries/ })
      .click()
    expect(await items()).toEqual(['Bread'])
    await page
      .locator('#categories')
      .getByRole('button', { name: /Groceries/ })
      .click()
    await page.getByLabel('Search this month').fill('coff')
    expect(await items()).toEqual(['Coffee'])
    await page.getByRole('button', { name: 'Delete: Coffee' }).click()
    expect(await page.locator('#sum').textContent()).toBe('$12.50')
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await page.locator('#sum').textContent()).toBe('$20.00')
  })

  test('keeps the currency and the budget, and saves a table that no program takes for formulas', async () => {
    await open('an expense tracker', at('2026-11-19T10:00:00'))
    await spend('10.256', '=HYPERLINK("x"), "quoted"')
    await page.getByRole('combobox', { name: 'Currency' }).selectOption('EUR')
    await page.getByLabel('Budget a month').fill('8')
    await press('Enter')
    expect(await page.locator('#budget-text').textContent()).toBe('€2.26 over the budget')
    await page.reload()
    expect(await page.locator('#sum').textContent()).toBe('€10.26')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Pocketbook.csv')
    expect(await readFile(await download.path(), 'utf8')).toBe(
      '\ufeff"Date","Category","What for","Amount","Currency"\r\n' +
        '"2026-11-19","Groceries","\'=HYPERLINK(""x""), ""quoted""","10.26","EUR"\r\n',
    )
  })

  test('is used by keyboard alone, and says what is missing', async () => {
    await open('an expense tracker', at('2026-11-19T10:00:00'))
    await page.locator('#amount').focus()
    await page.keyboard.type('nothing')
    await press('Enter')
    expect(await page.locator('#problem').textContent()).toMatch(/above zero/)
    expect(await focused()).toBe('amount')
    await press('Control+a')
    await page.keyboard.type('3')
    await press('Tab')
    await page.keyboard.type('Tea')
    await press('Enter')
    await page.getByRole('button', { name: /^Edit: Tea/ }).focus()
    await press('Tab', 'Enter')
    expect(await focused()).toBe('undo')
    await press('Enter')
    expect(await items()).toEqual(['Tea'])
  })

  test('works where nothing can be stored', async () => {
    await open('an expense tracker', withoutStorage)
    await spend('3', 'Tea')
    expect(await items()).toEqual(['Tea'])
  })
})
