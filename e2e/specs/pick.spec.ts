/** Elements that are picked in the running app: their source, prompts about them, and changes with no model. */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../../main/lib/clock.ts'
import { testApp } from '../../main/preview/react-build/test-app.ts'
import { createProjects } from '../../main/projects/projects.ts'
import { openStore } from '../../main/store/store.ts'
import type { AppKind } from '../../shared/domain/project.ts'
import type { StudioPage } from '../pages/studio-page.ts'
import { seededFolder } from '../seeded-store.ts'
import { expect, finish, type Opened, says, test } from '../test.ts'

const css = '.lead {\n  color: rgb(10 20 30);\n  padding: 4px;\n}\n'
const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Bakery</title><link rel="stylesheet" href="app.css"></head>
<body>
<main>
<h1>Fresh bread</h1>
<p class="lead">Every day</p>
<ul id="list"></ul>
<button>Order</button>
</main>
<script>document.querySelector('button').onclick = () => { document.body.dataset.ordered = 'yes' }
document.getElementById('list').innerHTML = '<li>Rye</li>'</script>
</body>
</html>
`

/** A project that is there already; `look` is given a reader of its files. */
async function withProject(
  open: (options: object) => Promise<Opened>,
  kind: AppKind,
  files: Readonly<Record<string, string>>,
  look: (studio: StudioPage, read: (path: string) => Promise<string>) => Promise<void>,
): Promise<void> {
  const dataFolder = await seededFolder({})
  try {
    const kept = openStore(dataFolder)
    const projects = createProjects({ store: kept, projectsFolder: join(dataFolder, 'projects'), clock: systemClock })
    const { id } = await projects.create({ name: 'Picked', kind })
    await projects.apply(id, { files: new Map(Object.entries(files)) }, { reason: 'run', label: 'imported' })
    const place = projects.workspace(id).root
    kept.close()
    const script = [{ answer: '*' }, says('Nothing to change.'), finish]
    const { studio } = await open({ dataFolder, script })
    await studio.openProject('Picked')
    await look(studio, (path) => readFile(join(place, path), 'utf8'))
  } finally {
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function pick(studio: StudioPage, selector: string): Promise<void> {
  const button = studio.preview.getByTestId('pick-element')
  await expect(button).toBeEnabled({ timeout: 30_000 })
  await button.click()
  // A click before that is the app's own.
  await expect(studio.preview).toHaveAttribute('data-picking', 'ready')
  await studio.app.locator(selector).click()
  await expect(studio.page.getByTestId('pick-panel')).toHaveAttribute('data-found', /.+/)
}

test('a picked element of a page leads to its source, and the next prompt is about it', async ({ open }) => {
  await withProject(open, 'page', { 'index.html': page, 'app.css': css }, async (studio) => {
    await pick(studio, 'button')
    const panel = studio.page.getByTestId('pick-panel')
    await expect(studio.editor).toHaveAttribute('data-path', 'index.html')
    await expect(studio.editor.locator('.selected-text').first()).toBeVisible()
    await expect(panel).toContainText('index.html:9')
    // The app has heard of none of it.
    await expect(studio.app.locator('body')).not.toHaveAttribute('data-ordered', 'yes')

    // What a script makes is said to be that; the keyboard picks, too.
    await studio.preview.getByTestId('pick-element').click()
    await expect(studio.preview).toHaveAttribute('data-picking', 'ready')
    await studio.app.locator('li').hover()
    await studio.page.keyboard.press('Enter')
    await expect(panel).toHaveAttribute('data-found', 'around')
    await expect(panel).toContainText('index.html:8')

    await expect(studio.page.getByTestId('about-element')).toContainText('index.html:8')
    await studio.send('make it larger')
    await expect(studio.lastTurn.getByTestId('turn-about')).toContainText('index.html:8')
    await expect(studio.page.getByTestId('about-element')).toBeHidden()
  })
})

test('text and looks of a page change where they are written, and an undo brings them back', async ({ open }) => {
  await withProject(open, 'page', { 'index.html': page, 'app.css': css }, async (studio, read) => {
    await pick(studio, 'p.lead')
    const panel = studio.page.getByTestId('pick-panel')
    await panel.getByLabel('Text', { exact: true }).fill('Every <day> & night')
    await panel.getByLabel('Padding, top and bottom').fill('12')
    // Seen at once, and written nowhere yet.
    await expect(studio.app.locator('p.lead')).toHaveText('Every <day> & night')
    await expect(studio.app.locator('p.lead')).toHaveCSS('padding-top', '12px')
    await expect(panel).toContainText('Changes .lead in app.css')
    expect(await read('app.css')).toBe(css)
    await panel.getByRole('button', { name: 'Apply' }).click()
    await expect.poll(() => read('app.css')).toBe(css.replace('4px', '12px 4px'))
    expect(await read('index.html')).toBe(page.replace('Every day', 'Every &lt;day&gt; &amp; night'))
    await expect(studio.app.locator('p.lead')).toHaveCSS('padding-top', '12px')
    await studio.page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect.poll(() => read('index.html')).toBe(page)
    expect(await read('app.css')).toBe(css)
    await expect(studio.app.locator('p.lead')).toHaveText('Every day')
  })
})

test('a colour of a React app changes in its classes, as a version', async ({ open }) => {
  await withProject(open, 'react', testApp, async (studio, read) => {
    await expect(studio.app.locator('#title')).toBeVisible({ timeout: 30_000 })
    await pick(studio, '#title')
    const panel = studio.page.getByTestId('pick-panel')
    await expect(panel).toHaveAttribute('data-found', 'exact')
    await expect(studio.editor).toHaveAttribute('data-path', 'src/screens/Home.tsx')
    await expect(panel).toContainText('Home.tsx:8')
    await panel.getByLabel('Text colour: Any colour').fill('#aa2211')
    await expect(studio.app.locator('#title')).toHaveCSS('color', 'rgb(170, 34, 17)')
    await panel.getByRole('button', { name: 'Apply' }).click()
    await expect
      .poll(() => read('src/screens/Home.tsx'))
      .toBe(testApp['src/screens/Home.tsx']?.replace('text-[rgb(1,2,3)]', 'text-[#aa2211]'))
    await expect(studio.app.locator('#title')).toHaveCSS('color', 'rgb(170, 34, 17)')
    const versions = await studio.openVersions()
    await expect(versions).toContainText('Changed the colour of <h1>')
  })
})
