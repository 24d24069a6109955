/** A React project in the studio: its preview is what the build process makes of the files on disk. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../../main/lib/clock.ts'
import { testApp } from '../../main/preview/react-build/test-app.ts'
import { createProjects } from '../../main/projects/projects.ts'
import { openStore } from '../../main/store/store.ts'
import type { StudioPage } from '../pages/studio-page.ts'
import { seededFolder } from '../seeded-store.ts'
import { expect, finish, type Opened, says, type Script, test } from '../test.ts'

type Files = Readonly<Record<string, string>>
interface Shown {
  readonly studio: StudioPage
  /** As another program would. */
  write(path: string, text: string): Promise<void>
}

const home = testApp['src/screens/Home.tsx'] ?? ''
const store = testApp['src/store.ts'] ?? ''

/** Opens a project that is there already, as an import would make it. */
async function withApp(
  open: (options: object) => Promise<Opened>,
  files: Files,
  look: (shown: Shown) => Promise<void>,
  script?: Script,
): Promise<void> {
  const dataFolder = await seededFolder({})
  try {
    const kept = openStore(dataFolder)
    const projects = createProjects({ store: kept, projectsFolder: join(dataFolder, 'projects'), clock: systemClock })
    const { id } = await projects.create({ name: 'Habits', kind: 'react' })
    await projects.apply(id, { files: new Map(Object.entries(files)) }, { reason: 'run', label: 'imported' })
    const place = projects.workspace(id).root
    kept.close()
    const { studio } = await open({ dataFolder, ...(script === undefined ? {} : { script }) })
    await studio.openProject('Habits')
    // On a busy machine the process that builds takes its time to start.
    const isBuilt = async (): Promise<boolean> =>
      (await studio.preview.getAttribute('data-state')) === 'unbuilt' ||
      (await studio.app.locator('#root > *').count()) > 0
    await expect.poll(isBuilt, { timeout: 30_000 }).toBe(true)
    await look({ studio, write: (path, text) => writeFile(join(place, path), text) })
  } finally {
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
}

test('an edit comes in where one is in the app, and a screen that is not open leaves everything as it is', async ({
  open,
}) => {
  await withApp(open, testApp, async ({ studio, write }) => {
    const { app, preview } = studio
    await expect(app.locator('#title')).toHaveCSS('color', 'rgb(1, 2, 3)')
    await app.locator('#add').click()
    await app.locator('#name').fill('what I type')

    // A screen that nobody has opened: it is there when it is, and nothing else has changed.
    const build = Number(await preview.getAttribute('data-build'))
    await write('src/screens/Settings.tsx', `export default () => <p id="settings" className="text-[9px]">ready</p>`)
    await expect.poll(async () => Number(await preview.getAttribute('data-build'))).toBeGreaterThan(build)
    await expect(app.locator('#name')).toHaveValue('what I type')
    await app.locator('#to-settings').click()
    await expect(app.locator('#settings')).toHaveText('ready')
    await expect(app.locator('#settings')).toHaveCSS('font-size', '9px')

    // What the whole app uses, and the screen that is open: the app is another one, at the same place.
    await write('src/App.tsx', (testApp['src/App.tsx'] ?? '').replace(' Home</Link>', ' Start</Link>'))
    await expect(app.locator('#to-home')).toHaveText('Start')
    await expect(app.locator('#settings')).toHaveText('ready')
    await write('src/screens/Settings.tsx', `export default () => <p id="settings">again</p>`)
    await expect(app.locator('#settings')).toHaveText('again')
  })
})

test('an update waits while somebody types in the app', async ({ open }) => {
  await withApp(open, testApp, async ({ studio, write }) => {
    await studio.app.locator('#name').click()
    await studio.page.keyboard.type('half a na')
    await write('src/screens/Home.tsx', home.replace('>Habits<', '>Rituals<'))
    const update = studio.preview.getByRole('button', { name: 'Update ready' })
    await expect(update).toBeVisible()
    await expect(studio.app.locator('#name')).toHaveValue('half a na')
    await expect(studio.app.locator('#title')).toHaveText('Habits')
    await update.click()
    await expect(studio.app.locator('#title')).toHaveText('Rituals')
    await expect(update).toBeHidden()
  })
})

test('a broken edit leaves the app and says what is wrong, which opens there; mended, it is gone', async ({ open }) => {
  await withApp(open, testApp, async ({ studio, write }) => {
    await expect(studio.app.locator('#title')).toHaveText('Habits')
    await write('src/screens/Home.tsx', home.replace("'../components/Button'", "'../components/Butten'"))
    const strip = studio.page.getByTestId('build-problem')
    await expect(strip).toContainText('Nearest: src/components/Button.tsx.')
    await expect(studio.app.locator('#title')).toHaveText('Habits')
    await strip.getByRole('button', { name: 'src/screens/Home.tsx:2' }).click()
    await expect(studio.editor).toHaveAttribute('data-path', 'src/screens/Home.tsx')
    await expect(studio.editor.locator('.squiggly-error')).toBeVisible()
    await write('src/screens/Home.tsx', home.replace('>Habits<', '>Rituals<'))
    await expect(strip).toBeHidden()
    await expect(studio.app.locator('#title')).toHaveText('Rituals')
    await expect(studio.editor.locator('.squiggly-error')).toBeHidden()

    // One that builds, and breaks as it starts, does not take the app's place either.
    await write('src/screens/Home.tsx', home.replace('  return (', `  if (count) throw new Error('no')\n  return (`))
    const broken = studio.page.getByTestId('broken-update')
    await expect(broken).toContainText('Error: no')
    await expect(broken.getByRole('button', { name: 'src/screens/Home.tsx:6' })).toBeVisible()
    await expect(studio.app.locator('#title')).toHaveText('Rituals')
  })
})

test('an app that was never built says in its place what is wrong', async ({ open }) => {
  const app = `import dayjs from 'dayjs'\nexport default () => <p>{String(dayjs)}</p>\n`
  await withApp(open, { ...testApp, 'src/App.tsx': app }, async ({ studio, write }) => {
    await expect(studio.preview).toHaveAttribute('data-state', 'unbuilt')
    await expect(studio.preview).toContainText('There is no package "dayjs" here.')
    await expect(studio.preview.getByRole('button', { name: 'src/App.tsx:1' })).toBeVisible()
    await write('src/App.tsx', testApp['src/App.tsx'] ?? '')
    await expect(studio.app.locator('#title')).toHaveText('Habits')
  })
})

test('an error is told at its line in the sources; an app that computes without end can be stopped', async ({
  open,
}) => {
  const broken = `${store}\nexport function boom(): void {\n  throw new Error('boom')\n}\nexport function spin(): void {\n  while (Date.now() > 0);\n}\n`
  const files: Files = {
    ...testApp,
    'src/store.ts': broken,
    'src/screens/Home.tsx': home
      .replace('import { useHabits }', 'import { boom, spin, useHabits }')
      .replace('<input', '<button id="boom" onClick={boom} /><button id="spin" onClick={spin} /><input'),
  }
  await withApp(open, files, async ({ studio }) => {
    await studio.app.locator('#boom').dispatchEvent('click')
    await studio.preview.getByRole('button', { name: /^Console/ }).click()
    const line = broken.split('\n').indexOf("  throw new Error('boom')") + 1
    await expect(studio.page.locator('.console-line', { hasText: 'boom' })).toContainText(`src/store.ts:${line}`)

    const spin = (): Promise<unknown> =>
      studio.app
        .locator('#spin')
        .evaluate((button) => void setTimeout(() => button.dispatchEvent(new MouseEvent('click', { bubbles: true }))))
    await spin()
    const notice = studio.page.getByTestId('not-responding')
    await notice.getByRole('button', { name: 'Reload' }).click()
    await expect(studio.app.locator('#title')).toHaveText('Habits', { timeout: 30_000 })
    await spin()
    await notice.getByRole('button', { name: 'Stop' }).click()
    await expect(studio.preview).toHaveAttribute('data-state', 'stopped')
    await studio.preview.getByRole('button', { name: 'Start again' }).click()
    await expect(studio.app.locator('#title')).toHaveText('Habits', { timeout: 30_000 })
  })
})

test('an error that a change brings while the app runs is fixed by the model by itself', async ({ open }) => {
  const answer = (text: string): Script => [
    { answer: '*' },
    says(`\`\`\`tsx path=src/screens/Home.tsx\n${text}\n\`\`\`\n`),
    finish,
  ]
  const broken = `${home}\nsetTimeout(() => greet(), 100)\n`
  const look = async ({ studio }: Shown): Promise<void> => {
    await studio.send('greet them')
    await expect(studio.turns).toHaveCount(2, { timeout: 30_000 })
    await expect(studio.lastTurn).toContainText('Kiln asked by itself')
    await expect(studio.lastTurn).toContainText('greet is not defined')
    await expect(studio.lastTurn).toHaveAttribute('data-state', 'done', { timeout: 30_000 })
  }
  await withApp(open, testApp, look, [...answer(broken), ...answer(home)])
})
