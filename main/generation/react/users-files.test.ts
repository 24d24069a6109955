import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TaskStep } from '../../providers/provider.ts'
import { pendingScreen, screenPath } from './code-screens.ts'
import { resumeFrom } from './resume.ts'
import { builds, endOf, expectWhole, fileBlock, filesIn, modelSays, runReact, screensOf } from './test-react-run.ts'
import type { TestRun } from './test-react-run.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'kiln-react-'))))
afterEach(() => rm(folder, { recursive: true }))

const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8')

function leftAlone({ events }: TestRun): string[] {
  return events.flatMap((event) => (event.type === 'file-reject' ? [`${event.path} ${event.cause ?? event.why}`] : []))
}

/** Runs `job` while the model answers for that screen, or for the base. */
function during(name: string, job: () => Promise<void>) {
  return modelSays((step: TaskStep) => {
    const isIt = 'screen' in step ? step.screen === name : step.name === name
    return isIt ? job().then(() => fileBlock(screenPath(name), 'export default () => <p>by the model</p>')) : undefined
  })
}

test('a file that somebody changes after the run has written it stays as it was changed, and is told once', async () => {
  const model = during('settings', () => appendFile(join(folder, screenPath('home')), '\n// mine'))
  const run = await runReact(folder, model.handler)
  expectWhole(run)
  expect(endOf(run)).toMatchObject({ outcome: 'done' })
  expect(await read(screenPath('home'))).toMatch(/made by a model[\s\S]*\/\/ mine$/)
  expect(leftAlone(run)).toEqual(['src/screens/home.tsx changed'])
})

test('a screen that somebody writes before or while its answer comes is theirs, and is there when it builds', async () => {
  const mine = 'export default () => <p>mine</p>'
  const model = during('cart', async () => {
    await writeFile(join(folder, screenPath('cart')), mine)
    await writeFile(join(folder, screenPath('settings')), mine)
    await writeFile(join(folder, screenPath('about')), 'export default () => <p>')
  })
  const run = await runReact(folder, model.handler)
  expect([await read(screenPath('cart')), await read(screenPath('settings'))]).toEqual([mine, mine])
  expect(await read(screenPath('about'))).toBe('export default () => <p>')
  expect(screensOf(run, 'screen-ready').toSorted()).toEqual(['cart', 'favourites', 'orders', 'settings'])
  expect(screensOf(run, 'screen-failed')).toEqual(['about'])
  expect(model.asked).not.toContain('screen settings')
})

test('a screen that an answer brings twice is not another hand: the later one is there', async () => {
  const path = screenPath('cart')
  const twice = ['first', 'second'].map((text) => fileBlock(path, `export default () => <p>{'${text}'}</p>`)).join('\n')
  const model = modelSays((step) => ('screen' in step && step.screen === 'cart' ? twice : undefined))
  const run = await runReact(folder, model.handler)
  expect(await read(path)).toContain('second')
  expect(leftAlone(run)).toEqual([])
  expect(screensOf(run, 'screen-ready')).toContain('cart')
})

test('what is added to package.json is added to what somebody has made of it', async () => {
  const model = during('cart', async () => {
    const manifest = JSON.parse(await read('package.json')) as object
    await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, author: 'me' }))
    await writeFile(join(folder, screenPath('about')), "import 'date-fns'\nexport default () => <p>x</p>")
  })
  const run = await runReact(folder, model.handler)
  const manifest = JSON.parse(await read('package.json')) as { author?: string; dependencies: object }
  expect(manifest).toMatchObject({ author: 'me', dependencies: { 'date-fns': '4.4.0' } })
  expect(leftAlone(run)).toEqual(['src/screens/about.tsx changed'])
})

test('neither a screen that is tried again nor an app that is gone on with writes into a locked file', async () => {
  const { events } = await runReact(folder, modelSays().handler)
  const cart = '// mine\nexport default () => <p>mine</p>'
  await writeFile(join(folder, screenPath('cart')), cart)
  await writeFile(join(folder, screenPath('orders')), pendingScreen)
  const locked = [screenPath('cart'), screenPath('orders'), screenPath('home')]
  const resumes = resumeFrom(events, await filesIn(folder))

  const model = modelSays()
  const again = await runReact(folder, model.handler, { input: { resumes }, locked, retry: 'cart' })
  expect(await read(screenPath('cart'))).toBe(cart)
  expect(model.asked).toEqual([])
  const failed = again.events.find((event) => event.type === 'screen-failed')
  expect(failed).toMatchObject({
    screen: 'cart',
    error: { kind: 'invalid-input', message: expect.stringContaining('Unlock it') as unknown },
  })

  const home = await read(screenPath('home'))
  const goesOn = { ...resumes, hasBase: false }
  const rest = await runReact(folder, modelSays().handler, { input: { resumes: goesOn }, locked })
  expect(await read(screenPath('home'))).toBe(home)
  expect(await read(screenPath('orders'))).toBe(pendingScreen)
  expect(screensOf(rest, 'screen-failed')).toEqual(['orders'])
  expect(await builds(folder)).toBe(true)
})
