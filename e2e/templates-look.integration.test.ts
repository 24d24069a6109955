/** How starter's apps look: axe over dark, light and Arabic, what was asked for against what the browser computes, 320 pixels. */
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readCatalogue } from '../main/providers/starter/catalogue.ts'
import { startApps, type StarterApp, type StarterApps } from './starter-apps.ts'
import { fillTemplate } from './template-filling.ts'

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

const catalogue = await readCatalogue(fileURLToPath(new URL('../resources/templates', import.meta.url)))
// A template's own title leads to it.
const all = catalogue.map(({ manifest }) => [manifest.id, manifest.title.en.toLowerCase(), manifest.title.ar] as const)

/** Whether a colour is painted anywhere: as text, ground, line or in a drawing. */
const isPainted = (colour: string) =>
  page.evaluate((wanted) => {
    const seen = new Set<string>()
    for (const element of document.querySelectorAll('body, body *')) {
      for (const pseudo of ['', '::before', '::after']) {
        const style = getComputedStyle(element, pseudo)
        seen.add(style.color).add(style.backgroundColor).add(style.borderInlineStartColor).add(style.borderTopColor)
        seen.add(style.fill).add(style.stroke).add(style.accentColor)
      }
    }
    return seen.has(wanted)
  }, colour)

describe.each(all)('%s', (id, prompt, arabicPrompt) => {
  test('axe finds nothing serious in dark, light and Arabic, empty or filled', async () => {
    await open(`${prompt}, dark`)
    for (const next of [undefined, 'make it light and use amber', 'in Arabic']) {
      if (next !== undefined) await app.change(next)
      for (const filled of next === undefined ? [false, true] : [true]) {
        if (filled) await fillTemplate(id, page)
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
    expect(await isPainted('rgb(186, 29, 39)')).toBe(true)
    await page.setViewportSize({ width: 320, height: 640 })
    for (const language of ['en', 'ar']) {
      if (language === 'ar') await app.change('in Arabic, dark')
      await fillTemplate(id, page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    }
    expect(await lightness()).toBeLessThan(50)
    expect(await isPainted('rgb(251, 129, 122)')).toBe(true)
    expect(await style('body', 'direction')).toBe('rtl')
    expect(await page.title()).toBe('Sandbox')
  })

  test('an Arabic prompt gives an Arabic page, with no English left in sight', async () => {
    await open(`${arabicPrompt} باسم بستان، داكن، أخضر`)
    expect(await page.title()).toBe('بستان')
    expect(await style('html', 'direction')).toBe('rtl')
    expect(await style('html', '--accent')).toContain('#65d68a')
    const shown = await page.locator('body').innerText()
    // Names of keys, formats and currencies stay as they are.
    const kept = /^(?:Alt|Ctrl|Enter|Esc|Shift|Tab|Space|CSV|HTML|SVG|PNG|JPEG|SI|Markdown|md|html|US|[A-Z]{3})$/
    expect((shown.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !kept.test(word))).toEqual([])
  })
})
