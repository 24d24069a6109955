import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  fakePicture,
  jsonReply,
  openAiImageReply,
  picturePrompt,
  type FakeServer,
  type RecordedRequest,
  type Reply,
  startFakeServer,
} from '../../../e2e/fake-providers/index.ts'
import type { RunEvent } from '#shared/contract/run-event.ts'
import type { StudioEvent } from '#shared/contract/studio-event.ts'
import type { Project } from '#shared/domain/project.ts'
import { systemClock } from '../../lib/clock.ts'
import { createPreview } from '../../preview/preview.ts'
import { createProjects, type Projects } from '../../projects/projects.ts'
import { createOpenAiImages } from '../../providers/images/openai-images.ts'
import { openStore, type Store } from '../../store/store.ts'
import { createDoors } from '../doors.ts'
import { createDrafts } from '../drafts.ts'
import type { RunTarget } from '../perform-run.ts'
import { createImageRuns, type ImageRuns } from './image-runs.ts'

let folder: string
let store: Store
let projects: Projects
let server: FakeServer
let images: ImageRuns
let project: Project
let reply: (request: RecordedRequest) => Reply
let told: StudioEvent[]
let isOn: boolean
/** The project's own run. */
let appRun: string | undefined
const endListeners = new Set<(projectId: string) => void>()

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kiln-images-'))
  store = openStore(path.join(folder, 'data'))
  projects = createProjects({ store, projectsFolder: path.join(folder, 'projects'), clock: systemClock })
  project = await projects.create({ name: 'Shop', kind: 'react' })
  reply = () => openAiImageReply(fakePicture(200, 200))
  server = await startFakeServer((request) => reply(request))
  told = []
  isOn = true
  appRun = undefined
  endListeners.clear()
  const provider = createOpenAiImages({ id: 'openai', baseUrl: server.origin })
  images = createImageRuns({
    store,
    projects,
    doors: createDoors(),
    clock: systemClock,
    maker: () => (isOn ? { model: { provider: 'openai', model: 'gpt-image-2' }, provider: () => provider } : undefined),
    publish: (event) => told.push(event),
    liveRunOf: () => appRun,
    onRunEnd(listener) {
      endListeners.add(listener)
      return () => endListeners.delete(listener)
    },
    waits: { firstWaitMs: 1 },
  })
})
afterEach(async () => {
  await images.stopAll()
  await server.close()
  store.close()
  await rm(folder, { recursive: true })
})

const screen = `export default () => <><img src="/images/red-bicycle.svg" alt="A red bicycle" width={120} height={80} />
  <img src="/images/blue-chair.svg" alt="A blue chair" width={120} height={80} /></>`

/** A run that makes a new app of that one screen. */
async function makeApp(outcome: 'done' | 'stopped' = 'done'): Promise<void> {
  const workspace = projects.workspace(project.id)
  const inner: RunTarget = {
    fileStart() {},
    fileDelta() {},
    fileDrop() {},
    fileEnd: (file, text) => workspace.write(file, text),
    async finish(_outcome, files) {
      const { id } = await projects.apply(project.id, { files }, { reason: 'run', label: 'A shop', runId: 'app' })
      return { versionId: id }
    },
  }
  appRun = 'app'
  const target = images.wrap(inner, { project, prompt: 'A shop for bicycles', before: new Map() })
  await target.fileEnd('src/screens/home.tsx', screen)
  await target.finish(outcome, new Map([['src/screens/home.tsx', screen]]))
  appRun = undefined
  for (const listener of endListeners) listener(project.id)
}

/** Machines are slow at times. */
const patience = { timeout: 10_000 }

async function ended(): Promise<readonly RunEvent[]> {
  const runId = imageRun().id
  const live = images.attach(runId, -1, undefined)
  for await (const _batch of live ?? []);
  await expect.poll(() => images.liveCount(), patience).toBe(0)
  return store.journal.read(runId, -1)
}

function imageRun() {
  const run = store.runs.listByProject(project.id).find(({ beside }) => beside === 'images')
  if (run === undefined) throw new Error('There is no run of images.')
  return run
}

async function textOf(file: string): Promise<string | undefined> {
  const bytes = await projects.workspace(project.id).read(file)
  return bytes === undefined ? undefined : Buffer.from(bytes).toString()
}

const paths = async (): Promise<string[]> =>
  (await projects.workspace(project.id).list()).map((file) => file.path).filter((file) => /images\//.test(file))

test('pictures are drawn at once, made beside the run, and named by the code in a version of their own', async () => {
  await makeApp()
  const events = await ended()
  expect(await paths()).toEqual(['public/images/blue-chair.jpg', 'public/images/red-bicycle.jpg'])
  expect(await textOf('src/screens/home.tsx')).toBe(
    screen.replace('red-bicycle.svg', 'red-bicycle.jpg').replace('blue-chair.svg', 'blue-chair.jpg'),
  )
  const [newest, before] = projects.versions(project.id)
  expect([newest?.runId, before?.runId]).toEqual([imageRun().id, 'app'])
  expect(before?.files.map((file) => file.path)).toContain('public/images/red-bicycle.svg')
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index))
  expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'done', versionId: newest?.id })
  expect(imageRun()).toMatchObject({
    state: 'done',
    draft: 'none',
    images: { all: 2, made: 2, failed: 0 },
    usage: { input: 40, output: 2000 },
    cost: { usd: (40 * 5 + 2000 * 30) / 1e6 },
  })
  expect(server.requests.map(picturePrompt).join()).toContain('A red bicycle')
  expect(server.requests.map(picturePrompt).join()).toContain('A shop for bicycles')
  expect(told.filter(({ type }) => type === 'image-ready')).toHaveLength(2)
  // A frame that still runs the old code gets the real picture under the drawn one's name.
  const shown = images.shown.over(project.id, 'public/images/red-bicycle.svg', undefined)
  expect(Buffer.from(shown ?? '').toString()).toContain('href="data:image/jpeg;base64,')
  // And its build stays the same, so that nothing is loaded again.
  const code = Buffer.from((await textOf('src/screens/home.tsx')) ?? '')
  const asBuilt = images.shown.over(project.id, 'src/screens/home.tsx', code)
  expect(Buffer.from(asBuilt ?? '').toString()).toBe(screen)
  const own = Buffer.from('<svg id="mine"></svg>')
  expect(images.shown.over(project.id, 'public/images/red-bicycle.svg', own)).toBe(own)
})

test('while nobody makes pictures, the drawn ones are the app’s', async () => {
  isOn = false
  await makeApp()
  expect(images.liveCount()).toBe(0)
  expect(await paths()).toEqual(['public/images/blue-chair.svg', 'public/images/red-bicycle.svg'])
  isOn = true
  const runId = await images.makeAll(project.id)
  expect(runId).toBeDefined()
  await ended()
  expect(await paths()).toEqual(['public/images/blue-chair.jpg', 'public/images/red-bicycle.jpg'])
  await expect(images.makeAll(project.id)).resolves.toBeUndefined()
})

test('the code is not changed while the project’s own run writes', async () => {
  await makeApp()
  appRun = 'another'
  await expect.poll(async () => (await paths()).filter((file) => file.endsWith('.jpg')).length, patience).toBe(2)
  expect([...images.written(project.id).keys()].toSorted()).toEqual([
    'public/images/blue-chair.jpg',
    'public/images/red-bicycle.jpg',
  ])
  expect(await textOf('src/screens/home.tsx')).toBe(screen)
  appRun = undefined
  for (const listener of endListeners) listener(project.id)
  await ended()
  expect(await textOf('src/screens/home.tsx')).not.toBe(screen)
})

test('one that is refused stays drawn, and the others are made', async () => {
  reply = (request) =>
    picturePrompt(request).includes('bicycle\n')
      ? jsonReply(400, { error: { message: 'Not this one.', code: 'content_policy_violation' } })
      : openAiImageReply()
  await makeApp()
  await ended()
  expect(await paths()).toEqual(['public/images/blue-chair.jpg', 'public/images/red-bicycle.svg'])
  expect(imageRun()).toMatchObject({
    state: 'done',
    images: { all: 2, made: 1, failed: 1, error: { kind: 'refused' } },
  })
})

test('a busy provider is asked again; one that refuses the key is not asked for the rest', async () => {
  let asked = 0
  reply = () => ((asked += 1) === 1 ? jsonReply(503, { error: { message: 'Busy.' } }) : openAiImageReply())
  await makeApp()
  await ended()
  expect(imageRun()).toMatchObject({ images: { made: 2 } })

  project = await projects.create({ name: 'Another', kind: 'react' })
  reply = () => jsonReply(401, { error: { message: 'Wrong key.', code: 'invalid_api_key' } })
  await makeApp()
  await ended()
  expect(imageRun()).toMatchObject({ state: 'failed', error: { kind: 'auth' }, images: { made: 0, failed: 2 } })
  expect(await textOf('src/screens/home.tsx')).toBe(screen)
})

test('what is no picture fails that one, in a sentence', async () => {
  reply = () => openAiImageReply(Buffer.from('<script>alert(1)</script>').toString('base64'))
  await makeApp()
  await ended()
  expect(imageRun()).toMatchObject({ state: 'failed', error: { kind: 'provider' } })
  expect(await paths()).toEqual(['public/images/blue-chair.svg', 'public/images/red-bicycle.svg'])
})

test('a stop ends the asking; what was made by then is named by the code', async () => {
  reply = (request) =>
    picturePrompt(request).includes('bicycle\n') ? { before: [{ hold: true }] } : openAiImageReply()
  await makeApp()
  const { id } = imageRun()
  await expect.poll(() => told.some(({ type }) => type === 'image-ready'), patience).toBe(true)
  await expect(images.stop(id)).resolves.toBe(true)
  expect(imageRun()).toMatchObject({ state: 'stopped', images: { made: 1 } })
  expect(await paths()).toEqual(['public/images/blue-chair.jpg', 'public/images/red-bicycle.svg'])
})

test('whoever stops an app stops its pictures', async () => {
  reply = () => ({ before: [{ hold: true }] })
  await makeApp('stopped')
  await ended()
  expect(imageRun()).toMatchObject({ state: 'stopped' })
})

test('one that a crash has cut off says at the next start how far it came', async () => {
  reply = () => ({ before: [{ hold: true }] })
  await makeApp()
  const { id } = imageRun()
  const asked = (): number => store.journal.read(id, -1).filter(({ type }) => type === 'image-asked').length
  await expect.poll(asked, patience).toBe(2)
  const preview = createPreview({
    secret: 's',
    frameAncestors: [],
    readProjectFile: async () => undefined,
    readVersionFile: async () => undefined,
  })
  const publish = (): void => undefined
  await createDrafts({ store, projects, preview, doors: createDoors(), clock: systemClock, publish }).recover()
  expect(store.runs.get(id)).toMatchObject({ state: 'truncated', draft: 'none', images: { all: 2, made: 0 } })
})

test('a picture that the user has put there is not taken away', async () => {
  reply = () => ({ before: [{ waitMs: 150 }], ...openAiImageReply() })
  await makeApp()
  await projects.workspace(project.id).write('public/images/red-bicycle.svg', '<svg id="mine"></svg>')
  await ended()
  expect(await textOf('public/images/red-bicycle.svg')).toBe('<svg id="mine"></svg>')
  expect(await textOf('src/screens/home.tsx')).toContain('/images/red-bicycle.svg')
  expect(await textOf('src/screens/home.tsx')).toContain('/images/blue-chair.jpg')
})

test('a file that only the user changes stays as it is, and what it shows stays there', async () => {
  store.lockedFiles.lock(project.id, 'src/screens/home.tsx')
  await makeApp()
  await ended()
  expect(await textOf('src/screens/home.tsx')).toBe(screen)
  expect(await paths()).toEqual(
    expect.arrayContaining(['public/images/blue-chair.svg', 'public/images/red-bicycle.svg']),
  )
})
