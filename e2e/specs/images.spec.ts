/** Pictures of an app: drawn ones first, real ones in their place while the app runs. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { drawPlaceholder } from '../../main/generation/images/placeholder.ts'
import { systemClock } from '../../main/lib/clock.ts'
import { testApp } from '../../main/preview/react-build/test-app.ts'
import { createProjects } from '../../main/projects/projects.ts'
import { openStore } from '../../main/store/store.ts'
import { fakePicture, jsonReply, openAiImageReply, startFakeServer, type Reply } from '../fake-providers/index.ts'
import { seededFolder } from '../seeded-store.ts'
import { expect, test } from '../test.ts'

const slot = { slug: 'red-bicycle', description: 'A red bicycle', shape: { width: 240, height: 160 } }
const picture = '<img id="bike" src="/images/red-bicycle.svg" alt="A red bicycle" width={240} height={160} />'
const home = (testApp['src/screens/Home.tsx'] ?? '').replace('<h1', `${picture}<h1`)

test('a real picture takes the place of the drawn one in the running app, and nothing is loaded again', async ({
  open,
}) => {
  let reply: Reply = jsonReply(401, { error: { message: 'Wrong key.', code: 'invalid_api_key' } })
  const server = await startFakeServer(() => reply)
  const dataFolder = await seededFolder({
    settings: {
      onboarded: true,
      images: { provider: 'openai-compatible', model: 'flux-schnell', baseUrl: `${server.origin}/v1` },
    },
  })
  try {
    const store = openStore(dataFolder)
    const projects = createProjects({ store, projectsFolder: join(dataFolder, 'projects'), clock: systemClock })
    const { id } = await projects.create({ name: 'Bicycles', kind: 'react' })
    const files = { ...testApp, 'src/screens/Home.tsx': home, 'public/images/red-bicycle.svg': drawPlaceholder(slot) }
    await projects.apply(id, { files: new Map(Object.entries(files)) }, { reason: 'run', label: 'imported' })
    store.close()
    const { studio } = await open({ dataFolder })
    await studio.openProject('Bicycles')
    const bike = studio.app.locator('#bike')
    await expect(bike).toHaveJSProperty('naturalWidth', 240)
    const served = (): Promise<string> =>
      bike.evaluate(async (image) => await (await fetch((image as HTMLImageElement).src)).text())
    await expect.poll(served).toContain('data-kiln="placeholder"')
    await studio.app.locator('#name').fill('what I type')
    await studio.prompt.click()

    await studio.page.keyboard.press('ControlOrMeta+k')
    await studio.page.keyboard.type('pictures that are only drawn')
    await studio.page.keyboard.press('Enter')
    const line = studio.page.getByTestId('pictures')
    await expect(line).toContainText('Wrong key.')
    reply = openAiImageReply(fakePicture(480, 320))
    await line.getByRole('button', { name: 'Try again' }).click()
    await expect(line).toContainText('1 picture made')
    await expect.poll(served).toContain('data:image/jpeg')
    await expect(studio.app.locator('#name')).toHaveValue('what I type')

    // What is on disk names the picture itself; the app that runs is still the same one.
    const versions = await studio.openVersions()
    await expect(versions.getByRole('listitem')).toHaveCount(2)
    await expect(studio.app.locator('#name')).toHaveValue('what I type')
    const kept = openStore(dataFolder)
    try {
      const newest = kept.versions.listByProject(id)[0]
      expect(newest?.files.map(({ path }) => path)).toContain('public/images/red-bicycle.jpg')
      expect(newest?.files.map(({ path }) => path)).not.toContain('public/images/red-bicycle.svg')
    } finally {
      kept.close()
    }
  } finally {
    await server.close()
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
  }
})
