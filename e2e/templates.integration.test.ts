/** Every starter app used as a person would: by mouse and keyboard, and reloaded. Served as a preview. */
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startApps, type StarterApp, type StarterApps } from './starter-apps.ts'

let apps: StarterApps
let app: StarterApp
let page: Page

beforeAll(async () => {
  apps = await startApps()
})
afterAll(() => apps.stop())
afterEach(async () => {
  await apps.closeApps()
  expect(app.troubles).toEqual([])
})

async function open(prompt: string, prepare?: (page: Page) => Promise<void>): Promise<void> {
  app = await apps.open(prompt, prepare)
  page = app.page
}

describe('timer', () => {
  test('runs, pauses, is driven by keys, and remembers after a reload', async () => {
    const noon = new Date('2026-11-21T12:00:00').getTime()
    await open('a pomodoro timer called FocusFlow, 1 minute', (fresh) => fresh.clock.install({ time: noon }))
    await page.clock.pauseAt(noon + 60_000)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('FocusFlow')
    await page.getByLabel('What are you working on?').fill('Thesis')
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await page.clock.runFor(15_500)
    expect(await page.locator('#clock').textContent()).toBe('00:45')
    await page.reload()
    await page.clock.runFor(5000)
    expect(await page.locator('#clock').textContent()).toBe('00:40')
    await page.locator('body').press('Space')
    expect(await page.locator('#toggle').textContent()).toBe('Resume')
    await page.locator('body').press('Space')
    await page.clock.runFor(41_000)
    expect(await page.locator('#announce').textContent()).toBe('Well done. Time for a break.')
    expect(await page.locator('#sessions').textContent()).toBe('Thesis1 min')
    await page.reload()
    expect(await page.locator('#sessions').textContent()).toBe('Thesis1 min')
    expect(await page.getByRole('radio', { name: 'Short break' }).isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Clear the list' }).click()
    expect(await page.getByText('Your finished sessions will be listed here.').isVisible()).toBe(true)
  })

  test('lengths that the user chose stay, until the app itself gets others', async () => {
    await open('a pomodoro timer')
    await page.getByText('Settings').click()
    await page.getByLabel('Focus minutes').fill('30')
    await page.reload()
    expect(await page.locator('#clock').textContent()).toBe('30:00')
    await app.change('make it 50 minutes')
    expect(await page.locator('#clock').textContent()).toBe('50:00')
  })
})

describe('todo', () => {
  const texts = () =>
    page.locator('#list .text').evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value))

  test('adds, edits, ticks, filters, deletes with undo, and remembers', async () => {
    await open('a todo list')
    for (const text of ['Bread', 'Milk', 'Olives']) {
      await page.getByLabel('New task').fill(text)
      await page.keyboard.press('Enter')
    }
    expect(await texts()).toEqual(['Olives', 'Milk', 'Bread'])
    await page.locator('.text').nth(1).fill('Oat milk')
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox', { name: 'Done: Bread' }).check()
    expect(await page.locator('#count').textContent()).toBe('2 to do')
    await page.getByRole('button', { name: 'Delete: Olives' }).click()
    expect(await texts()).toEqual(['Oat milk', 'Bread'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.reload()
    expect(await texts()).toEqual(['Olives', 'Oat milk', 'Bread'])
    await page.getByRole('radio', { name: 'Done' }).check()
    expect(await texts()).toEqual(['Bread'])
    await page.getByRole('button', { name: 'Remove done tasks' }).click()
    expect(await page.locator('#empty').isVisible()).toBe(true)
  })

  test('is used by keyboard alone', async () => {
    await open('a todo list')
    await page.keyboard.press('Tab')
    for (const text of ['One', 'Two']) {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    await page.getByRole('textbox', { name: 'Text of the task' }).first().focus()
    await page.keyboard.press('Alt+ArrowDown')
    expect(await texts()).toEqual(['One', 'Two'])
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Space')
    expect(await page.getByRole('checkbox', { name: 'Done: Two' }).isChecked()).toBe(true)
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await texts()).toEqual(['One'])
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('text')
  })
})

describe('kanban', () => {
  const columns = () =>
    page
      .locator('.column')
      .evaluateAll((all) =>
        all.map((column) => [...column.querySelectorAll('.card > span')].map((card) => card.textContent)),
      )
  const add = async (column: number, title: string) => {
    await page.locator('.add input').nth(column).fill(title)
    await page.keyboard.press('Enter')
  }

  test('adds, edits, labels, deletes with undo, searches, and remembers', async () => {
    await open('a kanban board')
    await add(0, 'Plan')
    await add(0, 'Build')
    await page.getByRole('button', { name: 'Plan' }).click()
    await page.getByLabel('Title').fill('Plan well')
    await page.keyboard.press('Enter')
    await expect.poll(columns).toEqual([['Plan well', 'Build'], [], []])
    await page.getByRole('button', { name: 'Plan well' }).click()
    await page.getByRole('radio', { name: 'Urgent' }).check()
    await page.getByRole('combobox').selectOption({ label: 'Done' })
    await page.getByRole('button', { name: 'Save' }).click()
    await expect.poll(columns).toEqual([['Build'], [], ['Plan well']])
    await page.getByRole('button', { name: 'Build' }).click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect.poll(columns).toEqual([[], [], ['Plan well']])
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'New column' }).click()
    await page.keyboard.type('Later')
    await page.keyboard.press('Enter')
    await page.reload()
    await expect.poll(columns).toEqual([['Build'], [], ['Plan well'], []])
    await page.getByLabel('Search the cards').fill('well')
    await expect.poll(columns).toEqual([[], [], ['Plan well'], []])
  })

  test('cards move by mouse and by keyboard, also from right to left', async () => {
    await open('a kanban board')
    await add(0, 'A')
    await add(0, 'B')
    const box = async (selector: string, at: number) => {
      const found = await page.locator(selector).nth(at).boundingBox()
      if (found === null) throw new Error(`${selector} is not there`)
      return { x: found.x + found.width / 2, y: found.y + found.height / 2 }
    }
    const from = await box('.card', 0)
    const to = await box('.cards', 1)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 6 })
    await page.mouse.up()
    await expect.poll(columns).toEqual([['B'], ['A'], []])
    expect(await page.locator('dialog').evaluate((dialog) => (dialog as HTMLDialogElement).open)).toBe(false)
    await page.getByRole('button', { name: 'B' }).focus()
    await page.keyboard.press('Alt+ArrowRight')
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(columns).toEqual([[], ['A', 'B'], []])
    await app.change('in Arabic')
    await page.getByRole('button', { name: 'B' }).focus()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(columns).toEqual([[], ['A'], ['B']])
  })
})

describe('calculator', () => {
  const sums: readonly [typed: string, shown: string][] = [
    ['2+3*4', '14'],
    ['(2+3)*4', '20'],
    ['.1+.2', '0.3'],
    ['200+10%', '220'],
    ['2^3^2', '512'],
    ['-2^2', '−4'],
    ['1234567*1000', '1 234 567 000'],
    ['7/0', 'Division by zero has no result'],
    ['3+', 'This calculation is not finished'],
  ]
  test('works out what is typed', async () => {
    await open('calculator')
    for (const [typed, shown] of sums) {
      await page.keyboard.press('Escape')
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
      expect(await page.locator('#result').textContent(), typed).toBe(shown)
    }
  })

  test('works by its keys, keeps a history over a reload, and forgets it', async () => {
    await open('calculator')
    for (const key of ['√', '9', 'Times', '5', 'Equals'])
      await page
        .locator('#keys')
        .getByRole('button', { name: key === '√' ? 'Square root' : key, exact: true })
        .click()
    expect(await page.locator('#result').textContent()).toBe('15')
    await page.reload()
    await page.getByRole('button', { name: 'Clear', exact: true }).click()
    await page.getByRole('button', { name: 'Use 15 again' }).click()
    expect(await page.getByLabel('Calculation').inputValue()).toBe('15')
    await page.getByRole('button', { name: 'Clear history' }).click()
    expect(await page.getByText('Results are kept here.').isVisible()).toBe(true)
  })
})

describe('notes', () => {
  test('writes, finds, pins, downloads, deletes with undo, and remembers', async () => {
    await open('a notes app')
    await page.getByRole('button', { name: 'Start writing' }).click()
    await page.keyboard.type('Bread')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Flour and water')
    await page.getByRole('button', { name: 'New note' }).click()
    await page.keyboard.type('Trip')
    expect(await page.locator('#list b').allTextContents()).toEqual(['Trip', 'Bread'])
    await page.locator('#list').getByRole('button', { name: /Bread/ }).click()
    await page.getByRole('button', { name: 'Pin' }).click()
    await page.reload()
    expect(await page.getByLabel('Text of the note').inputValue()).toBe('Flour and water')
    expect(await page.locator('#list b').allTextContents()).toEqual(['Bread', 'Trip'])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Bread.txt')
    await page.getByRole('button', { name: 'Delete' }).click()
    expect(await page.locator('#list b').allTextContents()).toEqual(['Trip'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByLabel('Search the notes').fill('flour')
    expect(await page.locator('#list b').allTextContents()).toEqual(['Bread'])
  })

  test('list and sheet take turns on a phone', async () => {
    await open('a notes app', (fresh) => fresh.setViewportSize({ width: 390, height: 844 }))
    expect(await page.locator('#list').innerText()).toMatch(/Write the first note/)
    await page.getByRole('button', { name: 'New note' }).click()
    await page.keyboard.type('One')
    expect(await page.getByRole('button', { name: 'New note' }).isVisible()).toBe(false)
    await page.getByRole('button', { name: 'All notes' }).click()
    expect(await page.locator('#list b').allTextContents()).toEqual(['One'])
  })
})

describe('landing page', () => {
  test('switches prices, refuses a wrong address, thanks for a right one, and remembers', async () => {
    await open('a landing page for Northwind')
    await page.getByRole('radio', { name: /Yearly/ }).check()
    expect(await page.locator('.price').nth(1).textContent()).toMatch(/\$120\s+a year/)
    await page.getByLabel('Your e-mail address').fill('nobody')
    await page.getByRole('button', { name: 'Sign up' }).click()
    expect(await page.locator('#answer').textContent()).toMatch(/does not look like/)
    await page.getByLabel('Your e-mail address').fill('me@example.com')
    await page.keyboard.press('Enter')
    await page.reload()
    expect(await page.locator('#answer').textContent()).toBe('Thank you. me@example.com is on the list.')
    expect(await page.getByRole('radio', { name: /Yearly/ }).isChecked()).toBe(true)
    await page.getByText('Can I change plans later?').click()
    expect(await page.getByText('At any time.').isVisible()).toBe(true)
  })
})
