/** The gallery of templates: it runs them, and makes projects of them. */
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../test.ts'

test('a template is running in its card, and one click makes a project of it', async ({ open }) => {
  const { studio } = await open()
  const window = studio.page
  await expect(studio.prompt).toBeVisible()
  await window.keyboard.press('Alt+t')
  const cards = window.getByRole('list', { name: 'All templates' }).getByRole('listitem')
  await expect(cards).not.toHaveCount(0)
  const card = cards.filter({ has: window.getByRole('button', { name: 'Use Calculator' }) })
  await expect(card.locator('[data-painted]')).toBeVisible({ timeout: 20_000 })
  const app = card.frameLocator('iframe')
  await expect(app.locator('body')).toContainText('7')
  await card.getByRole('button', { name: 'Use Calculator' }).click()
  await expect(studio.app.locator('body')).toContainText('7', { timeout: 20_000 })
  await expect(window.getByRole('button', { name: /Switch project/ })).toContainText('Calculator')
})

test('the apps in the cards are only to be looked at', async ({ open }) => {
  const { studio } = await open()
  const window = studio.page
  await expect(studio.prompt).toBeVisible()
  await window.keyboard.press('Alt+t')
  const frames = window.locator('.live-thumbnail iframe')
  await expect(frames.first()).toBeAttached()
  for (const frame of await frames.all()) expect(await frame.evaluate((one) => (one as HTMLElement).inert)).toBe(true)
  // Not all at once: those far below begin when they are scrolled to.
  const all = await window.getByRole('list', { name: 'All templates' }).getByRole('listitem').count()
  expect(await frames.count()).toBeLessThan(all)
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().exclude('iframe').analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  )
})

test('templates are found and chosen by keyboard', async ({ open }) => {
  const { studio } = await open()
  const window = studio.page
  await expect(studio.prompt).toBeVisible()
  await window.keyboard.press('Alt+t')
  const cards = window.getByRole('list', { name: 'All templates' }).getByRole('listitem')
  await expect(cards).not.toHaveCount(0)
  await window.keyboard.press('ControlOrMeta+f')
  await window.keyboard.press('ArrowDown')
  const first = cards.nth(0).getByRole('button')
  await expect(first).toBeFocused()
  await window.keyboard.press('ArrowRight')
  await expect(cards.nth(1).getByRole('button')).toBeFocused()
  await window.keyboard.press('ControlOrMeta+f')
  await window.keyboard.type('timer')
  await expect(window.getByRole('button', { name: 'Use Pomodoro timer' })).toBeVisible()
  await window.getByRole('searchbox').fill('spaceship')
  await expect(window.getByRole('heading', { name: 'No template matches “spaceship”.' })).toBeVisible()
  await window.getByRole('button', { name: 'Show all templates' }).click()
  await cards.nth(0).getByRole('button').press('Enter')
  await expect(window.getByRole('button', { name: /Switch project/ })).toBeVisible({ timeout: 20_000 })
})
