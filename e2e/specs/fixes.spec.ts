/** Errors of an app: mended without a model where that is certain, once by the model, and never twice the same. */
import { expect, finish, says, test } from '../test.ts'

/** Milliseconds in which a fix has always begun and ended, on a slow machine too. */
const patience = { timeout: 30_000 }
const fence = '```'
const page = (body: string, script: string): string =>
  `${fence}html path=index.html\n<!doctype html>\n<html lang="en">\n<head><title>Test</title></head>\n<body>\n<h1>${body}</h1>\n<script>\n${script}\n</script>\n</body>\n</html>\n${fence}\n`
const greeting = "document.querySelector('h1').textContent += ' greeted'"
const broken = page('Two', 'greet()')

function script(...answers: readonly string[]): object[] {
  return answers.flatMap((text) => [{ answer: '*' }, says(text), finish])
}

test('an error that a prompt brought is fixed by the model once, in a turn of its own; what is certain without one', async ({
  open,
}) => {
  const linked = page('One', '').replace('<script>\n\n</script>', '<script src="App.js"></script>')
  const app = `${fence}js path=app.js\n${greeting}\n${fence}\n`
  const { studio } = await open({ script: script(linked + app, broken, page('Three', greeting)) })
  await studio.send('a page')
  await studio.waitForTurn('done')
  await expect(studio.lastTurn.getByTestId('fixes-done')).toContainText('app.js')
  await expect(studio.app.locator('h1')).toHaveText('One greeted')

  await studio.send('greet them')
  await expect(studio.turns).toHaveCount(3, patience)
  await expect(studio.lastTurn).toContainText('Kiln asked by itself')
  await expect(studio.lastTurn).toContainText('greet is not defined')
  await expect(studio.lastTurn).toHaveAttribute('data-state', 'done', patience)
  await expect(studio.app.locator('h1')).toHaveText('Three greeted', patience)
  await expect(studio.page.getByTestId('problem-card')).toHaveCount(0)
  await studio.lastTurn.getByRole('button', { name: 'What was sent' }).click()
  await expect(studio.lastTurn.locator('pre')).toContainText('It came with this change: greet them')
})

test('the same error after a fix stops, says what was spent, and leads back to what worked', async ({ open }) => {
  const { studio } = await open({ script: script(page('One', greeting), broken, broken) })
  await studio.send('a page')
  await studio.waitForTurn('done')
  await studio.send('greet them')
  const card = studio.page.getByTestId('problem-card')
  await expect(card).toHaveAttribute('data-state', 'stuck', patience)
  await expect(card).toContainText('greet is not defined')
  await expect(card).toContainText('1 try: 46 tokens')
  await expect(studio.turns).toHaveCount(3)
  await expect(card.getByRole('button', { name: 'Try another model' })).toBeVisible()
  await card.getByRole('button', { name: 'index.html:7' }).click()
  await expect(studio.editor).toHaveAttribute('data-path', 'index.html')
  await card.getByRole('button', { name: 'Back to version 1' }).click()
  await expect(studio.app.locator('h1')).toHaveText('One greeted', patience)
  await expect(card).toHaveCount(0)
})
