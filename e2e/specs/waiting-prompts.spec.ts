/** Prompts that wait in line while a run goes on. */
import AxeBuilder from '@axe-core/playwright'
import type { Locator } from 'playwright'
import { StudioPage } from '../pages/studio-page.ts'
import { expect, finish, pageAnswer, says, test, type Script } from '../test.ts'

/** A picture of one pixel. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const waiting = (studio: StudioPage): Locator => studio.page.getByTestId('queue').getByRole('listitem')

const held: Script = [
  { answer: 'first' },
  says('```html path=index.html\n<!doctype html><h1>First</h1>\n```\n'),
  { hold: true },
  { answer: 'second' },
  says(pageAnswer('<h1>Second</h1>')),
  finish,
  { answer: 'third' },
  says(pageAnswer('<h1>Third</h1>')),
  finish,
]

test('prompts wait in line while a run goes on; they survive a reload, a stop pauses them, and they go on', async ({
  open,
}) => {
  const { studio } = await open({ script: held })
  const { page } = studio
  await studio.send('first')
  await studio.waitForTurn('running')
  await expect(studio.app.getByRole('heading', { name: 'First' })).toBeVisible()
  for (const prompt of ['third', 'secondd']) {
    await studio.prompt.fill(prompt)
    await expect(page.getByRole('button', { name: 'Queue' })).toBeVisible()
    await expect(studio.stop).toBeVisible()
    await studio.prompt.press('Enter')
    await expect(studio.prompt).toHaveValue('')
    await expect(waiting(studio).last()).toContainText(prompt)
  }
  await page.reload()
  await expect(waiting(studio)).toContainText(['third', 'secondd'])
  // By the keyboard: another order, other words.
  await waiting(studio).last().focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(waiting(studio)).toContainText(['secondd', 'third'])
  await expect(waiting(studio).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await expect(waiting(studio).first()).toHaveText(/^second/)
  await expect(waiting(studio).first()).not.toContainText('secondd')
  await studio.stop.click()
  await expect(page.getByText('Paused', { exact: false }).first()).toBeVisible()
  await expect(studio.lastTurn).toHaveAttribute('data-state', 'stopped')
  const goOn = page.getByRole('button', { name: 'Continue' })
  await expect(studio.turns).toHaveCount(1)
  const discard = studio.lastTurn.getByRole('button', { name: 'Discard' })
  if (await discard.isVisible()) {
    await expect(goOn).toBeDisabled()
    await discard.click()
  }
  await goOn.click()
  await expect(studio.turns).toHaveCount(3)
  await expect(studio.app.getByRole('heading', { name: 'Third' })).toBeVisible()
  await expect(page.getByTestId('queue')).toHaveCount(0)
})

test('prompts that wait are taken out and brought back, and go on after the window was closed', async ({ open }) => {
  const { studio, launched } = await open({
    script: [{ answer: 'first' }, says(pageAnswer('<h1>First</h1>')), says(' ', 9000), finish, ...held.slice(3)],
  })
  await studio.send('first')
  await studio.waitForTurn('running')
  for (const prompt of ['second', 'third']) {
    await studio.prompt.fill(prompt)
    await studio.prompt.press('Enter')
    await expect(waiting(studio).last()).toContainText(prompt)
  }
  await waiting(studio).first().focus()
  await studio.page.keyboard.press('Delete')
  await expect(waiting(studio)).toHaveCount(1)
  await studio.page.getByRole('button', { name: 'Undo' }).click()
  await expect(waiting(studio)).toContainText(['second', 'third'])
  await launched.closeWindow()
  await launched.reopen()
  await expect(studio.turns).toHaveCount(3, { timeout: 20_000 })
  await expect(studio.app.getByRole('heading', { name: 'Third' })).toBeVisible()
})

test('two windows show the same line', async ({ open }) => {
  const { studio, launched } = await open({ script: held })
  await studio.send('first')
  await studio.waitForTurn('running')
  await studio.prompt.fill('second')
  await studio.prompt.press('Enter')
  await expect(waiting(studio)).toHaveCount(1)
  const firstPage = studio.page
  const first = new StudioPage(() => firstPage)
  // In a window of its own there is only one: it comes to the front.
  await launched.reopen()
  await expect(studio.turns).toHaveCount(1)
  await studio.prompt.fill('third')
  await studio.prompt.press('Enter')
  await expect(waiting(first)).toContainText(['second', 'third'])
  await waiting(first).first().focus()
  await first.page.keyboard.press('Delete')
  await expect(waiting(studio)).toHaveCount(1)
  await expect(waiting(studio)).toContainText(['third'])
})

test('the composer with all that can stand in it is accessible', async ({ open }) => {
  const { studio } = await open({ script: held })
  const { page } = studio
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await studio.send('first')
  await studio.waitForTurn('running')
  await expect(studio.app.getByRole('heading', { name: 'First' })).toBeVisible()
  for (const prompt of ['second', 'third']) {
    await studio.prompt.fill(prompt)
    await studio.prompt.press('Enter')
    await expect(waiting(studio).last()).toContainText(prompt)
  }
  await page.getByTestId('attach-input').setInputFiles([
    { name: 'notes.md', mimeType: 'text/markdown', buffer: Buffer.from('Be kind.') },
    { name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from(dot, 'base64') },
  ])
  await expect(page.getByRole('list', { name: 'Attached' }).locator('img')).toBeVisible()
  await studio.stop.click()
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible()
  await studio.prompt.pressSequentially('look at @')
  await expect(page.getByRole('listbox', { name: 'Files of this project' })).toBeVisible()
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.talk-composer').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
})
