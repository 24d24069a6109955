/** What the tests of starter's apps share: one browser a file, one app a test, no errors in its console. */
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { startApps, type StarterApp, type StarterApps } from './starter-apps.ts'

let apps: StarterApps
/** The app that the last `open` made, and its page. */
export let app: StarterApp
export let page: Page

/** Starts the browser before the tests of a file, and closes every app after its test. */
export function useStarterApps(): void {
  beforeAll(async () => {
    apps = await startApps()
  })
  afterAll(() => apps.stop())
  afterEach(async () => {
    await apps.closeApps()
    expect(app.troubles).toEqual([])
  })
}

/** Makes an app from a prompt and opens it; `prepare` is given the page before it loads. */
export async function open(prompt: string, prepare?: (page: Page) => Promise<void>): Promise<void> {
  app = await apps.open(prompt, prepare)
  page = app.page
}

/** Holds a page's calendar at one moment. */
export const at = (moment: string) => async (fresh: Page) => {
  await fresh.clock.setFixedTime(new Date(moment))
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

/** Presses keys one after the other. */
export async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** What has the focus, by its spoken name, else its id. */
export const focused = (): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '')
