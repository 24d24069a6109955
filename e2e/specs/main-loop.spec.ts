/** The main loop: a prompt, code in the editor, the page painting beside it, and a saved project. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, finish, pageAnswer, says, test } from '../test.ts'

test('the starter makes a timer that works, with no model', async ({ open }) => {
  const { studio, launched } = await open()
  await expect(studio.page.getByText(/No model/i).first()).toBeVisible()
  await studio.send('a pomodoro timer called FocusFlow, dark')
  await expect(studio.lastTurn).toContainText('a pomodoro timer called FocusFlow, dark')
  await expect(studio.code).toContainText('{')
  await expect(studio.app.locator('body')).toBeVisible()
  await studio.waitForTurn('done')
  await expect(studio.app.getByText('FocusFlow').first()).toBeVisible()
  const start = studio.app.getByRole('button', { name: 'Start', exact: true })
  await start.click()
  await expect(studio.app.getByRole('button', { name: /pause/i }).first()).toBeVisible()
  await expect(studio.lastTurn).toContainText(/starter/i)
  const [folder] = await readdir(join(launched.dataFolder, 'projects'))
  expect(await readFile(join(launched.dataFolder, 'projects', folder ?? '', 'index.html'), 'utf8')).toContain(
    'FocusFlow',
  )
})

test('the page paints and the code arrives while the answer is still being written', async ({ open }) => {
  const beginning = '```html path=index.html\n<!doctype html>\n<html lang="en">\n<body>\n<h1>First words</h1>\n'
  const { studio } = await open({ script: [{ answer: '*' }, says(beginning), { hold: true }] })
  await studio.send('a page')
  await expect(studio.app.getByRole('heading', { name: 'First words' })).toBeVisible()
  await expect(studio.code).toContainText('First words')
  await expect(studio.lastTurn).toHaveAttribute('data-state', 'running')
})

test('until editor and preview are made, the lines in their places stand together at the top', async ({ open }) => {
  const { studio } = await open({ script: [{ answer: '*' }, { hold: true }] })
  // Looked at as soon as they are there: they go away within a moment.
  await studio.page.evaluate(() => {
    const heights: number[] = []
    Object.assign(window, { heights })
    new MutationObserver(() => {
      for (const lines of document.querySelectorAll('.split-pane > .skeleton')) {
        const [top, bottom] = [lines.firstElementChild, lines.lastElementChild].map((line) =>
          line?.getBoundingClientRect(),
        )
        if (top !== undefined && bottom !== undefined) heights.push(bottom.bottom - top.top)
      }
    }).observe(document.body, { childList: true, subtree: true })
  })
  await studio.send('a page')
  await expect(studio.preview).toBeVisible()
  const heights = await studio.page.evaluate(() => (window as unknown as { heights: number[] }).heights)
  expect(heights.length).toBeGreaterThan(0)
  expect(Math.max(...heights)).toBeLessThan(150)
})

test('the page is loaded once, and what one typed into it stays until the end', async ({ open }) => {
  const { studio } = await open({
    script: [
      { answer: '*' },
      says('```html path=index.html\n<!doctype html>\n<html lang="en">\n<body>\n<label>Name <input></label>\n'),
      says('<p id="later">Later</p>\n', 2500),
      says('</body>\n</html>\n```\n'),
      finish,
    ],
  })
  await studio.send('a form')
  const input = studio.app.getByRole('textbox', { name: 'Name' })
  await input.fill('Ada')
  await studio.waitForTurn('done')
  await expect(studio.app.getByText('Later')).toBeVisible()
  await expect(input).toHaveValue('Ada')
  await expect(studio.preview).toHaveAttribute('data-loads', '1')
})

test('an example is one click away, and an empty prompt cannot be sent', async ({ open }) => {
  const { studio } = await open({ script: [{ answer: '*' }, says(pageAnswer('<h1>Example</h1>')), finish] })
  await expect(studio.page.getByRole('button', { name: /^Make it/ })).toBeDisabled()
  await studio.page.getByRole('group', { name: 'Examples' }).getByRole('button').first().click()
  await expect(studio.prompt).not.toHaveValue('')
})

test('an answer with no file is shown as an answer, with files one click away', async ({ open }) => {
  const { studio } = await open({
    script: [
      { answer: '*' },
      says('I would rather talk about it first.'),
      finish,
      { answer: '*' },
      says(pageAnswer('<h1>Now</h1>')),
      finish,
    ],
  })
  await studio.send('a page')
  await studio.waitForTurn('done')
  await expect(studio.lastTurn).toContainText('I would rather talk about it first.')
  await studio.page.getByRole('button', { name: 'Ask again for files' }).click()
  await expect(studio.app.getByRole('heading', { name: 'Now' })).toBeVisible()
})
