/** Changes that do not fit: decided on in the conversation, with the project as it was until then. Files that are locked. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, finish, says, test } from '../test.ts'

const fence = '```'
const app = `${fence}html path=index.html\n<!doctype html>\n<html lang="en">\n<body>\n<h1>One</h1>\n</body>\n</html>\n${fence}\n${fence}css path=app.css\nh1 {\n  color: red;\n}\n${fence}\n`

function block(path: string, search: string, replace: string): string {
  return `${fence}edit path=${path}\n<<<<<<< SEARCH\n${search}=======\n${replace}>>>>>>> REPLACE\n${fence}\n`
}

const unfit = block('app.css', 'h1 {\n  colour: green;\n  margin: 0;\n}\n', 'h1 {\n  color: blue;\n  margin: 0;\n}\n')
const green = `${fence}css path=app.css\nh1 {\n  color: green;\n}\n${fence}\n`
const answers = [app, block('index.html', '<h1>One</h1>\n', '<h1>Two</h1>\n') + unfit, unfit, unfit, green]

test('a part that does not fit is put where it comes nearest, and kept with the rest; a locked file is said to be', async ({
  open,
}) => {
  const { studio, launched } = await open({ script: answers.flatMap((text) => [{ answer: '*' }, says(text), finish]) })
  const { page } = studio
  await studio.send('an app')
  await studio.waitForTurn('done')
  await studio.send('make it blue')
  await studio.waitForTurn('failed')
  const card = studio.lastTurn.getByTestId('edit-card')
  await expect(card).toContainText('colour: green;')
  await expect(card).toContainText('color: red;')
  await expect(page.getByText('A part of the change does not fit: this is what does.')).toBeVisible()
  await card.getByRole('button', { name: 'Apply here' }).click()
  await expect(card).toHaveAttribute('data-decided', 'applied')
  const [name = ''] = await readdir(join(launched.dataFolder, 'projects'))
  const folder = join(launched.dataFolder, 'projects', name)
  expect(await readFile(join(folder, 'app.css'), 'utf8')).toBe('h1 {\n  color: red;\n}\n')
  await studio.lastTurn.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(studio.lastTurn).toContainText('Kept as you decided.')
  await expect(studio.lastTurn).not.toContainText('nothing was changed')
  expect(await readFile(join(folder, 'app.css'), 'utf8')).toContain('color: blue;')
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('<h1>Two</h1>')

  await page.getByRole('treeitem', { name: 'app.css' }).click()
  await page.getByRole('treeitem', { name: 'app.css' }).press('Control+Shift+L')
  await expect(page.getByRole('treeitem', { name: 'app.css, locked against the model' })).toBeVisible()
  await studio.send('make it green')
  await expect(studio.lastTurn.getByRole('heading', { name: 'Nothing was taken' })).toBeVisible()
  await expect(studio.lastTurn).toContainText('app.css was not taken')
  await expect(studio.lastTurn).not.toContainText('No files came back')
})
