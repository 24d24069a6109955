import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ensureVendored } from '../../preview/react-build/build-vendored.ts'
import type { ProjectSource } from '../../preview/react-build/project-source.ts'
import { createReactPreview, type ReactPreview } from '../../preview/react-build/react-preview.ts'
import type { Handler } from '../../pipeline/index.ts'
import { createScripted } from '../../providers/scripted.ts'
import { isStandIn } from './code-screens.ts'
import { projectBuild } from './project-build.ts'
import {
  endOf,
  expectWhole,
  fileBlock,
  filesIn,
  modelSays,
  noPackages,
  others,
  runReact,
  screensOf,
} from './test-react-run.ts'

const shopScript = fileURLToPath(new URL('../../../e2e/scripts/react-shop.jsonl', import.meta.url))

let vendorFolder: string
let folder: string
let preview: ReactPreview
beforeAll(async () => void (vendorFolder = await ensureVendored()))
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-real-'))
  preview = createReactPreview({ vendorFolder })
})
afterEach(async () => {
  preview.stop()
  await rm(folder, { recursive: true })
})

const source = (): ProjectSource => ({
  list: async () => [...(await filesIn(folder)).keys()],
  read: (path) => readFile(join(folder, path)).catch(() => undefined),
})

function ports() {
  const project = preview.open('p', source())
  const builder = projectBuild(project, async () => 'kiln-app://p/')
  return { project, ports: { builder, packages: { ...noPackages, vendored: preview.vendored().versions } } }
}

test('an app is built by the preview itself, and a screen that does not fit is found out', async () => {
  const screen = (id: string, code: string) =>
    fileBlock(`src/screens/${id}.tsx`, `${code}\nexport default function Screen() {\n  return null\n}`)
  const model = modelSays((step) => {
    if (!('screen' in step)) return undefined
    if (step.screen === 'cart')
      return screen('cart', "import { Kard } from '../components/card'\nexport const x = Kard")
    const isWrong = step.screen === 'about' && step.name === 'screen'
    return isWrong ? screen('about', "import moment from 'moment'\nexport const x = moment") : undefined
  })
  const { project, ports: own } = ports()
  const run = await runReact(folder, model.handler, { ports: own })
  expectWhole(run)
  expect(endOf(run)).toMatchObject({ outcome: 'done' })
  expect(screensOf(run, 'screen-failed')).toEqual(['cart'])
  expect(screensOf(run, 'screen-ready').toSorted()).toEqual(others.filter((id) => id !== 'cart').toSorted())
  expect(model.prompts[model.asked.indexOf('repair cart')]).toContain('Kard')
  expect(model.prompts[model.asked.indexOf('repair about')]).toContain('Take date-fns.')
  expect(isStandIn((await filesIn(folder)).get('src/screens/cart.tsx') ?? '')).toBe(true)
  expect(project.latest()).toMatchObject({ type: 'build-done', failedScreens: [], warnings: [] })
})

test('what is written by rules alone runs in it', async () => {
  const { project, ports: own } = ports()
  const prompt = 'متجر باسم «طين»'
  const model = modelSays((step) => (step.name === 'plan' || step.name === 'base' ? 'No.' : undefined))
  const run = await runReact(folder, model.handler, { input: { prompt }, ports: own })
  expect(endOf(run)).toMatchObject({ outcome: 'done' })
  expect(run.events.some(({ type }) => type === 'preview-ready')).toBe(true)
  expect(project.latest()).toMatchObject({ type: 'build-done', failedScreens: [], warnings: [] })
})

test('the scripted shop of six screens is made by it, and can be exported as it is', { timeout: 30_000 }, async () => {
  const { project, ports: own } = ports()
  const lines = (await readFile(shopScript, 'utf8')).replaceAll(/"delayMs":\d+,/g, '')
  const file = join(await mkdtemp(join(tmpdir(), 'kiln-script-')), 'shop.jsonl')
  await writeFile(file, lines)
  const scripted = createScripted({ file })
  const handler: Handler = (ask, signal) => {
    const request = ask.requestFor(ask.candidates[0])
    if ('passedOver' in request) throw new Error(request.passedOver)
    return scripted.stream(request, signal)
  }
  const model = { provider: 'scripted', model: 'scripted' } as const
  const run = await runReact(folder, handler, { input: { model }, ports: own })
  expectWhole(run)
  expect(run.events.filter(({ type }) => type === 'screen-failed' || type === 'file-reject')).toEqual([])
  expect(screensOf(run, 'screen-ready')).toHaveLength(5)
  expect(project.latest()).toMatchObject({ type: 'build-done', failedScreens: [], warnings: [] })
  const files = await filesIn(folder)
  expect(files.get('src/screens/home.tsx')).toContain('New product')
  expect(JSON.parse(files.get('package.json') ?? '')).toMatchObject({ dependencies: { recharts: expect.any(String) } })
  await rm(dirname(file), { recursive: true })
})
