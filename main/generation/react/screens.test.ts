import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failure } from '#shared/domain/error.ts'
import { isStandIn, screenPath } from './code-screens.ts'
import { resumeFrom } from './resume.ts'
import {
  builds,
  endOf,
  expectWhole,
  fileBlock,
  filesIn,
  folderBuild,
  modelSays,
  others,
  runReact,
  screensOf,
} from './test-react-run.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'kiln-react-'))))
afterEach(() => rm(folder, { recursive: true }))

describe('a screen', () => {
  const broken = fileBlock(
    'src/screens/cart.tsx',
    "import { Stepper } from '../components/stepper'\nexport default () => <Stepper />",
  )

  test('that does not build is repaired once, with what is wrong', async () => {
    const model = modelSays((step) => (step.name === 'screen' && step.screen === 'cart' ? broken : undefined))
    const run = await runReact(folder, model.handler)
    expect(model.asked).toContain('repair cart')
    expect(model.prompts[model.asked.indexOf('repair cart')]).toMatch(
      /src\/screens\/cart\.tsx:1: Could not resolve "\.\.\/components\/stepper"/,
    )
    expect(screensOf(run, 'screen-ready')).toContain('cart')
    expect(screensOf(run, 'screen-failed')).toEqual([])
  })

  test('that stays broken is marked, another says so in its place, and the rest goes on', async () => {
    const model = modelSays((step) => ('screen' in step && step.screen === 'cart' ? broken : undefined))
    const run = await runReact(folder, model.handler)
    expectWhole(run)
    expect(screensOf(run, 'screen-failed')).toEqual(['cart'])
    expect(screensOf(run, 'screen-ready').toSorted()).toEqual(others.filter((id) => id !== 'cart').toSorted())
    expect(endOf(run)).toMatchObject({ outcome: 'done' })
    const placeholder = (await filesIn(folder)).get('src/screens/cart.tsx') ?? ''
    expect(isStandIn(placeholder)).toBe(true)
    expect(placeholder).toContain('This screen could not be made')
    expect(await builds(folder)).toBe(true)
  })

  test.each([
    ['without a default export', fileBlock('src/screens/cart.tsx', 'export function Cart() { return null }')],
    ['that is no file', 'I would rather not.'],
    ['in the place of another', fileBlock('src/screens/orders.tsx', 'export default () => null')],
  ])('%s is asked for again', async (_, answer) => {
    const model = modelSays((step) => (step.name === 'screen' && step.screen === 'cart' ? answer : undefined))
    const run = await runReact(folder, model.handler)
    expect(model.asked).toContain('repair cart')
    expect(screensOf(run, 'screen-ready')).toHaveLength(5)
  })

  test('is built once more when the build was lost, and not blamed for it', async () => {
    const builder = folderBuild(folder)
    let lost = 0
    const rebuild: typeof builder.rebuild = async (paths, signal) =>
      paths[0] === 'src/screens/cart.tsx' && lost++ === 0
        ? { ok: false, errors: [{ text: 'The process ended.' }] }
        : await builder.rebuild(paths, signal)
    const model = modelSays()
    const run = await runReact(folder, model.handler, { ports: { builder: { ...builder, rebuild } } })
    expect(lost).toBeGreaterThan(0)
    expect(model.asked).not.toContain('repair cart')
    expect(screensOf(run, 'screen-ready')).toHaveLength(5)
  })

  test('in a block without a name is taken', async () => {
    const model = modelSays((step) =>
      step.name === 'screen' && step.screen === 'cart'
        ? 'Here it is:\n```tsx\nexport default function Cart() {\n  return <p>nameless</p>\n}\n```\n'
        : undefined,
    )
    const run = await runReact(folder, model.handler)
    expect(model.asked).not.toContain('repair cart')
    expect(screensOf(run, 'screen-ready')).toContain('cart')
    expect((await filesIn(folder)).get('src/screens/cart.tsx')).toContain('nameless')
  })

  test('whose request fails is marked with why, and the rest goes on', async () => {
    const model = modelSays((step) =>
      step.name === 'screen' && step.screen === 'about' ? failure('overloaded', 'Too busy.') : undefined,
    )
    const run = await runReact(folder, model.handler)
    expect(run.events).toContainEqual({
      type: 'screen-failed',
      screen: 'about',
      error: expect.objectContaining({ kind: 'overloaded' }),
    })
    expect(screensOf(run, 'screen-ready')).toHaveLength(4)
    expect(endOf(run)).toMatchObject({ outcome: 'done' })
  })

  test('that fails for what would fail them all is the last that is asked for, and the run failed', async () => {
    const model = modelSays((step) =>
      step.name === 'screen' && step.screen === 'orders' ? failure('quota', 'No credit left.') : undefined,
    )
    const run = await runReact(folder, model.handler, { input: { parallel: 1 } })
    expect(model.asked.slice(2)).toEqual(['screen cart', 'screen orders'])
    expect(screensOf(run, 'screen-ready')).toEqual(['cart'])
    expect(screensOf(run, 'screen-failed')).toEqual(['orders', 'favourites', 'about', 'settings'])
    expect(endOf(run)).toMatchObject({ outcome: 'failed', error: { kind: 'quota' }, versionId: 'v1' })
  })

  test('can be tried again, alone', async () => {
    const first = await runReact(
      folder,
      modelSays((step) => ('screen' in step && step.screen === 'cart' ? broken : undefined)).handler,
    )
    const state = resumeFrom(first.events, await filesIn(folder))
    const model = modelSays()
    const second = await runReact(folder, model.handler, { input: { resumes: state }, retry: 'cart' })
    expectWhole(second)
    expect(model.asked).toEqual(['screen cart'])
    expect((await filesIn(folder)).get('src/screens/cart.tsx')).toContain('<p>cart</p>')
    expect(resumeFrom(second.events, await filesIn(folder)).ready).toEqual(new Set(others))
  })
})

test('what screens have each written alike is written once', async () => {
  const row = 'function Row({ text }: { text: string }) {\n  return <li>{text}</li>\n}\n'
  const screen = (id: string) =>
    fileBlock(screenPath(id), `${row}\nexport default function Screen() {\n  return <Row text="${id}" />\n}`)
  const model = modelSays((step) => ('screen' in step && step.screen !== 'about' ? screen(step.screen) : undefined))
  await runReact(folder, model.handler)
  const files = await filesIn(folder)
  expect(files.get('src/components/row.tsx')).toBe(`export ${row}`)
  expect(files.get('src/screens/cart.tsx')).toContain("import { Row } from '../components/row'")
  expect(files.get('src/screens/cart.tsx')).not.toContain('function Row')
  expect(await builds(folder)).toBe(true)
})
