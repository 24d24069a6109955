/** The whole history: what each version changed, names, a restore over unsaved text and a live answer, and branching. */
import { expect, pageFor, says, test } from '../test.ts'

test('versions are compared, named, brought back during an answer with nothing unsaved lost, and branched', async ({
  open,
}) => {
  const { studio } = await open({
    script: [
      ...pageFor('first', 'One'),
      ...pageFor('second', 'Two'),
      { answer: 'third' },
      says('```html path=index.html\n<!doctype html>\n'),
      { hold: true },
    ],
  })
  const { page } = studio
  await studio.send('first')
  await studio.waitForTurn('done')
  await studio.send('second')
  await expect(studio.app.getByRole('heading', { name: 'Two' })).toBeVisible()
  await expect(studio.turns.last()).toHaveAttribute('data-state', 'done')
  await studio.typeAtEnd('<p>not saved</p>')

  await studio.openVersions()
  await page.getByRole('button', { name: 'Whole history' }).click()
  const dialog = page.getByRole('dialog', { name: 'History' })
  const timeline = dialog.getByTestId('timeline')
  await expect(timeline.locator('[data-number="2"]')).toContainText('+1')
  await expect(dialog.getByTestId('text-compare')).toContainText('Two')
  await timeline.locator('[data-number="1"]').click()
  await dialog.getByRole('button', { name: 'Name it' }).click()
  await dialog.getByLabel('Name of the checkpoint').fill('The start')
  await dialog.getByLabel('Name of the checkpoint').press('Enter')
  await dialog.getByRole('button', { name: 'Checkpoints' }).click()
  await expect(timeline.getByRole('button')).toHaveCount(1)
  await expect(timeline).toContainText('The start')
  await page.keyboard.press('Escape')

  await studio.send('third')
  await expect(studio.lastTurn).toHaveAttribute('data-state', 'running')
  const versions = await studio.openVersions()
  await versions.getByRole('button', { name: 'Restore version 1' }).click()
  await expect(studio.app.getByRole('heading', { name: 'One' })).toBeVisible()
  await expect(studio.code).toContainText('not saved')
  await studio.openVersions()
  await expect(versions.getByRole('listitem')).toHaveCount(3)
  await page.getByRole('button', { name: 'Whole history' }).click()
  await dialog.getByRole('button', { name: 'New project from it' }).click()
  await expect(studio.app.getByRole('heading', { name: 'One' })).toBeVisible()
  await studio.openVersions()
  await expect(versions.getByRole('listitem')).toHaveCount(1)
})
