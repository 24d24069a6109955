import { afterEach, beforeEach, expect, test } from 'vitest'
import { jsonReply, openAiImageReply, picturePrompt } from '../../../e2e/fake-providers/index.ts'
import { systemClock } from '../../lib/clock.ts'
import { createPreview } from '../../preview/preview.ts'
import { createDoors } from '../doors.ts'
import { createDrafts } from '../drafts.ts'
import { patience, screen, startImagesTest, type ImagesTest } from './test-image-runs.ts'

let kit: ImagesTest
beforeEach(async () => {
  kit = await startImagesTest()
})
afterEach(() => kit.close())

test('pictures are drawn at once, made beside the run, and named by the code in a version of their own', async () => {
  await kit.makeApp()
  const events = await kit.ended()
  expect(await kit.paths()).toEqual(['public/images/blue-chair.jpg', 'public/images/red-bicycle.jpg'])
  expect(await kit.textOf('src/screens/home.tsx')).toBe(
    screen.replace('red-bicycle.svg', 'red-bicycle.jpg').replace('blue-chair.svg', 'blue-chair.jpg'),
  )
  const [newest, before] = kit.projects.versions(kit.state.project.id)
  expect([newest?.runId, before?.runId]).toEqual([kit.imageRun().id, 'app'])
  expect(before?.files.map((file) => file.path)).toContain('public/images/red-bicycle.svg')
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index))
  expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'done', versionId: newest?.id })
  expect(kit.imageRun()).toMatchObject({
    state: 'done',
    draft: 'none',
    images: { all: 2, made: 2, failed: 0 },
    usage: { input: 40, output: 2000 },
    cost: { usd: (40 * 5 + 2000 * 30) / 1e6 },
  })
  expect(kit.server.requests.map(picturePrompt).join()).toContain('A red bicycle')
  expect(kit.server.requests.map(picturePrompt).join()).toContain('A shop for bicycles')
  expect(kit.told.filter(({ type }) => type === 'image-ready')).toHaveLength(2)
  // A frame that still runs the old code gets the real picture under the drawn one's name.
  const shown = kit.images.shown.over(kit.state.project.id, 'public/images/red-bicycle.svg', undefined)
  expect(Buffer.from(shown ?? '').toString()).toContain('href="data:image/jpeg;base64,')
  // And its build stays the same, so that nothing is loaded again.
  const code = Buffer.from((await kit.textOf('src/screens/home.tsx')) ?? '')
  const asBuilt = kit.images.shown.over(kit.state.project.id, 'src/screens/home.tsx', code)
  expect(Buffer.from(asBuilt ?? '').toString()).toBe(screen)
  const own = Buffer.from('<svg id="mine"></svg>')
  expect(kit.images.shown.over(kit.state.project.id, 'public/images/red-bicycle.svg', own)).toBe(own)
})

test('while nobody makes pictures, the drawn ones are the app’s', async () => {
  kit.state.isOn = false
  await kit.makeApp()
  expect(kit.images.liveCount()).toBe(0)
  expect(await kit.paths()).toEqual(['public/images/blue-chair.svg', 'public/images/red-bicycle.svg'])
  kit.state.isOn = true
  const runId = await kit.images.makeAll(kit.state.project.id)
  expect(runId).toBeDefined()
  await kit.ended()
  expect(await kit.paths()).toEqual(['public/images/blue-chair.jpg', 'public/images/red-bicycle.jpg'])
  await expect(kit.images.makeAll(kit.state.project.id)).resolves.toBeUndefined()
})

test('one that is refused stays drawn, and the others are made', async () => {
  kit.state.reply = (request) =>
    picturePrompt(request).includes('bicycle\n')
      ? jsonReply(400, { error: { message: 'Not this one.', code: 'content_policy_violation' } })
      : openAiImageReply()
  await kit.makeApp()
  await kit.ended()
  expect(await kit.paths()).toEqual(['public/images/blue-chair.jpg', 'public/images/red-bicycle.svg'])
  expect(kit.imageRun()).toMatchObject({
    state: 'done',
    images: { all: 2, made: 1, failed: 1, error: { kind: 'refused' } },
  })
})

test('a busy provider is asked again; one that refuses the key is not asked for the rest', async () => {
  let asked = 0
  kit.state.reply = () => ((asked += 1) === 1 ? jsonReply(503, { error: { message: 'Busy.' } }) : openAiImageReply())
  await kit.makeApp()
  await kit.ended()
  expect(kit.imageRun()).toMatchObject({ images: { made: 2 } })

  kit.state.project = await kit.projects.create({ name: 'Another', kind: 'react' })
  kit.state.reply = () => jsonReply(401, { error: { message: 'Wrong key.', code: 'invalid_api_key' } })
  await kit.makeApp()
  await kit.ended()
  expect(kit.imageRun()).toMatchObject({ state: 'failed', error: { kind: 'auth' }, images: { made: 0, failed: 2 } })
  expect(await kit.textOf('src/screens/home.tsx')).toBe(screen)
})

test('what is no picture fails that one, in a sentence', async () => {
  kit.state.reply = () => openAiImageReply(Buffer.from('<script>alert(1)</script>').toString('base64'))
  await kit.makeApp()
  await kit.ended()
  expect(kit.imageRun()).toMatchObject({ state: 'failed', error: { kind: 'provider' } })
  expect(await kit.paths()).toEqual(['public/images/blue-chair.svg', 'public/images/red-bicycle.svg'])
})

test('a stop ends the asking; what was made by then is named by the code', async () => {
  kit.state.reply = (request) =>
    picturePrompt(request).includes('bicycle\n') ? { before: [{ hold: true }] } : openAiImageReply()
  await kit.makeApp()
  const { id } = kit.imageRun()
  await expect.poll(() => kit.told.some(({ type }) => type === 'image-ready'), patience).toBe(true)
  await expect(kit.images.stop(id)).resolves.toBe(true)
  expect(kit.imageRun()).toMatchObject({ state: 'stopped', images: { made: 1 } })
  expect(await kit.paths()).toEqual(['public/images/blue-chair.jpg', 'public/images/red-bicycle.svg'])
})

test('whoever stops an app stops its pictures', async () => {
  kit.state.reply = () => ({ before: [{ hold: true }] })
  await kit.makeApp('stopped')
  await kit.ended()
  expect(kit.imageRun()).toMatchObject({ state: 'stopped' })
})

test('one that a crash has cut off says at the next start how far it came', async () => {
  kit.state.reply = () => ({ before: [{ hold: true }] })
  await kit.makeApp()
  const { id } = kit.imageRun()
  const asked = (): number => kit.store.journal.read(id, -1).filter(({ type }) => type === 'image-asked').length
  await expect.poll(asked, patience).toBe(2)
  const preview = createPreview({
    secret: 's',
    frameAncestors: [],
    readProjectFile: async () => undefined,
    readVersionFile: async () => undefined,
  })
  const publish = (): void => undefined
  await createDrafts({ ...kit, preview, doors: createDoors(), clock: systemClock, publish }).recover()
  expect(kit.store.runs.get(id)).toMatchObject({ state: 'truncated', draft: 'none', images: { all: 2, made: 0 } })
})
