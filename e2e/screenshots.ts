/**
 * The documentation's pictures, taken from the running studio: `npm run screenshots`. Starter answers, so they need no model and
 * no network, and come out the same.
 */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { launchBrowser, type LaunchedStudio } from './launch.ts'
import { StudioPage } from './pages/studio-page.ts'

const folder = fileURLToPath(new URL('../docs/images', import.meta.url))
await mkdir(folder, { recursive: true })

const launched = await launchBrowser()
try {
  await takeAll(launched)
} finally {
  await launched.close()
}

async function takeAll({ page }: LaunchedStudio): Promise<void> {
  const studio = new StudioPage(() => page)
  await studio.prompt.waitFor()
  await studio.send('a pomodoro timer called FocusFlow, dark')
  await studio.waitForTurn('done')
  await studio.send('make it green')
  await page.locator('[data-testid=turn][data-state=done]').nth(1).waitFor()
  await page.waitForTimeout(2_000)
  await take(page, 'studio')

  await page.keyboard.press('Alt+n')
  await studio.send('قائمة مهام بالعربية')
  await studio.waitForTurn('done')
  await go(page, '#/templates')
  await take(page, 'templates', async () => {
    // The apps in it load anew for each theme.
    await page.waitForTimeout(500)
    await page.locator('.live-thumbnail[data-painted]').nth(11).waitFor()
  })
  await go(page, '#/settings')
  await page.getByRole('button', { name: 'العربية' }).click()
  await page.locator('html[lang=ar]').waitFor()
  await go(page, '#/projects')
  await page.getByRole('main').getByRole('link').first().click()
  await page.waitForTimeout(3_000)
  await take(page, 'arabic')
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => (location.hash = next), hash)
  await page.waitForTimeout(1_200)
}

/** One picture for each theme, once the view is at rest in it; the readme shows the one that suits the reader's. */
async function take(page: Page, name: string, atRest = () => page.waitForTimeout(500)): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await atRest()
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` })
  }
}
