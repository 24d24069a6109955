/** Working on files by hand: the tree, search, problems, formatting, and what other programs and crashes do meanwhile. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright/test'
import type { StudioPage } from '../pages/studio-page.ts'
import { expect, finish, type Opened, says, test } from '../test.ts'

const answer = `\`\`\`html path=index.html
<!doctype html>
<html lang="en">
  <head>
    <title>Test</title>
    <link rel="stylesheet" href="css/app.css" />
  </head>
  <body>
    <h1>One</h1>
    <script src="js/app.js"></script>
  </body>
</html>
\`\`\`
\`\`\`css path=css/app.css
h1 {
  color: red;
}
\`\`\`
\`\`\`js path=js/app.js
const title = document.querySelector("h1");
title.dataset.ready = "yes";
\`\`\`
`

interface Bench extends Opened {
  /** The project's folder on disk. */
  readonly folder: string
}

type Open = (options?: { script?: readonly object[] }) => Promise<Opened>

/** A studio with an app of three files, and the code on the whole width. */
async function openApp(open: Open, files: Readonly<Record<string, string>> = {}): Promise<Bench> {
  const opened = await open({ script: [{ answer: 'first' }, says(answer), finish] })
  await opened.studio.send('first')
  await opened.studio.waitForTurn('done')
  const projects = join(opened.launched.dataFolder, 'projects')
  const [name = ''] = await readdir(projects)
  const folder = join(projects, name)
  for (const [path, text] of Object.entries(files)) await put(folder, path, text)
  await opened.studio.page.keyboard.press('Alt+1')
  await expect(row(opened.studio, 'index.html')).toBeVisible()
  return { ...opened, folder }
}

/** As another program writes. */
async function put(folder: string, path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), text)
}

function row({ editor }: StudioPage, path: string): Locator {
  return editor.locator(`[role=treeitem][data-path="${path}"]`)
}

function tab({ editor }: StudioPage, name: string): Locator {
  return editor.getByRole('tab', { name })
}

async function choose(studio: StudioPage, path: string, action: string): Promise<void> {
  await row(studio, path).click({ button: 'right' })
  await studio.page.getByRole('menuitem', { name: action }).click()
}

async function openFile(studio: StudioPage, path: string): Promise<void> {
  await row(studio, path).click()
  await expect(studio.editor).toHaveAttribute('data-path', path)
}

test('files are created, renamed, moved and deleted, and what was deleted comes back', async ({ open }) => {
  const { studio, folder } = await openApp(open)
  const { page, editor } = studio

  await editor.getByRole('button', { name: 'New file' }).click()
  await expect(editor.getByRole('textbox', { name: 'Name of the new file' })).toBeFocused()
  await page.keyboard.type('lib/tools.js')
  await page.keyboard.press('Enter')
  await expect(tab(studio, 'tools.js')).toHaveAttribute('aria-selected', 'true')
  expect(await readdir(join(folder, 'lib'))).toEqual(['tools.js'])

  await choose(studio, 'lib/tools.js', 'Rename')
  await expect(editor.getByRole('textbox', { name: 'Name of the file' })).toBeFocused()
  await page.keyboard.type('helpers')
  await page.keyboard.press('Enter')
  await expect(row(studio, 'lib/helpers.js')).toBeVisible()
  await expect(tab(studio, 'helpers.js')).toHaveAttribute('aria-selected', 'true')

  await choose(studio, 'lib/helpers.js', 'Rename')
  await expect(editor.getByRole('textbox', { name: 'Name of the file' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('con.js')
  await page.keyboard.press('Enter')
  await expect(editor.getByRole('alert')).toContainText('keeps for a device')
  await page.keyboard.press('Escape')

  await row(studio, 'lib/helpers.js').dragTo(row(studio, 'js'))
  await expect(row(studio, 'js/helpers.js')).toBeVisible()
  await expect(row(studio, 'lib')).toHaveCount(0)

  await choose(studio, 'css', 'Delete')
  await expect(row(studio, 'css')).toHaveCount(0)
  const toast = page.locator('.toast').filter({ hasText: 'css was deleted' })
  await toast.getByRole('button', { name: 'Undo' }).click()
  await expect(row(studio, 'css/app.css')).toBeVisible()
  expect(await readFile(join(folder, 'css/app.css'), 'utf8')).toContain('color: red')
})

test('the tree is worked by keyboard alone', async ({ open }) => {
  const { studio, folder } = await openApp(open)
  const { page } = studio
  await row(studio, 'css').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(row(studio, 'css')).toHaveAttribute('aria-expanded', 'false')
  await expect(row(studio, 'css/app.css')).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(row(studio, 'css/app.css')).toBeFocused()
  await page.keyboard.press('End')
  await expect(row(studio, 'index.html')).toBeFocused()
  await page.keyboard.type('j')
  await expect(row(studio, 'js')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(studio.editor).toHaveAttribute('data-path', 'js/app.js')

  await row(studio, 'js/app.js').focus()
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Name of the file' })).toBeFocused()
  await page.keyboard.type('main')
  await page.keyboard.press('Enter')
  await expect(row(studio, 'js/main.js')).toBeFocused()

  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Move to…' }).press('Enter')
  await expect(page.getByRole('combobox', { name: /to which folder/ })).toBeFocused()
  await page.keyboard.type('Top')
  await page.keyboard.press('Enter')
  await expect(row(studio, 'main.js')).toBeVisible()

  await row(studio, 'main.js').focus()
  await page.keyboard.press('Delete')
  await expect(row(studio, 'main.js')).toHaveCount(0)
  expect(await readdir(folder)).toEqual(['css', 'index.html'])
})

test('a search finds in all files and opens at the place', async ({ open }) => {
  const { studio } = await openApp(open)
  const { page, editor } = studio
  await page.keyboard.press('ControlOrMeta+Shift+F')
  await expect(editor.getByRole('textbox', { name: 'Search in all files' })).toBeFocused()
  await page.keyboard.type('TITLE')
  await expect(editor.getByRole('status').filter({ hasText: '4 results in 2 files' })).toBeVisible()
  await editor.getByRole('button', { name: 'Match case' }).click()
  await expect(editor.getByText('Nothing found for this.')).toBeVisible()
  await editor.getByRole('button', { name: 'Match case' }).click()
  await editor.getByRole('button', { name: 'Regular expression' }).click()
  await editor.getByRole('textbox', { name: 'Search in all files' }).fill('data\\w+')
  await expect(editor.getByRole('status').filter({ hasText: '1 result in 1 file' })).toBeVisible()
  await editor.getByRole('button', { name: /^Line 2:/ }).click()
  await expect(editor).toHaveAttribute('data-path', 'js/app.js')
  await expect(editor.getByRole('button', { name: 'Ln 2, Col 14' })).toBeVisible()
  await expect(editor.locator('.monaco-editor.focused')).toBeVisible()
  await page.keyboard.type('set')
  await expect(studio.code).toContainText('title.set.ready')
})

test('problems appear with what is wrong, and go with it', async ({ open }) => {
  const { studio, folder } = await openApp(open)
  const { page, editor } = studio
  await expect(editor).toHaveAttribute('data-problems', '0', { timeout: 30_000 })

  // In a file that nobody has opened.
  await put(folder, 'js/broken.js', 'const one = = 1\n')
  await expect(editor).toHaveAttribute('data-problems', '1', { timeout: 20_000 })
  await editor.getByRole('button', { name: /^Problems/ }).click()
  await page
    .getByTestId('problems')
    .getByRole('button', { name: /Expression expected/ })
    .click()
  await expect(editor).toHaveAttribute('data-path', 'js/broken.js')
  await expect(row(studio, 'js/broken.js').getByRole('img', { name: '1 error' })).toBeVisible()
  await expect(editor.locator('.monaco-editor.focused')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('const one = 1')
  await expect(editor).toHaveAttribute('data-problems', '0')

  // Inside a page.
  await openFile(studio, 'index.html')
  await studio.typeAtEnd('<script>let = = 1</script>')
  await expect(editor).toHaveAttribute('data-problems', /[1-9]/)
  await expect(page.getByTestId('problems')).toContainText('index.html')
})

test('a save formats what can be read, and leaves the rest as it is', async ({ open }) => {
  const { studio, folder } = await openApp(open)
  await openFile(studio, 'js/app.js')
  await studio.typeAtEnd('\nfunction   go( ){return 1}')
  await studio.save()
  await expect.poll(() => readFile(join(folder, 'js/app.js'), 'utf8')).toContain('function go() {\n  return 1;\n}\n')
  await expect(studio.editor.getByLabel('Not saved')).toHaveCount(0)

  await openFile(studio, 'css/app.css')
  await studio.typeAtEnd('h2   } broken')
  await studio.save()
  await expect.poll(() => readFile(join(folder, 'css/app.css'), 'utf8')).toContain('h2   } broken')
  await expect(studio.editor.getByRole('status').filter({ hasText: 'Not formatted' })).toBeVisible()
})

test('a saved stylesheet is seen in the preview at once', async ({ open }) => {
  const { studio } = await openApp(open)
  await studio.page.keyboard.press('Alt+2')
  await expect(studio.app.getByRole('heading', { name: 'One' })).toHaveCSS('color', 'rgb(255, 0, 0)')
  await openFile(studio, 'css/app.css')
  await studio.typeAtEnd('h1 { color: rgb(0, 0, 255) }')
  await studio.save()
  await expect(studio.app.getByRole('heading', { name: 'One' })).toHaveCSS('color', 'rgb(0, 0, 255)')
})

test('what another program changes is followed, in the code and in the preview', async ({ open }) => {
  const { studio, folder } = await openApp(open)
  await studio.page.keyboard.press('Alt+2')
  await openFile(studio, 'index.html')
  await expect(studio.code).toContainText('One')
  await put(folder, 'index.html', '<!doctype html>\n<h1>Two</h1>\n')
  await expect(studio.code).toContainText('Two')
  await expect(studio.app.getByRole('heading', { name: 'Two' })).toBeVisible()
  // As long as it was.
  await put(folder, 'index.html', '<!doctype html>\n<h1>Six</h1>\n')
  await expect(studio.code).toContainText('Six')
  await put(folder, 'notes/todo.md', '# To do\n')
  await expect(row(studio, 'notes/todo.md')).toBeVisible()
})

test('typed text is never lost to another program: one compares, takes theirs, or keeps one’s own', async ({
  open,
}) => {
  const { studio, folder } = await openApp(open)
  const { editor } = studio
  await openFile(studio, 'js/app.js')
  await studio.typeAtEnd('// mine')
  await put(folder, 'js/app.js', '// theirs\n')
  await expect(editor.getByText('Changed on disk')).toBeVisible()
  await expect(studio.code).toContainText('// mine')
  await editor.getByRole('button', { name: 'Compare' }).click()
  await expect(editor.getByTestId('compare')).toContainText('// theirs')
  await expect(editor.getByTestId('compare')).toContainText('// mine')
  await editor.getByRole('button', { name: 'Take theirs' }).click()
  await expect(studio.code).toContainText('// theirs')
  await expect(studio.code).not.toContainText('// mine')

  await studio.typeAtEnd('// mine again')
  await rm(join(folder, 'js/app.js'))
  await expect(editor.getByText('Removed on disk while')).toBeVisible()
  await editor.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(() => readFile(join(folder, 'js/app.js'), 'utf8').catch(() => '')).toContain('// mine again')
})

test('unsaved text outlives a reload and a crash of the page, with its tabs', async ({ open }) => {
  const { studio, launched } = await openApp(open)
  await openFile(studio, 'css/app.css')
  await studio.typeAtEnd('/* not saved */')
  await openFile(studio, 'js/app.js')
  await studio.page.reload()
  await expect(tab(studio, 'js/app.js').or(tab(studio, 'app.js'))).toHaveAttribute('aria-selected', 'true')
  await expect(row(studio, 'css/app.css').getByLabel('Not saved')).toBeVisible()
  await openFile(studio, 'css/app.css')
  await expect(studio.code).toContainText('/* not saved */')

  // What was typed is on disk a second later.
  await studio.page.waitForTimeout(2_500)
  await launched.kill()
  await launched.restart()
  await studio.openProject('First')
  await openFile(studio, 'css/app.css')
  await expect(studio.code).toContainText('/* not saved */')
})

test('a picture is shown as one, other bytes are said to be none, and neither is opened as text', async ({ open }) => {
  const dot = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const { studio, folder } = await openApp(open)
  await put(folder, 'img/dot.png', dot)
  await put(folder, 'data.bin', new Uint8Array([0, 159, 146, 150]))
  await openFile(studio, 'img/dot.png')
  await expect(studio.editor.getByRole('img', { name: 'The picture dot.png' })).toBeVisible()
  await expect(studio.editor.getByText('1 × 1')).toBeVisible()
  await openFile(studio, 'data.bin')
  await expect(studio.editor.getByText('This file is not text')).toBeVisible()
})

test('any file is a few letters away, and tabs close by keyboard', async ({ open }) => {
  const { studio } = await openApp(open)
  const { page, editor } = studio
  await page.keyboard.press('ControlOrMeta+p')
  await page.keyboard.type('cssapp')
  await page.keyboard.press('Enter')
  await expect(editor).toHaveAttribute('data-path', 'css/app.css')
  await expect(editor.getByRole('textbox', { name: /^css\/app.css/ })).toBeFocused()
  // Nobody types within the frame in which the editor gets another text.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await page.keyboard.type('h2 {}')
  await expect(studio.code).toContainText('h2 {}')
  const before = await editor.getByRole('tab').count()
  await page.keyboard.press('Alt+w')
  await expect(editor.getByRole('tab')).toHaveCount(before - 1)
  await tab(studio, 'index.html').click({ button: 'middle' })
  await expect(editor.getByRole('tab')).toHaveCount(before - 2)
})

test('none of the starters has an error', async ({ open }) => {
  test.setTimeout(120_000)
  const { studio, folder } = await openApp(open)
  const templates = await readdir('resources/templates', { withFileTypes: true })
  for (const { name } of templates.filter((entry) => entry.isDirectory())) {
    for (const file of ['index.html', 'app.css', 'app.js']) {
      const text = await readFile(join('resources/templates', name, file), 'utf8').catch(() => undefined)
      if (text !== undefined) await put(folder, join('starters', name, file), text)
    }
  }
  await expect(row(studio, 'starters/todo')).toBeVisible({ timeout: 20_000 })
  await expect(studio.editor).toHaveAttribute('data-problems', /\d/, { timeout: 60_000 })
  await studio.page.waitForTimeout(15_000)
  const problems = studio.editor.getByRole('button', { name: /^Problems/ })
  await expect(problems).toHaveAccessibleName(/0 errors/)
})
