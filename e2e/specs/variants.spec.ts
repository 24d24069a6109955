/** "Try two": two answers side by side, one of them kept by keyboard, the other one found again; and neither lost by a kill. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LaunchedStudio } from '../launch.ts'
import type { StudioPage } from '../pages/studio-page.ts'
import { expect, finish, pageAnswer, says, test } from '../test.ts'

const first = [{ answer: 'first' }, says(pageAnswer('<h1>First</h1>')), finish]
const loud = [{ answer: 'loud' }, says(pageAnswer('<h1>Loud</h1>')), finish]
const calm = [{ answer: 'calm' }, says(pageAnswer('<h1>Calm</h1>')), finish]
const half = [
  { answer: 'calm' },
  says('```html path=index.html\n<!doctype html>\n<h1>Half calm</h1>\n'),
  { hold: true },
]

/** From the composer, by keyboard: the same wish, calm and loud. */
async function tryCalmAndLoud({ page, prompt }: StudioPage): Promise<void> {
  await prompt.fill('make it calm')
  await prompt.press('ControlOrMeta+Shift+Enter')
  const form = page.getByRole('dialog', { name: 'Try two' })
  await form.getByRole('button', { name: 'Two wordings' }).click()
  await expect(form.getByRole('button', { name: 'Try both' })).toBeDisabled()
  await form.getByRole('textbox', { name: 'Second wording' }).fill('make it loud')
  await form.getByRole('textbox', { name: 'Second wording' }).press('ControlOrMeta+Enter')
}

async function savedPage({ dataFolder }: LaunchedStudio): Promise<string> {
  const [name = ''] = await readdir(join(dataFolder, 'projects'))
  return readFile(join(dataFolder, 'projects', name, 'index.html'), 'utf8')
}

test('one of two answers is kept by keyboard; the other stays in the history and can take its place', async ({
  open,
}) => {
  const { studio, launched } = await open({ script: [...first, ...loud, ...calm] })
  const { page } = studio
  await studio.send('first')
  await studio.waitForTurn('done')
  await tryCalmAndLoud(studio)
  const view = page.getByRole('dialog', { name: 'Two answers' })
  await expect(page.frameLocator('[data-testid=variant-frame-1]').getByRole('heading', { name: 'Calm' })).toBeVisible()
  await expect(page.frameLocator('[data-testid=variant-frame-2]').getByRole('heading', { name: 'Loud' })).toBeVisible()
  await expect(view.getByTestId('variant-2')).toHaveAttribute('data-state', 'done')
  expect(await savedPage(launched)).toContain('First')
  await page.keyboard.press('2')
  await expect(view.getByTestId('variant-2').getByRole('button', { name: /^Keep this/ })).toBeEnabled()
  await expect(view.getByTestId('variant-2').locator('.variant-head')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(view).toBeHidden()
  await expect(studio.app.getByRole('heading', { name: 'Loud' })).toBeVisible()
  expect(await savedPage(launched)).toContain('Loud')
  await expect(studio.lastTurn.getByRole('button', { name: 'Undo this change' })).toBeVisible()

  await studio.openVersions()
  await page.getByRole('button', { name: 'Whole history' }).click()
  await page.getByRole('dialog', { name: 'History' }).getByRole('button', { name: 'Tried' }).click()
  const tried = page.getByTestId('tried-list').getByRole('button')
  await expect(tried).toContainText('Not kept')
  await tried.click()
  await expect(page.frameLocator('[data-testid=variant-frame-1]').getByRole('heading', { name: 'Calm' })).toBeVisible()
  await view.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(view.getByTestId('variant-compare')).toContainText('Loud')
  await view.getByRole('button', { name: 'Preview', exact: true }).click()
  await view.getByRole('button', { name: 'Keep this instead' }).click()
  await expect(studio.app.getByRole('heading', { name: 'Calm' })).toBeVisible()
  expect(await savedPage(launched)).toContain('Calm')
})

test('answers outlive a closed view and a killed studio: what was half made waits with the other', async ({ open }) => {
  const { studio, launched } = await open({
    script: [...first, ...loud, ...half, { answer: 'more' }, { hold: true }],
  })
  await studio.send('first')
  await studio.waitForTurn('done')
  await tryCalmAndLoud(studio)
  const view = (): ReturnType<StudioPage['page']['getByTestId']> => studio.page.getByTestId('variants')
  const halfMade = (): ReturnType<StudioPage['page']['getByRole']> =>
    studio.page.frameLocator('[data-testid=variant-frame-1]').getByRole('heading', { name: 'Half calm' })
  await expect(halfMade()).toBeVisible()
  await expect(studio.page.getByTestId('variant-2')).toHaveAttribute('data-state', 'done')
  await studio.page.keyboard.press('Escape')
  await expect(view()).toBeHidden()
  await expect(studio.page.getByTestId('variants-line')).toContainText('One answer is being written')
  await studio.prompt.fill('next')
  await studio.prompt.press('Enter')
  await expect(studio.page.getByTestId('queue')).toContainText('next')
  await launched.kill()
  await launched.restart()
  await expect(studio.page.getByTestId('variants-line')).toContainText('One answer waits')
  await expect(studio.page.getByTestId('queue')).toContainText('Paused: keep one of the two answers')
  await expect(studio.page.getByRole('button', { name: 'Continue' })).toBeDisabled()
  const keep = (): ReturnType<StudioPage['page']['getByRole']> =>
    studio.page.getByTestId('variant-2').getByRole('button', { name: /^Keep this/ })
  await studio.send('more')
  await studio.waitForTurn('running')
  await studio.page.getByRole('button', { name: 'Look', exact: true }).click()
  await expect(keep()).toBeDisabled()
  await expect(keep()).toHaveAttribute('title', /A run is changing this project/)
  await studio.page.keyboard.press('Escape')
  await studio.stop.click()
  await studio.waitForTurn('stopped')
  await studio.page.getByRole('button', { name: 'Look', exact: true }).click()
  await expect(studio.page.getByTestId('variant-1')).toHaveAttribute('data-state', 'truncated')
  await expect(halfMade()).toBeVisible()
  expect(await savedPage(launched)).toContain('First')
  await keep().click()
  await expect(studio.app.getByRole('heading', { name: 'Loud' })).toBeVisible()
})

test('where nothing came of either it is said so, and what waits in line goes on when neither is kept', async ({
  open,
}) => {
  const wrong = { kind: 'provider', message: 'Out of memory.', retryable: false, status: 500 }
  const { studio } = await open({
    script: [
      ...[...first, { answer: 'calm' }, { hold: true }, { answer: 'loud' }, { error: wrong }],
      ...[{ answer: 'next' }, says(pageAnswer('<h1>Next</h1>')), finish],
    ],
  })
  const { page } = studio
  await studio.send('first')
  await studio.waitForTurn('done')
  await tryCalmAndLoud(studio)
  const [calmSide, loudSide] = [page.getByTestId('variant-1'), page.getByTestId('variant-2')]
  await expect(loudSide).toHaveAttribute('data-state', 'failed')
  await expect(loudSide).not.toContainText('choose another model')
  await expect(loudSide.locator('iframe')).toHaveCount(0)
  await page.setViewportSize({ width: 800, height: 600 })
  await expect(page.getByRole('tab', { name: /^2/ })).toContainText('Failed')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('variants-line')).toContainText('One answer is being written')
  await studio.prompt.fill('next')
  await studio.prompt.press('Enter')
  await page.getByRole('button', { name: 'Look', exact: true }).click()
  await calmSide.getByRole('button', { name: 'Stop' }).click()
  await expect(calmSide).toContainText('Nothing came of it')
  await expect(page.getByRole('button', { name: /^Keep (this|what)/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('variants-line')).toContainText('Nothing came of either')
  await expect(page.getByTestId('queue')).toContainText('Waits until you keep one of the two, or neither')
  await page.getByTestId('variants-line').getByRole('button', { name: 'Keep neither' }).click()
  await expect(studio.app.getByRole('heading', { name: 'Next' })).toBeVisible()
  await expect(page.getByTestId('queue')).toHaveCount(0)
})
