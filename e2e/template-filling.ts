/** Puts something into a starter app, so that a test can look at it filled: one entry a template that has one of its own. */
import type { Page } from 'playwright'

const fillings: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  timer: async (page) => {
    for (const summary of await page.locator('details:not([open]) summary').all()) await summary.click()
  },
  todo: async (page) => {
    await page.locator('#new').fill('One')
    await page.keyboard.press('Enter')
    await page.locator('.check').first().check()
  },
  kanban: async (page) => {
    const dialog = page.locator('dialog[open]')
    if (await dialog.isVisible()) await page.keyboard.press('Escape')
    await page.locator('.add input').first().fill('One')
    await page.keyboard.press('Enter')
    await page.locator('.card').first().click()
  },
  calculator: async (page) => {
    for (const key of ['1', '+', '1', 'Enter']) await page.keyboard.press(key)
  },
  notes: async (page) => {
    if (await page.locator('#back').isVisible()) await page.locator('#back').click()
    await page.locator('#new').click()
    await page.keyboard.type('One')
  },
  expenses: async (page) => {
    if (await page.locator('dialog[open]').isVisible()) await page.keyboard.press('Escape')
    await page.locator('#amount').fill('12.5')
    await page.keyboard.press('Enter')
    await page.locator('#budget').fill('10')
    await page.keyboard.press('Enter')
  },
  flashcards: async (page) => {
    const example = page.locator('#example')
    if (await example.isVisible()) await example.click()
    await page.locator('#study').click()
    await page.keyboard.press('Space')
  },
  quiz: async (page) => {
    const sets = page.locator('.set .open')
    if (await sets.first().isVisible()) await sets.first().click()
    if (await page.locator('#next').isVisible()) await page.locator('#next').click()
    else await page.keyboard.press('1')
  },
}

/** Fills the app of a template. One without an entry here gets what it can take: text in its first field, and Enter. */
export async function fillTemplate(id: string, page: Page): Promise<void> {
  const filling = fillings[id]
  if (filling !== undefined) return filling(page)
  const field = page.locator('input[type="text"]:visible, textarea:visible').first()
  if ((await field.count()) === 0) return
  await field.fill('One')
  await field.press('Enter')
}
