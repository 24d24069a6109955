/** The window as a whole: the first steps, the settings, the languages, and what a stumble leaves whole. */
import { expect, faultOnPurpose, finish, pageAnswer, says, test } from '../test.ts'

const script = [{ answer: '*' }, says(pageAnswer('<h1>Fine</h1>')), finish]

test('a first start shows ways to begin, until they are hidden; the settings bring them back', async ({ open }) => {
  const { studio, launched } = await open()
  // Anew after the restart, which is another page.
  const waysToBegin = () => studio.page.getByRole('region', { name: 'Ways to begin' })
  const steps = waysToBegin()
  await expect(steps.getByRole('group')).toHaveCount(3)
  await expect(steps.getByRole('group', { name: 'Just start' })).toContainText('In use')
  await steps
    .getByRole('button', { name: 'Paste a key' })
    .or(steps.getByRole('button', { name: 'Connect' }))
    .click()
  await expect(studio.page.getByRole('dialog', { name: 'Models' })).toBeVisible()
  await studio.page.keyboard.press('Escape')
  await steps.getByRole('button', { name: 'Hide these steps' }).click()
  await expect(steps).toBeHidden()
  await launched.restart()
  await expect(studio.prompt).toBeVisible()
  await expect(waysToBegin()).toBeHidden()
  await expect(studio.prompt).toBeFocused()
  await studio.page.keyboard.press('ControlOrMeta+,')
  await studio.page.getByRole('button', { name: 'Show', exact: true }).click()
  await studio.page.keyboard.press('Alt+n')
  await expect(waysToBegin()).toBeVisible()
})

test('the settings are found by words, and count at once', async ({ open }) => {
  const { studio } = await open()
  await expect(studio.prompt).toBeFocused()
  await studio.page.keyboard.press('ControlOrMeta+,')
  const search = studio.page.getByRole('searchbox', { name: 'Search settings' })
  await search.fill('dark mode')
  await expect(studio.page.getByText('No setting matches “dark mode”.')).toBeVisible()
  await search.fill('movement')
  await expect(studio.page.getByRole('group', { name: 'Theme' })).toBeHidden()
  await studio.page.getByRole('button', { name: 'Reduced' }).click()
  await expect(studio.page.locator('html[data-motion=reduced]')).toBeAttached()
  await search.press('Escape')
  await expect(studio.page.getByRole('group', { name: 'Theme' })).toBeVisible()
})

test('Arabic turns the window around and back, and keeps what was typed', async ({ open }) => {
  const { studio } = await open({ script })
  await studio.send('a page')
  await studio.waitForTurn('done')
  await studio.typeAtEnd('<!-- mine -->')
  await studio.prompt.fill('not sent yet')
  await studio.page.keyboard.press('ControlOrMeta+,')
  await studio.page.getByRole('button', { name: 'العربية' }).click()
  await expect(studio.page.locator('html[lang=ar][dir=rtl]')).toBeAttached()
  await expect(studio.page.getByRole('heading', { name: 'الإعدادات', level: 1 })).toBeVisible()
  const rail = await studio.page.getByRole('navigation').first().boundingBox()
  expect(rail?.x).toBeGreaterThan(600)
  await studio.page.getByRole('button', { name: 'هذا المشروع' }).click()
  await expect(studio.page.locator('.composer-text')).toHaveValue('not sent yet')
  await expect(studio.code).toContainText('<!-- mine -->')
  await studio.page.keyboard.press('ControlOrMeta+,')
  await studio.page.getByRole('button', { name: 'English' }).click()
  await expect(studio.page.locator('html[lang=en][dir=ltr]')).toBeAttached()
})

test('a part that stumbles says so, and the rest goes on; an unsaved file survives', async ({ open }) => {
  const { studio } = await open({ script: [...script, ...script] })
  await studio.send('a page')
  await studio.waitForTurn('done')
  await studio.typeAtEnd('<!-- mine -->')
  // What the conversation needs to count lines is gone, as if its own code had a fault.
  await studio.page.evaluate((onPurpose) => {
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
      get() {
        throw new Error(onPurpose)
      },
    })
  }, faultOnPurpose)
  await studio.send('again')
  const stumble = studio.page.getByTestId('conversation').getByRole('alert')
  await expect(stumble).toContainText('This part stumbled')
  await expect(stumble).toBeVisible()
  await expect(studio.code).toContainText('<!-- mine -->')
  await stumble.getByRole('button', { name: 'Copy details' }).click()
  await expect(studio.page.getByText(/Details copied|could not be used/)).toBeVisible()
  await stumble.getByRole('button', { name: 'Reload the window' }).click()
  await studio.waitForTurn('done')
  await expect(studio.turns).toHaveCount(2)
  await expect(studio.code).toContainText('<!-- mine -->')
})

test('every action is in the palette, by its words and with its keys', async ({ open }) => {
  const { studio } = await open({ script })
  await studio.send('a page')
  await studio.waitForTurn('done')
  for (const [words, label] of [
    ['language', 'Language: Arabic'],
    ['save file', 'Save file'],
    ['rotate', 'Rotate'],
    ['zip', 'ZIP'],
    ['console', 'console'],
    ['conversation', 'Show or hide the conversation'],
  ] as const) {
    await studio.page.keyboard.press('ControlOrMeta+k')
    const palette = studio.page.getByRole('dialog', { name: 'All actions' })
    await palette.getByRole('combobox').fill(words)
    await expect(
      palette
        .getByRole('option')
        .filter({ hasText: new RegExp(label, 'i') })
        .first(),
    ).toBeVisible()
    await studio.page.keyboard.press('Escape')
    await expect(palette).toBeHidden()
  }
})
