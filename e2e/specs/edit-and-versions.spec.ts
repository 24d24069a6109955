/** Changing an app by hand and by prompt, and going back. */
import { expect, finish, pageFor, says, test } from '../test.ts'

test('a save by hand is followed by the preview; a change by prompt is a new version; the first can be restored', async ({
  open,
}) => {
  const { studio } = await open({
    script: [...pageFor('first', 'One'), ...pageFor('second', 'Two')],
  })
  await studio.send('first')
  await studio.waitForTurn('done')
  await expect(studio.app.getByRole('heading', { name: 'One' })).toBeVisible()

  await studio.typeAtEnd('<p>By hand</p>')
  await expect(studio.editor.getByLabel('Not saved').first()).toBeVisible()
  await studio.save()
  await expect(studio.app.getByText('By hand')).toBeVisible()

  await studio.send('second')
  await expect(studio.app.getByRole('heading', { name: 'Two' })).toBeVisible()
  await expect(studio.turns.last()).toHaveAttribute('data-state', 'done')

  const versions = await studio.openVersions()
  await expect(versions.getByRole('listitem')).toHaveCount(3)
  await versions.locator('[data-number="1"] .version-show').click()
  await expect(studio.app.getByRole('heading', { name: 'One' })).toBeVisible()
  await studio.preview.getByRole('button', { name: 'Restore' }).click()
  await expect(studio.app.getByRole('heading', { name: 'One' })).toBeVisible()
  await expect(studio.app.getByText('By hand')).toHaveCount(0)
  await expect(studio.code).toContainText('One')
})

test('while a change is being written the saved app is shown as a shadow over it, and the file on disk waits', async ({
  open,
}) => {
  const { studio } = await open({
    script: [
      ...pageFor('first', 'One'),
      { answer: 'second' },
      says('```html path=index.html\n<!doctype html>\n<html lang="en">\n<body>\n<h1>Two</h1>\n'),
      says('</body></html>\n```\n', 4000),
      finish,
    ],
  })
  await studio.send('first')
  await studio.waitForTurn('done')
  await studio.send('second')
  await expect(studio.app.getByRole('heading', { name: 'Two' })).toBeVisible()
  await expect(studio.lastTurn).toHaveAttribute('data-state', 'running')
  await expect(studio.lastTurn).toHaveAttribute('data-state', 'done')
  await expect(studio.app.getByRole('heading', { name: 'Two' })).toBeVisible()
})
