/** Every view, in both colour schemes and at three sizes: nothing that axe calls serious, nothing out of the window. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, finish, pageAnswer, says, test } from '../test.ts'

const script = [{ answer: '*' }, says(pageAnswer('<h1>Fine</h1>')), finish]

async function seriousFaults(page: Page): Promise<string[]> {
  // Legacy mode: Electron has no blank page to finish the report in. The app in the frame is judged by its own tests.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('[data-testid=preview-frame]').analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`start, project, projects and settings are accessible, ${colorScheme}`, async ({ open }) => {
    const { studio } = await open({ script })
    await studio.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await seriousFaults(studio.page)).toEqual([])
    await studio.send('a page')
    await studio.waitForTurn('done')
    await expect(studio.code).toContainText('Fine')
    expect(await seriousFaults(studio.page)).toEqual([])
    for (const view of ['Projects', 'Settings']) {
      await studio.page.getByRole('button', { name: view, exact: true }).click()
      await expect(studio.page.getByRole('heading', { name: view, level: 1 })).toBeVisible()
      expect(await seriousFaults(studio.page)).toEqual([])
    }
  })
}

test('the main loop works by keyboard alone', async ({ open }) => {
  const { studio } = await open({ script: [...script, { answer: '*' }, says(pageAnswer('<h1>Finer</h1>')), finish] })
  await expect(studio.prompt).toBeFocused()
  await studio.page.keyboard.type('a page')
  await studio.page.keyboard.press('ControlOrMeta+Enter')
  await studio.waitForTurn('done')
  await expect(studio.prompt).toBeFocused()
  await studio.page.keyboard.type('finer')
  await studio.page.keyboard.press('ControlOrMeta+Enter')
  await expect(studio.app.getByRole('heading', { name: 'Finer' })).toBeVisible()
  await studio.page.keyboard.press('ControlOrMeta+k')
  const palette = studio.page.getByRole('dialog', { name: 'All actions' })
  await expect(palette).toBeVisible()
  await studio.page.keyboard.type('settings')
  await studio.page.keyboard.press('Enter')
  await expect(studio.page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
})

test('below 900 px the panes are tabs, and nothing sticks out', async ({ open }) => {
  const { studio } = await open({ script })
  await studio.page.setViewportSize({ width: 800, height: 600 })
  await studio.send('a page')
  await studio.waitForTurn('done')
  const outside = await studio.page.evaluate(() =>
    [...document.querySelectorAll('button, a, input, textarea, h1, h2, h3')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 0.5)
      .map((element) => element.outerHTML.slice(0, 120)),
  )
  expect(outside).toEqual([])
  expect(await seriousFaults(studio.page)).toEqual([])
})
