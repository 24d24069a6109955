/** Stopping: at once, with what was shown kept as a draft to keep or discard. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, finish, pageAnswer, says, test } from '../test.ts'

const half = '```html path=index.html\n<!doctype html>\n<html lang="en">\n<body>\n<h1>Half a page</h1>\n'

test('a stopped new app stays as a marked draft, also after a restart, and can be kept', async ({ open }) => {
  const { studio, launched } = await open({ script: [{ answer: '*' }, says(half), { hold: true }] })
  await studio.send('a page')
  await expect(studio.app.getByRole('heading', { name: 'Half a page' })).toBeVisible()
  await studio.page.keyboard.press('Escape')
  await studio.waitForTurn('stopped')
  await expect(studio.lastTurn).toContainText(/draft/i)
  await expect(studio.app.getByRole('heading', { name: 'Half a page' })).toBeVisible()
  await launched.restart()
  await expect(studio.app.getByRole('heading', { name: 'Half a page' })).toBeVisible()
  await studio.page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(studio.lastTurn).toContainText('Draft kept')
  const [folder] = await readdir(join(launched.dataFolder, 'projects'))
  expect(await readdir(join(launched.dataFolder, 'projects', folder ?? ''))).toEqual(['index.html'])
})

test('a stopped change leaves the app as it was, and discarding shows it again', async ({ open }) => {
  const { studio } = await open({
    script: [
      { answer: 'first' },
      says(pageAnswer('<h1>Whole</h1>')),
      finish,
      { answer: 'second' },
      says(half),
      { hold: true },
    ],
  })
  await studio.send('first')
  await studio.waitForTurn('done')
  await studio.send('second')
  await expect(studio.app.getByRole('heading', { name: 'Half a page' })).toBeVisible()
  await studio.stop.click()
  await studio.waitForTurn('stopped')
  await studio.page.getByRole('button', { name: 'Discard', exact: true }).click()
  await expect(studio.app.getByRole('heading', { name: 'Whole' })).toBeVisible()
  await expect(studio.code).toContainText('Whole')
})

test('a failed answer says what happened, keeps the prompt, and can be tried again', async ({ open }) => {
  const { studio } = await open({
    script: [
      { answer: '*' },
      { error: { kind: 'provider', message: 'The model stumbled.', retryable: false } },
      { answer: '*' },
      says(pageAnswer('<h1>Second try</h1>')),
      finish,
    ],
  })
  await studio.send('a page about tides')
  await studio.waitForTurn('failed')
  await expect(studio.lastTurn).toContainText('The model stumbled.')
  await expect(studio.lastTurn).toContainText('a page about tides')
  await studio.page.getByRole('button', { name: /try again/i }).click()
  await expect(studio.app.getByRole('heading', { name: 'Second try' })).toBeVisible()
})

test('a stream that ends without its end is not taken for whole', async ({ open }) => {
  const { studio } = await open({ script: [{ answer: '*' }, says(half), { close: true }] })
  await studio.send('a page')
  await studio.waitForTurn('truncated')
  await expect(studio.page.getByRole('button', { name: 'Keep', exact: true })).toBeVisible()
})
