/** Apps as one file, in a real browser that has no network for them: what they lack is told, and what they carry works. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium, type Browser, type Frame, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPreview, type Preview } from '../main/preview/preview.ts'
import { bundlePage } from '../main/projects/export/bundle-page.ts'
import { createTemplates } from '../main/providers/starter/templates.ts'
import { readBridgeEvent, type BridgeEvent } from '../shared/contract/bridge-event.ts'
import { chromiumPath } from './chromium.ts'
import { mountPreview, type PreviewMount } from './preview-mount.ts'

/** In which an app's scripts take their turns. */
const order = ['now', 'late 1', 'circle main', 'lazy']
const target = { view: 'export', projectId: 'one' } as const
const templates = createTemplates(fileURLToPath(new URL('../resources/templates', import.meta.url)))

let browser: Browser
let mount: PreviewMount & { preview: Preview }
let page: Page
let files: Map<string, string>

beforeAll(async () => {
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error('No Chromium was found. Install one, or set KILN_CHROMIUM.')
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
})
afterAll(() => browser.close())

beforeEach(async () => {
  files = new Map()
  const none = (): Promise<undefined> => Promise.resolve(undefined)
  mount = await mountPreview((studio) =>
    createPreview({
      secret: 'secret',
      readProjectFile: none,
      readVersionFile: none,
      readTemplateFile: async (id, wishes, path) => (await templates.app(id, wishes)).files.get(path),
      exportPage: async () =>
        (await bundlePage(new Map([...files].map(([path, text]) => [path, Buffer.from(text)])), 'index.html')).html,
      frameAncestors: [studio],
    }),
  )
  page = await browser.newPage()
})
afterEach(async () => {
  await page.close()
  await mount.close()
})

/** The export of the files, in the studio's frame. */
async function openExport(): Promise<Frame> {
  const url = mount.urlFor(mount.preview.hostFor(target))
  await page.goto(`${mount.studio}/?frame=${encodeURIComponent(url)}`)
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  if (frame === null) throw new Error('The studio page has no frame.')
  return frame
}

async function told(): Promise<BridgeEvent[]> {
  const messages = await page.evaluate(() => Reflect.get(window, 'messages') as unknown[])
  return messages.map(readBridgeEvent).filter((event) => event !== undefined)
}

/** What the app tried to load and did not get. */
async function lacking(): Promise<string[]> {
  const events = await told()
  const urls = events.flatMap((event) => (event.type === 'blocked' || event.type === 'load-failed' ? [event.url] : []))
  return [...new Set(urls)].toSorted()
}

const poll = (look: () => unknown) => expect.poll(look, { timeout: 15_000 })

/** An app with everything that a page can link. */
function demanding(): Map<string, string> {
  return new Map([
    [
      'index.html',
      `<!doctype html><title>x</title><link rel="stylesheet" href="css/app.css"><link rel="icon" href="i.svg">
         <script src="late.js" defer></script><script src="now.js"></script>
         <h1>One</h1><img src="i.svg" alt=""><script type="module" src="js/main.js"></script>`,
    ],
    ['css/app.css', '@import "base.css" layer(base); h1 { background: url("../i.svg") } @layer base, app;'],
    ['css/base.css', 'h1 { color: rgb(1, 2, 3) }'],
    ['i.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"></svg>'],
    ['now.js', 'window.order = ["now"]; window.text = "</script><!--"'],
    ['late.js', 'window.order.push("late " + document.querySelectorAll("h1").length)'],
    [
      'js/main.js',
      `import { circle } from './b.js'; export const main = 'main'; window.order.push(circle())
        const { late } = await import('./late.js'); window.order.push(late)`,
    ],
    ['js/b.js', `import { main } from './main.js'; export const circle = () => 'circle ' + main`],
    ['js/late.js', `export const late = 'lazy'`],
  ])
}

describe('an app in one file', () => {
  test('runs with its styles, pictures, fonts and modules, and asks for nothing', async () => {
    files = demanding()
    const frame = await openExport()
    await poll(() => frame.evaluate(() => Reflect.get(window, 'order') as string[])).toEqual(order)
    expect(await frame.evaluate(() => Reflect.get(window, 'text') as string)).toBe('</script><!--')
    expect(await frame.locator('h1').evaluate((heading) => getComputedStyle(heading).color)).toBe('rgb(1, 2, 3)')
    expect(await frame.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(7)
    await poll(async () => (await told()).map(({ type }) => type)).toContain('ready')
    await page.waitForTimeout(500)
    expect(await lacking()).toEqual([])
  })

  test('tells of every address that needs a network and of every file that it lacks', async () => {
    files = new Map([
      [
        'index.html',
        `<!doctype html><title>x</title><link rel="stylesheet" href="https://fonts.example/x.css"><p>x
         <img src="http://a.example/b.png"><img src="missing.png">
         <script>fetch('/api').catch(() => 0); fetch('data.json').catch(() => 0); new Image().src = 'there.png'</script>
         <script src="//cdn.example/y.js"></script>`,
      ],
      ['data.json', '{}'],
      ['there.png', 'x'],
    ])
    await openExport()
    await poll(lacking).toEqual([
      'api',
      'data.json',
      'http://a.example/b.png',
      'http://cdn.example/y.js',
      'https://fonts.example/x.css',
      'missing.png',
      'there.png',
    ])
  })

  test('does the same opened from a disk, with no network at all', async () => {
    const bytes = [...demanding()].map(([path, text]) => [path, Buffer.from(text)] as const)
    const { html, outside } = await bundlePage(new Map(bytes), 'index.html')
    expect(outside).toEqual([])
    const folder = await mkdtemp(join(tmpdir(), 'kiln-export-'))
    const context = await browser.newContext({ offline: true })
    try {
      await writeFile(join(folder, 'app.html'), html)
      const opened = await context.newPage()
      const troubles: string[] = []
      opened.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
      opened.on('pageerror', (error) => troubles.push(error.message))
      await opened.goto(pathToFileURL(join(folder, 'app.html')).href)
      await poll(() => opened.evaluate(() => Reflect.get(window, 'order') as string[])).toEqual(order)
      expect(await opened.locator('h1').evaluate((heading) => getComputedStyle(heading).color)).toBe('rgb(1, 2, 3)')
      expect(troubles).toEqual([])
    } finally {
      await context.close()
      await rm(folder, { recursive: true })
    }
  })
})

describe('every template', async () => {
  const cards = await templates.list()

  test.each(cards.map(({ id }) => id))('%s is whole in one file', async (id) => {
    files = new Map((await templates.app(id, { language: 'en' })).files)
    const troubles: string[] = []
    page.on('pageerror', (error) => troubles.push(error.message))
    const frame = await openExport()
    await poll(async () => (await told()).map(({ type }) => type)).toContain('painted')
    await frame.waitForLoadState('load')
    await page.waitForTimeout(300)
    expect(await lacking()).toEqual([])
    expect((await told()).filter(({ type }) => type === 'error')).toEqual([])
    expect(troubles).toEqual([])
  })

  test('shows in the gallery in its theme and language, sixteen frames being one site', async () => {
    const urls = cards.map(({ id }, index) => {
      const wishes = { language: index % 2 === 0 ? 'en' : 'ar', theme: index % 3 === 0 ? 'light' : 'dark' } as const
      const shown = { view: 'template', templateId: id, ...wishes } as const
      return { url: mount.urlFor(mount.preview.hostFor(shown)) + mount.preview.pathFor(shown), ...wishes }
    })
    expect(new Set(urls.map(({ url }) => new URL(url).origin)).size).toBe(1)
    for (const { url, language, theme } of urls) {
      await page.goto(`${mount.studio}/?frame=${encodeURIComponent(url)}`)
      const frame = await (await page.waitForSelector('iframe')).contentFrame()
      await frame?.waitForLoadState('load')
      expect(await frame?.evaluate(() => document.documentElement.lang)).toBe(language)
      expect(await frame?.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme)
      expect(await lacking()).toEqual([])
    }
  })
})
