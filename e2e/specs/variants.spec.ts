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
  const { studio, launched } = await open({ script: [...first, ...loud, ...half] })
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
  await launched.kill()
  await launched.restart()
  await expect(studio.page.getByTestId('variants-line')).toContainText('Two answers wait')
  await studio.page.getByRole('button', { name: 'Look', exact: true }).click()
  await expect(studio.page.getByTestId('variant-1')).toHaveAttribute('data-state', 'truncated')
  await expect(halfMade()).toBeVisible()
  expect(await savedPage(launched)).toContain('First')
  await studio.page
    .getByTestId('variant-2')
    .getByRole('button', { name: /^Keep this/ })
    .click()
  await expect(studio.app.getByRole('heading', { name: 'Loud' })).toBeVisible()
})
