/** What the tests of the React templates share: one build a file, one profile a test, no errors in its console. */
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { startReactApp, type BuiltApp } from './react-apps.ts'

let app: BuiltApp
/** The page that the last `open` made. */
export let page: Page

/** Builds the template before the tests of a file, and closes its pages after each. */
export function useReactApp(id: string): void {
  beforeAll(async () => {
    app = await startReactApp(id)
  }, 180_000)
  afterAll(() => app.stop())
  afterEach(async () => {
    await app.closePages()
    expect(app.troubles).toEqual([])
  })
}

/** Opens the app as at a first start, but for the language and the look that are chosen. */
export async function open(
  preferences: { language?: 'en' | 'ar'; theme?: 'dark' | 'light' } = {},
  options: BrowserContextOptions = {},
  prepare?: (page: Page) => Promise<void>,
): Promise<void> {
  const kept = [`${app.template.id}.preferences`, JSON.stringify({ state: preferences, version: 1 })] as const
  page = await app.open(options, async (fresh) => {
    await fresh.addInitScript(([key, value]) => {
      try {
        if (localStorage.getItem(key) === null) localStorage.setItem(key, value)
      } catch {
        // Some tests deny the storage.
      }
    }, kept)
    await prepare?.(fresh)
  })
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

/** Goes to a screen by its address, and waits until it is there. */
export async function visit(path: string): Promise<void> {
  await page.evaluate((hash) => {
    if (location.hash === hash || (hash === '#/' && location.hash === '')) return
    for (const heading of document.querySelectorAll('h1')) heading.dataset['left'] = ''
    location.hash = hash
  }, `#/${path}`)
  await page.locator('h1:not([data-left])').waitFor({ state: 'attached' })
}

/** Presses keys one after the other. */
export async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** What has the focus, by its spoken name. */
export const focused = (): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    return element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? ''
  })

const scriptOf = { en: /\p{Script=Arabic}/u, ar: /[A-Za-z]{3,}/ }

/**
 * Looks at every screen of the template in dark, light and Arabic, at 1280 and 320 pixels: axe finds
 * nothing serious, nothing is wider than the window, and no text stands in the other language but for `kept`.
 */
export async function lookAtEveryScreen(
  places: Readonly<Record<string, string>>,
  kept: readonly string[],
): Promise<void> {
  const paths = app.template.screens.map(({ path }) => path.replace(/:\w+/, places[path] ?? ''))
  for (const [language, theme] of [
    ['en', 'dark'],
    ['en', 'light'],
    ['ar', 'light'],
  ] as const) {
    await open({ language, theme })
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 })
      for (const path of paths) {
        await visit(path)
        const where = `${path} ${language} ${theme} ${width}`
        expect(await page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(width)
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        const found = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
        expect(found, where).toEqual([])
        const lines = (await page.locator('main').innerText()).split('\n')
        const foreign = lines.filter((line) =>
          scriptOf[language].test(kept.reduce((rest, word) => rest.replaceAll(word, ''), line)),
        )
        expect(foreign, where).toEqual([])
      }
    }
    await app.closePages()
  }
}

/** Every screen of the navigation, by its links, at two widths. */
export async function walkTheNavigation(): Promise<void> {
  for (const size of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size)
    for (const { title, menu } of app.template.screens) {
      if (!menu) continue
      const link = page.getByRole('navigation').getByRole('link', { name: title.en })
      await link.click()
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await expect.poll(() => link.getAttribute('aria-current')).toBe('page')
    }
  }
}

/** Makes a page's storage throw, as in some private windows. */
export async function withoutStorage(fresh: Page): Promise<void> {
  await fresh.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
}
