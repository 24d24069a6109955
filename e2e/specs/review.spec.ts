/** Changes that are looked at before they are written: decided by keyboard and by button, through a reload, as one version. */
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect, finish, says, test } from '../test.ts'
import type { StudioPage } from '../pages/studio-page.ts'

const fence = '```'

function file(path: string, text: string): string {
  return `${fence}txt path=${path}\n${text}${fence}\n`
}

function page(heading: string): string {
  return `<!doctype html>\n<html lang="en">\n<body>\n<h1>${heading}</h1>\n<script type="module" src="app.js"></script>\n</body>\n</html>\n`
}

const app =
  file('index.html', page('One')) + file('app.js', 'console.log(1)\n') + file('app.css', 'h1 {\n  color: red;\n}\n')
const change =
  file('index.html', page('Two')) +
  file('app.js', 'import { two } from "./two.js"\nconsole.log(two)\n') +
  file('two.js', 'export const two = 2\n')
const script = [app, change, file('index.html', page('Three')), file('index.html', page('Four'))].flatMap((text) => [
  { answer: '*' },
  says(text),
  finish,
])

/** By its setting, as a user finds it. */
async function reviewFirst(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByLabel('Search settings').fill('before they are applied')
  const setting = page.getByRole('group', { name: 'Look at changes before they are applied' })
  await setting.getByText('On', { exact: true }).click()
  await page.getByRole('button', { name: 'This project' }).click()
}

async function openedChange(studio: StudioPage): Promise<void> {
  await studio.send('an app')
  await studio.waitForTurn('done')
  await reviewFirst(studio.page)
  await studio.send('say two')
  await expect(studio.lastTurn).toContainText('Nothing is written yet')
}

test('a change waits through a reload; it is decided file by file, and what a part would break is said first', async ({
  open,
}) => {
  const { studio, launched } = await open({ script })
  await openedChange(studio)
  const [name = ''] = await readdir(join(launched.dataFolder, 'projects'))
  const folder = join(launched.dataFolder, 'projects', name)
  await expect(studio.app.getByRole('heading', { name: 'Two' })).toBeVisible()
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('One')

  await studio.page.reload()
  await studio.lastTurn.getByRole('button', { name: 'Look at the changes' }).click()
  const dialog = studio.page.getByRole('dialog', { name: 'Look at the changes' })
  await expect(dialog.getByTestId('changes-texts')).toContainText('Two')
  await expect(dialog).toContainText('0 of 3 decided')
  await studio.page.keyboard.press('Alt+x')
  await expect(dialog).toContainText('1 of 3 decided')
  // It goes on with the next file that is open.
  await expect(dialog.locator('[aria-current]')).toContainText('app.js')
  // What lies over it takes its keys.
  await studio.page.keyboard.press('ControlOrMeta+k')
  const palette = studio.page.getByRole('dialog', { name: 'All actions' })
  await expect(palette).toBeVisible()
  await studio.page.keyboard.press('Alt+a')
  await studio.page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await expect(dialog).toContainText('1 of 3 decided')
  await studio.page.keyboard.press('Alt+a')
  await expect(dialog).toContainText('2 of 3 decided')
  await dialog.getByRole('button', { name: 'Reject the rest' }).click()
  await expect(dialog).toContainText('two.js is left out, and needed by app.js.')
  await dialog.getByRole('button', { name: 'Accept two.js too' }).click()
  await dialog.getByRole('button', { name: 'Apply 2 files' }).click()
  await expect(dialog).toBeHidden()
  await expect(studio.lastTurn).toContainText('2 of 3 files applied, the rest was left out.')
  expect(await readFile(join(folder, 'two.js'), 'utf8')).toContain('two = 2')
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('One')
  await expect(studio.app.getByRole('heading', { name: 'One' })).toBeVisible()

  await studio.lastTurn.getByRole('button', { name: 'See the changes' }).click()
  const seen = studio.page.getByRole('dialog', { name: 'The changes' })
  await expect(seen.getByTestId('changes-texts')).toContainText('Two')
  await seen.getByRole('button', { name: 'Close' }).click()
  await studio.lastTurn.getByRole('button', { name: 'Undo this change' }).click()
  await expect.poll(() => readdir(folder)).not.toContain('two.js')
  await expect(studio.lastTurn).toContainText('The app is without this change.')
  await expect(studio.lastTurn.getByRole('heading', { name: 'Undone' })).toBeVisible()
})

test('what was changed meanwhile is told, and a prompt asks what becomes of changes that wait', async ({ open }) => {
  const { studio, launched } = await open({ script })
  await openedChange(studio)
  const [name = ''] = await readdir(join(launched.dataFolder, 'projects'))
  const folder = join(launched.dataFolder, 'projects', name)
  await writeFile(join(folder, 'app.js'), 'console.log("mine")\n')
  await studio.lastTurn.getByRole('button', { name: 'Accept all' }).click()
  const dialog = studio.page.getByRole('dialog', { name: 'Look at the changes' })
  await expect(dialog.getByRole('button', { name: 'changed meanwhile' })).toContainText('app.js')
  expect(await readFile(join(folder, 'app.js'), 'utf8')).toContain('mine')
  await studio.page.keyboard.press('Escape')

  await studio.lastTurn.getByRole('button', { name: 'Look at the changes' }).click()
  await expect(dialog).toContainText('0 of 3 decided')
  for (const done of [1, 2, 3]) {
    await studio.page.keyboard.press('Alt+x')
    await expect(dialog).toContainText(`${done} of 3 decided`)
  }
  await studio.page.keyboard.press('Escape')
  await expect(studio.lastTurn).toContainText('All files are decided')
  await expect(studio.lastTurn).toContainText('editor and preview show the app as it is')
  await studio.lastTurn.getByRole('button', { name: 'Take nothing' }).click()
  await expect(studio.lastTurn).toContainText('Nothing was taken')
  await studio.page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(studio.lastTurn).toContainText('3 files wait for you')

  await studio.send('say three')
  await studio.page.getByRole('button', { name: 'Send without them' }).click()
  await expect(studio.turns).toHaveCount(3)
  await expect(studio.lastTurn).toContainText('Nothing is written yet')
  await expect(studio.turns.nth(1)).toContainText('Set aside')
  await studio.lastTurn.getByRole('button', { name: 'Accept all' }).click()
  await expect(studio.lastTurn).toContainText('1 file was applied.')
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('Three')
  expect(await readFile(join(folder, 'app.js'), 'utf8')).toContain('mine')

  await studio.send('say four')
  await expect(studio.lastTurn).toContainText('1 file waits for you')
  const restore = { name: 'Restore version 1' }
  await (await studio.openVersions()).getByRole('button', restore).click()
  const question = studio.page.getByRole('dialog', { name: 'Restore, and set a change aside?' })
  await expect(question).toContainText('say four')
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(studio.lastTurn).toContainText('1 file waits for you')
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('Three')
  await (await studio.openVersions()).getByRole('button', restore).click()
  await question.getByRole('button', { name: 'Restore' }).click()
  await expect(studio.lastTurn).toContainText('Set aside')
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('One')
})
