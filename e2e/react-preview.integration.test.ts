/** A React app in a real browser, from the process that builds it: it runs, takes edits, and what is wrong never replaces it. */
import { chromium, type Browser, type Frame, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPreview } from '../main/preview/preview.ts'
import { ensureVendored } from '../main/preview/react-build/build-vendored.ts'
import { createReactPreview, type ReactPreview } from '../main/preview/react-build/react-preview.ts'
import type { ReactBuildEvent, ReactProject } from '../main/preview/react-build/react-project.ts'
import { memorySource, testApp } from '../main/preview/react-build/test-app.ts'
import { readBridgeEvent, type BridgeEvent } from '../shared/contract/bridge-event.ts'
import { chromiumPath } from './chromium.ts'
import { mountPreview } from './preview-mount.ts'

const executablePath = chromiumPath()

let browser: Browser
let page: Page
let mount: Awaited<ReturnType<typeof mountPreview>>
let react: ReactPreview
let project: ReactProject
let files: Map<string, string>
let events: ReactBuildEvent[]

beforeAll(async () => {
  if (executablePath === undefined) throw new Error('No Chromium was found. Install one, or set KILN_CHROMIUM.')
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
  react = createReactPreview({ vendorFolder: await ensureVendored() })
})
afterAll(async () => {
  react.stop()
  await browser.close()
})

beforeEach(async () => {
  files = new Map(Object.entries(testApp))
  events = []
  const source = memorySource(files)
  const builds: ReactPreview = {
    ...react,
    open(id, from) {
      project = react.open(id, from)
      project.subscribe((event) => events.push(event))
      return project
    },
  }
  mount = await mountPreview((studio) =>
    createPreview({
      secret: 'secret',
      readProjectFile: (_, path) => source.read(path),
      readVersionFile: () => Promise.resolve(undefined),
      react: { builds, isReact: () => true, listFiles: source.list },
      frameAncestors: [studio],
    }),
  )
  page = await browser.newPage()
})
afterEach(async () => {
  await page.close()
  await mount.close()
  project.close()
})

async function openApp(): Promise<Frame> {
  const url = mount.urlFor(mount.preview.hostFor({ view: 'project', projectId: 'habits' }))
  await page.goto(`${mount.studio}/?frame=${encodeURIComponent(url)}`, { waitUntil: 'commit' })
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  if (frame === null) throw new Error('The studio page has no frame.')
  return frame
}

async function told(): Promise<BridgeEvent[]> {
  const messages = await page.evaluate(() => Reflect.get(window, 'messages') as unknown[])
  return messages.map(readBridgeEvent).filter((event) => event !== undefined)
}

const poll = (look: () => unknown) => expect.poll(look, { timeout: 15_000 })

/** Writes files and resolves with how their build ended. */
async function write(changes: Readonly<Record<string, string>>): Promise<ReactBuildEvent> {
  const before = events.length
  for (const [path, text] of Object.entries(changes)) files.set(path, text)
  mount.preview.projectChanged('habits')
  await poll(() => events.length).toBeGreaterThan(before)
  const ended = events[before]
  if (ended === undefined) throw new Error('The build did not end.')
  return ended
}

describe('a React app', () => {
  test('runs from the build: routes, store, icons and Tailwind, with nothing refused', async () => {
    const frame = await openApp()
    await frame.waitForSelector('#title')
    const colours = await frame.evaluate(() => [
      getComputedStyle(document.querySelector('#title') as Element).color,
      getComputedStyle(document.querySelector('#add') as Element).backgroundColor,
    ])
    expect(colours).toEqual(['rgb(1, 2, 3)', 'rgb(4, 5, 6)'])
    expect(await frame.locator('nav svg').count()).toBe(2)
    await frame.click('#add')
    await poll(() => frame.textContent('#count')).toBe('2')
    await frame.click('#to-settings')
    await frame.waitForSelector('#settings')
    await frame.click('#to-home')
    expect(await frame.textContent('#count')).toBe('2')
    const wrong = (await told()).filter((event) => ['error', 'blocked', 'load-failed', 'console'].includes(event.type))
    expect(wrong).toEqual([])
  })

  test('can be loaded at the address of a screen', async () => {
    const frame = await openApp()
    await frame.waitForSelector('#title')
    await frame.evaluate(() => (location.href = '/settings'))
    await frame.waitForSelector('#settings')
  })

  test('shows an edit when it is loaded again', async () => {
    const frame = await openApp()
    await frame.waitForSelector('#title')
    const home = testApp['src/screens/Home.tsx'] ?? ''
    await write({ 'src/screens/Home.tsx': home.replace('>Habits<', '>Rituals<').replace('text-3xl', 'text-[7px]') })
    await frame.evaluate(() => location.reload())
    await poll(() => frame.textContent('#title').catch(() => '')).toBe('Rituals')
    expect(await frame.evaluate(() => getComputedStyle(document.querySelector('#title') as Element).fontSize)).toBe(
      '7px',
    )
  })

  test('gets a screen that was written meanwhile without being loaded again: what is typed stays, and the store is one', async () => {
    const frame = await openApp()
    await frame.waitForSelector('#title')
    await frame.fill('#name', 'water the plants')
    await frame.click('#add')
    const done = await write({
      'src/screens/Settings.tsx': `import { Button } from '@/components/Button'
import { useHabits } from '../store'
export default function Settings() {
  const { count, add } = useHabits()
  return <Button id="settings" onClick={add}>{count} habits</Button>
}
`,
    })
    expect(done).toMatchObject({ type: 'build-done', changed: ['screen/src/screens/Settings.js'], failedScreens: [] })
    expect(await frame.inputValue('#name')).toBe('water the plants')
    await frame.click('#to-settings')
    await poll(() => frame.textContent('#settings')).toBe('2 habits')
    await frame.click('#settings')
    await poll(() => frame.textContent('#settings')).toBe('3 habits')
  })

  test('goes on running as it was while a file is broken, and takes the next good one', async () => {
    await openApp()
    await poll(() => project.latest()?.type).toBe('build-done')
    const failed = await write({ 'src/App.tsx': 'export default function App() { return <p>half' })
    expect(failed).toMatchObject({ type: 'build-failed', problems: [{ file: 'src/App.tsx', line: 1 }] })
    const frame = await openApp()
    await frame.waitForSelector('#title')
    expect(await write({ 'src/App.tsx': testApp['src/App.tsx'] ?? '' })).toMatchObject({ type: 'build-done' })
  })

  test('reports an error with the place in the sources, by the source map', async () => {
    const home = `import { useEffect } from 'react'\n\nexport function Home() {\n  useEffect(() => {\n    throw new Error('no habits')\n  }, [])\n  return null\n}\n`
    files.set('src/screens/Home.tsx', home)
    await openApp()
    const thrown = async () => (await told()).find((event) => event.type === 'error' && /no habits/.test(event.message))
    await poll(thrown).toBeDefined()
    const event = await thrown()
    if (event?.type !== 'error') throw new Error('No error was told.')
    const map = await project.respond(`/${event.file}.map`, true)
    const { sources } = JSON.parse(Buffer.from(map?.body ?? []).toString()) as { sources: string[] }
    expect(sources).toContain('/src/screens/Home.tsx')
  })

  test('shows an answer over its files, each as it becomes whole, and its own files again when that is put away', async () => {
    const frame = await openApp()
    await frame.waitForSelector('#title')
    const overlay = mount.preview.overlay('habits')
    overlay.start('src/screens/Home.tsx')
    overlay.append('src/screens/Home.tsx', 'export function Home() { return <h1 id="title">Answ')
    const reloaded = async () => {
      await frame.evaluate(() => location.reload())
      return await frame.waitForSelector('#title').then(
        (title) => title.textContent(),
        () => '',
      )
    }
    expect(await reloaded()).toBe('Habits')
    overlay.append('src/screens/Home.tsx', 'ered</h1> }')
    overlay.end('src/screens/Home.tsx')
    await poll(reloaded).toBe('Answered')
    mount.preview.clearOverlay('habits')
    await poll(reloaded).toBe('Habits')
  })
})
