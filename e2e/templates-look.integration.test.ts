/** How starter's apps look: axe over dark, light and Arabic, what was asked for against what the browser computes, 320 pixels. */
import { AxeBuilder } from '@axe-core/playwright'
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

const style = (selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)

const all: readonly [id: string, prompt: string][] = [
  ['timer', 'pomodoro timer'],
  ['todo', 'todo list'],
  ['kanban', 'kanban board'],
  ['calculator', 'calculator'],
  ['notes', 'notes app'],
  ['landing', 'landing page'],
]

/** Something to look at besides the empty state. */
async function fillIn(id: string): Promise<void> {
  if (id === 'todo') {
    await page.locator('#new').fill('One')
    await page.keyboard.press('Enter')
    await page.locator('.check').first().check()
  }
  if (id === 'kanban') {
    await page.locator('.add input').first().fill('One')
    await page.keyboard.press('Enter')
    await page.locator('.card').first().click()
  }
  if (id === 'calculator') for (const key of ['1', '+', '1', 'Enter']) await page.keyboard.press(key)
  if (id === 'notes') {
    if (await page.locator('#back').isVisible()) await page.locator('#back').click()
    await page.locator('#new').click()
    await page.keyboard.type('One')
  }
  if (id === 'timer')
    for (const summary of await page.locator('details:not([open]) summary').all()) await summary.click()
}

describe.each(all)('%s', (id, prompt) => {
  test('axe finds nothing serious in dark, light and Arabic, empty or filled', async () => {
    await open(`${prompt}, dark`)
    for (const next of [undefined, 'make it light and use amber', 'in Arabic']) {
      if (next !== undefined) await app.change(next)
      for (const filled of next === undefined ? [false, true] : [true]) {
        if (filled) await fillIn(id)
        const { violations } = await new AxeBuilder({ page }).analyze()
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        expect(serious.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
      }
    }
  })

  test('what was asked for is what the browser computes, and it fits 320 pixels', async () => {
    await open(`${prompt} called Sandbox, light, red`)
    expect(await page.title()).toBe('Sandbox')
    expect(await page.locator('.app-name').first().textContent()).toBe('Sandbox')
    expect(await style('html', '--accent')).toContain('#ba1d27')
    const lightness = async () => {
      const [r = 0, g = 0, b = 0] = await page.evaluate(() => {
        const canvas = document.createElement('canvas').getContext('2d')
        if (canvas === null) return []
        canvas.fillStyle = getComputedStyle(document.body).backgroundColor
        canvas.fillRect(0, 0, 1, 1)
        return [...canvas.getImageData(0, 0, 1, 1).data]
      })
      return (r + g + b) / 3
    }
    expect(await lightness()).toBeGreaterThan(215)
    await page.setViewportSize({ width: 320, height: 640 })
    for (const language of ['en', 'ar']) {
      if (language === 'ar') await app.change('in Arabic, dark')
      if (id !== 'kanban') await fillIn(id)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    }
    expect(await lightness()).toBeLessThan(50)
    expect(await style('body', 'direction')).toBe('rtl')
    expect(await page.title()).toBe('Sandbox')
  })
})
