import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { BuildState } from '#shared/domain/build.ts'
import { ensureVendored } from './react-build/build-vendored.ts'
import { createReactPreview, type ReactPreview } from './react-build/react-preview.ts'
import { testApp } from './react-build/test-app.ts'
import { createReactSites, type ReactSites } from './react-sites.ts'

let vendorFolder: string
let builds: ReactPreview
let sites: ReactSites
let files: Map<string, string>
let states: BuildState[]
let leave: AbortController

beforeAll(async () => void (vendorFolder = await ensureVendored()))
beforeEach(() => {
  files = new Map(Object.entries(testApp))
  states = []
  leave = new AbortController()
  builds = createReactPreview({ vendorFolder })
  sites = createReactSites({
    builds,
    isReact: () => true,
    list: async () => [...files.keys()],
    read: async (_, path) => (files.has(path) ? Buffer.from(files.get(path) ?? '') : undefined),
    overlay: () => undefined,
  })
})
afterEach(() => {
  leave.abort()
  builds.stop()
})

async function watch(): Promise<void> {
  void (async () => {
    for await (const state of sites.watch('habits', leave.signal)) states.push(state)
  })()
  await expect.poll(() => states.at(-1)?.good, { timeout: 15_000 }).toBeGreaterThan(0)
}

async function edit(path: string, text: string): Promise<BuildState | undefined> {
  const before = states.length
  files.set(path, text)
  sites.changed('habits', [path])
  await expect.poll(() => states.length, { timeout: 15_000 }).toBeGreaterThan(before)
  return states.at(-1)
}

async function text(address: string, asPage = false): Promise<string> {
  return Buffer.from((await sites.respond('habits', address, asPage))?.body ?? []).toString()
}

describe('what a window is told of a build', () => {
  test('is how it stands, at once, and then each change: a number that grows with each good one', async () => {
    await watch()
    expect(states[0]).toMatchObject({ good: 0, problems: [] })
    const first = states.at(-1)?.good ?? 0
    const broken = await edit('src/App.tsx', 'export default () => <p>')
    expect(broken).toMatchObject({ good: first, problems: [{ file: 'src/App.tsx', line: 1 }] })
    expect(await edit('src/App.tsx', testApp['src/App.tsx'] ?? '')).toMatchObject({ good: first, problems: [] })
    const changed = await edit('src/store.ts', `${testApp['src/store.ts']}\nconsole.log('new')`)
    expect(changed).toMatchObject({ screensOnly: false })
    expect(changed?.good).toBeGreaterThan(first)
  })

  test('names the screens of a build that has nothing else; a page of its own, or a picture, is more than that', async () => {
    await watch()
    expect(await edit('src/screens/Settings.tsx', 'export default () => <p className="m-[7px]">x</p>')).toMatchObject({
      screensOnly: true,
      screens: ['screen/src/screens/Settings.js'],
      styles: true,
    })
    expect(await edit('index.html', (testApp['index.html'] ?? '').replace('Habits', 'Rituals'))).toMatchObject({
      screensOnly: false,
      screens: [],
    })
    expect(await edit('public/logo.png', '1')).toMatchObject({ screensOnly: false })
  })

  test('ends when the window leaves', async () => {
    const all = sites.watch('habits', leave.signal)
    await all.next()
    const next = all.next()
    leave.abort()
    expect((await next).done ?? (await all.next()).done).toBe(true)
  })
})

describe('a page that waits for its app', () => {
  const stampOf = (page: string): string => /__kilnWarm="(\d+)"/.exec(page)?.[1] ?? ''

  test('runs the libraries, and is given the newest script when it asks', async () => {
    await watch()
    const page = await text('/__kiln/warm/settings', true)
    expect(page).toContain('import "react-router";')
    expect(page).not.toContain('/__kiln/build/app-')
    await edit('src/store.ts', `${testApp['src/store.ts']}\nconsole.log('the newest')`)
    expect(await text(`/__kiln/build/start-${stampOf(page)}-2.js`)).toContain('the newest')
  })

  test('is loaded anew when it is not what it would be now, or when the app waits for a page to load', async () => {
    await watch()
    const stamp = stampOf(await text('/__kiln/warm/', true))
    await edit('index.html', (testApp['index.html'] ?? '').replace('Habits', 'Rituals'))
    expect(await text(`/__kiln/build/start-${stamp}-2.js`)).toMatch(/^location\.reload\(\)/)
    const now = stampOf(await text('/__kiln/warm/', true))
    await edit('src/store.ts', `${testApp['src/store.ts']}\naddEventListener('load', () => console.log('loaded'))`)
    expect(await text(`/__kiln/build/start-${now}-3.js`)).toMatch(/^location\.reload\(\)/)
  })
})

test('a page that waits for its first build gets it, however many other projects are opened meanwhile', async () => {
  const pages = ['one', 'two', 'three', 'four', 'five'].map((id) => sites.respond(id, '/', true))
  for (const page of await Promise.all(pages)) expect(Buffer.from(page?.body ?? []).toString()).toContain('/app-')
})

test('a page that waits when Kiln closes is answered', async () => {
  const page = sites.respond('one', '/', true)
  builds.stop()
  await page
})

test('places of built scripts are found in the sources, also under the name that a waiting page knows', async () => {
  files.set('src/store.ts', `${testApp['src/store.ts']}\nexport const boom = () => {\n  throw new Error('boom')\n}`)
  await watch()
  const page = await text('/', true)
  const script = /src="\/(__kiln\/build\/app-[^"]+)"/.exec(page)?.[1] ?? ''
  const warm = /__kilnWarm="(\d+)"/.exec(await text('/__kiln/warm/', true))?.[1] ?? ''
  const start = `__kiln/build/start-${warm}-1.js`
  const lines = (await text(`/${start}`)).split('\n')
  const line = lines.findIndex((one) => one.includes('new Error("boom")')) + 1
  const column = (lines[line - 1] ?? '').indexOf('new Error') + 1
  const wanted = { file: 'src/store.ts', line: (files.get('src/store.ts') ?? '').split('\n').length - 1, column: 9 }
  const places = [
    { file: script, line, column },
    { file: start, line, column },
    { file: 'src/a.ts', line: 1, column: 1 },
  ]
  expect(await sites.locate('habits', places)).toEqual([wanted, wanted, undefined])
})

test('a screen that is still to come keeps its skeleton; one that is wrong says why', async () => {
  files.set('src/App.tsx', (testApp['src/App.tsx'] ?? '').replace('./screens/Settings', './screens/Soon'))
  await watch()
  const screen = '/__kiln/build/screen/src/screens/Soon.js'
  expect(await text(screen)).toContain('await new Promise')
  expect(states.at(-1)?.failedScreens).toMatchObject([{ absent: true }])
  await edit('src/screens/Soon.tsx', 'export default () => <p>')
  expect(await text(screen)).toContain('throw new Error("src/screens/Soon.tsx:1:')
})
