/** Coming back: the run goes on without its window, and the view catches up with nothing lost or doubled. */
import { expect, finish, pageAnswer, says, test, type Script } from '../test.ts'

const lines = Array.from({ length: 60 }, (_, index) => `<p>Line ${index + 1}.</p>\n`)
function sixtyLines(delayMs: number): Script {
  return [
    { answer: '*' },
    says('```html path=index.html\n<!doctype html>\n<html lang="en">\n<body>\n'),
    ...lines.map((line) => says(line, delayMs)),
    says('</body>\n</html>\n```\n'),
    finish,
  ]
}
const slow = sixtyLines(60)

test('a reload in mid-generation catches up', async ({ open }) => {
  const { studio } = await open({ script: slow })
  await studio.send('sixty lines')
  await expect(studio.app.getByText('Line 5.', { exact: true })).toBeVisible()
  await studio.page.reload()
  await studio.waitForTurn('done')
  await expect(studio.app.getByText(/^Line \d+\.$/)).toHaveCount(60)
  await expect(studio.lastTurn).toContainText('+65')
  await expect(studio.turns).toHaveCount(1)
})

test('closing the window stops nothing', async ({ open }) => {
  // Long enough for a busy machine to close and open the window: a studio without either is over.
  const { studio, launched } = await open({ script: sixtyLines(160) })
  await studio.send('sixty lines')
  await expect(studio.app.getByText('Line 5.', { exact: true })).toBeVisible()
  await launched.closeWindow()
  await new Promise((resolve) => setTimeout(resolve, 500))
  await launched.reopen()
  await studio.waitForTurn('done')
  await expect(studio.app.getByText(/^Line \d+\.$/)).toHaveCount(60)
  await expect(studio.lastTurn).toContainText('+65')
})

test('a kill in mid-generation loses nothing that was shown', async ({ open }) => {
  const { studio, launched } = await open({ script: slow })
  await studio.send('sixty lines')
  await expect(studio.app.getByText('Line 10.', { exact: true })).toBeVisible()
  await new Promise((resolve) => setTimeout(resolve, 250))
  await launched.kill()
  await launched.restart()
  await studio.openProject('Sixty lines')
  await expect(studio.lastTurn).toHaveAttribute('data-state', 'truncated')
  await expect(studio.lastTurn).toContainText('Kiln was closed before this answer was done')
  await expect(studio.app.getByText('Line 10.', { exact: true })).toBeVisible()
})

test('a window that loads says nothing that does not hold: not of the model, and not of what there is', async ({
  open,
}) => {
  const { studio } = await open({ script: [{ answer: '*' }, says(pageAnswer('<h1>Made</h1>')), finish] })
  await studio.send('a page')
  await studio.waitForTurn('done')
  await studio.page.addInitScript(() => {
    const said = new Set<string>()
    Object.assign(window, { said })
    const look = (): void => {
      for (const words of ['starter', 'No files yet', 'Your app runs here'])
        if (document.body?.innerText.includes(words)) said.add(words)
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await studio.page.reload()
  await expect(studio.app.getByRole('heading', { name: 'Made' })).toBeVisible()
  await expect(studio.code).toContainText('Made')
  const said = await studio.page.evaluate(() => [...(window as unknown as { said: Set<string> }).said])
  expect(said).toEqual([])
})
