/** A React project in the studio: its preview is what the build process makes of the files on disk. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '../../main/lib/clock.ts'
import { testApp } from '../../main/preview/react-build/test-app.ts'
import { createProjects } from '../../main/projects/projects.ts'
import { openStore } from '../../main/store/store.ts'
import { seededFolder } from '../seeded-store.ts'
import { expect, test } from '../test.ts'

/** A data folder with one project, as an import would make it. */
async function folderWithApp(files: Readonly<Record<string, string>>): Promise<{ dataFolder: string; place: string }> {
  const dataFolder = await seededFolder({})
  const store = openStore(dataFolder)
  const projects = createProjects({ store, projectsFolder: join(dataFolder, 'projects'), clock: systemClock })
  const { id } = await projects.create({ name: 'Habits', kind: 'react' })
  await projects.apply(id, { files: new Map(Object.entries(files)) }, { reason: 'run', label: 'imported' })
  const place = projects.workspace(id).root
  store.close()
  return { dataFolder, place }
}

test('a React app runs from its sources, keeps its state between its screens, and takes an edit', async ({ open }) => {
  const { dataFolder, place } = await folderWithApp(testApp)
  try {
    const { studio } = await open({ dataFolder })
    await studio.openProject('Habits')
    await expect(studio.app.locator('#title')).toHaveText('Habits')
    await expect(studio.app.locator('#title')).toHaveCSS('color', 'rgb(1, 2, 3)')
    await studio.app.locator('#add').click()
    await studio.app.locator('#to-settings').click()
    await expect(studio.app.locator('#settings')).toHaveText('soon')
    await studio.app.locator('#to-home').click()
    await expect(studio.app.locator('#count')).toHaveText('2')

    const edited = testApp['src/screens/Home.tsx']?.replace('>Habits<', '>Rituals<') ?? ''
    await writeFile(join(place, 'src/screens/Home.tsx'), edited)
    const reload = studio.preview.getByRole('button', { name: 'Reload' })
    await expect(async () => {
      await reload.click()
      await expect(studio.app.locator('#title')).toHaveText('Rituals', { timeout: 1_000 })
    }).toPass()
  } finally {
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
})

test('a React app that was never built says in its place what is wrong', async ({ open }) => {
  const app = `import dayjs from 'dayjs'\nexport default () => <p>{String(dayjs)}</p>\n`
  const { dataFolder } = await folderWithApp({ ...testApp, 'src/App.tsx': app })
  try {
    const { studio } = await open({ dataFolder })
    await studio.openProject('Habits')
    const body = studio.app.locator('body')
    await expect(body).toContainText('src/App.tsx:1:19: There is no package "dayjs" here. Take date-fns.')
  } finally {
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
})
