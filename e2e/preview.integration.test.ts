/** The preview in a real browser: a page paints, runs and keeps what was typed while it is being written. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type Frame, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPreview, type Overlay } from '../main/preview/preview.ts'
import { readBridgeEvent, type BridgeEvent } from '../shared/contract/bridge-event.ts'
import { chromiumPath } from './chromium.ts'
import { mountPreview } from './preview-mount.ts'

const executablePath = chromiumPath()
const target = { view: 'project', projectId: 'focus' } as const

let browser: Browser
let page: Page
let mount: Awaited<ReturnType<typeof mountPreview>>
let files: Map<string, string>

beforeAll(async () => {
  if (executablePath === undefined) throw new Error('No Chromium was found. Install one, or set KILN_CHROMIUM.')
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
})
afterAll(() => browser.close())

beforeEach(async () => {
  files = new Map()
  const read = (_: string, path: string): Promise<Uint8Array | undefined> => {
    const text = files.get(path)
    return Promise.resolve(text === undefined ? undefined : Buffer.from(text))
  }
  mount = await mountPreview((studio) =>
    createPreview({ secret: 'secret', readProjectFile: read, readVersionFile: read, frameAncestors: [studio] }),
  )
  page = await browser.newPage()
})
afterEach(async () => {
  await page.close()
  await mount.close()
})

/** Opens the studio's page with the app's frame in it; does not wait for the frame. */
async function openStudio(path = ''): Promise<Frame> {
  const url = mount.urlFor(mount.preview.hostFor(target)) + path
  await page.goto(`${mount.studio}/?frame=${encodeURIComponent(url)}`, { waitUntil: 'commit' })
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  if (frame === null) throw new Error('The studio page has no frame.')
  return frame
}

async function told(): Promise<BridgeEvent[]> {
  const messages = await page.evaluate(() => Reflect.get(window, 'messages') as unknown[])
  return messages.map(readBridgeEvent).filter((event) => event !== undefined)
}

/** Time enough for a busy machine: nothing here is about speed. */
const poll = (look: () => unknown) => expect.poll(look, { timeout: 15_000 })

function write(overlay: Overlay, path: string, text: string): void {
  overlay.start(path)
  overlay.append(path, text)
  overlay.end(path)
}

const head = '<!doctype html><html lang="en"><title>Focus</title>'

describe('a page that is being written', () => {
  test('is on the screen before its stream ends, and ends as one load', async () => {
    const overlay = mount.preview.overlay('focus')
    const frame = await openStudio()
    overlay.start('index.html')
    overlay.append('index.html', `${head}<body><h1>Focus</h1>`)
    await frame.waitForSelector('h1')
    await poll(async () => (await told()).map(({ type }) => type)).toContain('painted')
    expect((await told()).map(({ type }) => type)).not.toContain('ready')

    overlay.append('index.html', '<p id="last">done')
    await frame.waitForSelector('#last')
    overlay.end('index.html')
    overlay.finish()
    await poll(told).toContainEqual({ type: 'ready', path: '', title: 'Focus' })
    expect((await told()).filter(({ type }) => type === 'ready')).toHaveLength(1)
    expect(await frame.evaluate(() => document.documentElement.lang + document.compatMode)).toBe('enCSS1Compat')
    expect(await frame.evaluate(() => document.scripts.length)).toBe(0)
  })

  test('runs each script once, at its place, and keeps typed text to the end', async () => {
    const overlay = mount.preview.overlay('focus')
    const frame = await openStudio()
    overlay.start('index.html')
    overlay.append('index.html', `${head}<input id="task"><script>window.runs = (window.runs ?? 0) + 1`)
    overlay.append('index.html', ';document.title = "began"</script>')
    await frame.waitForFunction(() => document.title === 'began')
    await frame.fill('#task', 'water the plants')
    for (const piece of ['<p>one', '<p>two', '<script>window.runs += 10</script>', '<p id="last">end']) {
      overlay.append('index.html', piece)
    }
    overlay.end('index.html')
    overlay.finish()
    await frame.waitForLoadState('load')
    expect(await frame.inputValue('#task')).toBe('water the plants')
    expect(await frame.evaluate(() => Reflect.get(window, 'runs') as number)).toBe(11)
  })

  test('can be reloaded half way and still gets all of it', async () => {
    const overlay = mount.preview.overlay('focus')
    const frame = await openStudio()
    overlay.start('index.html')
    overlay.append('index.html', `${head}<p id="one">one`)
    await frame.waitForSelector('#one')
    await frame.evaluate(() => location.reload())
    await frame.waitForFunction(() => performance.getEntriesByType('navigation')[0]?.toJSON().type === 'reload')
    await frame.waitForSelector('#one')
    overlay.append('index.html', '<p id="two">two')
    overlay.end('index.html')
    overlay.finish()
    await frame.waitForLoadState('load')
    expect(await frame.evaluate(() => document.body.innerText)).toBe('one\n\ntwo')
  })

  test('starts over in the frame when the model begins the file again', async () => {
    const overlay = mount.preview.overlay('focus')
    const frame = await openStudio()
    overlay.start('index.html')
    overlay.append('index.html', `${head}<p id="draft">draft`)
    await frame.waitForSelector('#draft')
    write(overlay, 'index.html', `${head}<p id="better">better`)
    await frame.waitForSelector('#better')
    overlay.finish()
    expect(await frame.$('#draft')).toBeNull()
  })
})

describe('linked files', () => {
  test('a stylesheet written after the page holds nothing back and is brought in when whole', async () => {
    const overlay = mount.preview.overlay('focus')
    const frame = await openStudio()
    overlay.start('index.html')
    overlay.append('index.html', `${head}<link rel="stylesheet" href="css/app.css"><p id="text">Focus</p>`)
    await frame.waitForSelector('#text')
    await poll(async () => (await told()).map(({ type }) => type)).toContain('painted')
    overlay.end('index.html')
    const color = (): Promise<string> => frame.$eval('#text', (text) => getComputedStyle(text).color)
    overlay.start('css/app.css')
    overlay.append('css/app.css', 'p { color: rgb(1, 2, 3) ')
    expect(await color()).toBe('rgb(0, 0, 0)')
    overlay.append('css/app.css', '}')
    overlay.end('css/app.css')
    overlay.finish()
    mount.preview.clearOverlay('focus')
    files.set('css/app.css', 'p { color: rgb(1, 2, 3) }')
    await poll(color).toBe('rgb(1, 2, 3)')
    await poll(() => frame.$$eval('link', (links) => links.length)).toBe(1)
  })

  test('a stylesheet that another imports is there at the end', async () => {
    const overlay = mount.preview.overlay('focus')
    const frame = await openStudio()
    write(overlay, 'app.css', '@import "colors.css";')
    write(overlay, 'index.html', `${head}<link rel="stylesheet" href="app.css"><p id="text">Focus</p>`)
    await frame.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.endsWith('colors.css')),
    )
    write(overlay, 'colors.css', 'p { color: rgb(1, 2, 3) }')
    overlay.finish()
    await poll(() => frame.$eval('#text', (text) => getComputedStyle(text).color)).toBe('rgb(1, 2, 3)')
  })

  test('scripts wait for their files and run in the order of the page', async () => {
    const overlay = mount.preview.overlay('focus')
    const frame = await openStudio()
    write(
      overlay,
      'index.html',
      `${head}<body><p id="text">Focus</p><script src="one.js"></script><script src="two.js"></script>`,
    )
    await frame.waitForSelector('#text')
    write(overlay, 'two.js', 'document.body.dataset.order += "two"')
    overlay.start('one.js')
    overlay.append('one.js', 'document.body.dataset.order = ')
    expect(await frame.$eval('body', (body) => body.dataset['order'])).toBeUndefined()
    overlay.append('one.js', '"one"')
    overlay.end('one.js')
    overlay.finish()
    await poll(() => frame.$eval('body', (body) => body.dataset['order'])).toBe('onetwo')
  })

  test('an edit shows the old script at once, and the page again when it has been rewritten', async () => {
    files.set('index.html', `${head}<p id="old">old<script src="app.js"></script>`)
    files.set('app.js', 'document.title = "old"')
    const overlay = mount.preview.overlay('focus')
    const frame = await openStudio()
    await frame.waitForFunction(() => document.title === 'old')
    write(overlay, 'app.js', 'document.title = "new"')
    overlay.finish()
    await frame.waitForFunction(() => document.title === 'new')
  })
})

describe('the bridge', () => {
  test('tells of what the app logs and breaks on, with places', async () => {
    files.set(
      'index.html',
      `<!doctype html>
<script>
console.log('%s is %o', 'it', { deep: [1, 'two'] }, new Map([[1, 2]]))
const loop = {}; loop.self = loop; console.warn(loop)
Promise.reject(new Error('nobody'))
prompt('your name?')
missing()
</script>
<img src="none.png"><script src="none.js"></script>`,
    )
    page.on('dialog', (dialog) => void dialog.dismiss())
    await openStudio()
    await poll(async () => (await told()).filter(({ type }) => type === 'load-failed').length).toBe(2)
    const events = await told()
    expect(events).toContainEqual({
      type: 'console',
      level: 'log',
      text: 'it is {deep: [1, "two"]} Map[[1, 2]]',
      detail: 'it is {\n  deep: [\n    1,\n    "two"\n  ]\n} Map[\n  [\n    1,\n    2\n  ]\n]',
      file: '',
      line: 3,
      column: 9,
    })
    expect(events).toContainEqual(
      expect.objectContaining({ level: 'warn', text: '{self: {self: {self: …}}}', file: '', line: 4 }),
    )
    expect(events).toContainEqual({ type: 'prompt-used', text: 'your name?' })
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'error',
        message: 'Uncaught ReferenceError: missing is not defined',
        line: 7,
        rejection: false,
      }),
    )
    expect(events).toContainEqual(expect.objectContaining({ type: 'error', message: 'Error: nobody', rejection: true }))
    expect(events).toContainEqual({ type: 'load-failed', tag: 'img', url: 'none.png' })
    expect(events).toContainEqual({ type: 'load-failed', tag: 'script', url: 'none.js' })
  })

  test('tells of every way out that was refused, once, and nothing gets out', async () => {
    let reached = 0
    const outside = createServer()
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
    outside.on('connection', () => reached++)
    const away = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`
    files.set(
      'index.html',
      `${head}<img src="${away}/pixel.png"><a id="out" href="https://example.com/">out</a>
      <script>fetch('${away}/steal').catch(() => {}); navigator.sendBeacon('${away}/beacon')</script>
      <script>window.peers = typeof RTCPeerConnection</script>`,
    )
    const frame = await openStudio()
    await frame.waitForLoadState('load')
    await frame.click('#out')
    await poll(async () => (await told()).filter(({ type }) => type === 'blocked').length).toBe(4)
    expect((await told()).filter(({ type }) => type === 'blocked')).toEqual(
      expect.arrayContaining([
        { type: 'blocked', directive: 'img-src', url: `${away}/pixel.png` },
        { type: 'blocked', directive: 'connect-src', url: `${away}/steal` },
        { type: 'blocked', directive: 'connect-src', url: `${away}/beacon` },
        { type: 'blocked', directive: 'navigation', url: 'https://example.com/' },
      ]),
    )
    expect((await told()).filter(({ type }) => type === 'load-failed')).toEqual([])
    expect(await frame.evaluate(() => Reflect.get(window, 'peers') as string)).toBe('undefined')
    expect(frame.url()).toContain('.localhost')
    expect(reached).toBe(0)
    outside.close()
  })

  test('a page that logs without end does not flood the studio', async () => {
    files.set('index.html', `${head}<script>for (let i = 0; i < 20_000; i++) console.log(i)</script><p id="end">`)
    const frame = await openStudio()
    await frame.waitForSelector('#end', { state: 'attached' })
    await poll(async () => JSON.stringify(await told())).toContain('left-out')
    expect((await told()).length).toBeLessThan(300)
  })

  test('tells what the app asked for, with its size and its end, also of a fetch', async () => {
    files.set('index.html', `${head}<link rel="stylesheet" href="app.css"><script>fetch('none.json')</script>`)
    files.set('app.css', 'p{}')
    await openStudio()
    const asked = async (): Promise<object[]> =>
      (await told()).flatMap((event) => (event.type === 'requests' ? event.list : []))
    await poll(async () => (await asked()).length).toBe(3)
    expect(await asked()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: '', kind: 'document', status: 200, bytes: files.get('index.html')?.length }),
        expect.objectContaining({ path: 'app.css', kind: 'style', status: 200, bytes: 3 }),
        expect.objectContaining({ path: 'none.json', kind: 'fetch', status: 404 }),
      ]),
    )
  })

  test('loads again when asked to, at the place that the page was scrolled to, and the app does not hear of it', async () => {
    files.set(
      'index.html',
      `${head}<script>window.heard = 0; addEventListener('message', () => heard++)</script><p style="height:3000px">`,
    )
    const frame = await openStudio()
    await frame.waitForLoadState('load')
    await frame.evaluate(() => scrollTo(0, 900))
    await page.waitForTimeout(300)
    await page.evaluate(() => {
      const app = document.querySelector('iframe')
      app?.contentWindow?.postMessage({ source: 'kiln-studio', type: 'reload' }, new URL(app.src).origin)
    })
    await poll(async () => (await told()).filter(({ type }) => type === 'ready').length).toBe(2)
    await poll(() => frame.evaluate(() => scrollY)).toBe(900)
    expect(await frame.evaluate(() => Reflect.get(window, 'heard') as number)).toBe(0)
    expect((await told()).map(({ type }) => type)).toContain('leaving')
  })

  test('draws the page into a picture when asked to: what is seen, or all of it', async () => {
    files.set(
      'index.html',
      `${head}<style>body{margin:0;background:rgb(0,128,0)}canvas{display:block}</style><canvas width="20" height="20"></canvas>
      <p style="height:1000px;margin:0"><script>document.querySelector('canvas').getContext('2d').fillRect(0,0,20,20)</script>`,
    )
    const frame = await openStudio()
    await frame.waitForLoadState('load')
    const pictures = await page.evaluate(async () => {
      const app = document.querySelector('iframe')
      const ask = (id: string, order: object) =>
        new Promise<{ width: number; height: number; colors: string[] }>((done) => {
          addEventListener('message', ({ data }: MessageEvent<{ type: string; id: string; image: ArrayBuffer }>) => {
            if (data.type !== 'captured' || data.id !== id) return
            void createImageBitmap(new Blob([data.image])).then((bitmap) => {
              const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
              const context = canvas.getContext('2d')
              context?.drawImage(bitmap, 0, 0)
              const color = (x: number, y: number) => String(context?.getImageData(x, y, 1, 1).data)
              done({ width: bitmap.width, height: bitmap.height, colors: [color(5, 5), color(100, bitmap.height - 9)] })
            })
          })
          const order_ = { source: 'kiln-studio', type: 'capture', id, ...order }
          app?.contentWindow?.postMessage(order_, new URL(app.src).origin)
        })
      return [
        await ask('a', { area: 'viewport', ratio: 2, format: 'image/png' }),
        await ask('b', { area: 'page', ratio: 1, format: 'image/png' }),
        await ask('c', { area: 'viewport', ratio: 1, format: 'image/png', fill: { width: 480, height: 300 } }),
      ]
    })
    const colors = ['0,0,0,255', '0,128,0,255']
    expect(pictures[0]).toEqual({ width: 1200, height: 800, colors })
    expect(pictures[1]).toMatchObject({ width: 600, colors })
    expect(pictures[1]?.height).toBeGreaterThan(1000)
    expect(pictures[2]).toEqual({ width: 480, height: 300, colors })
  })

  test('what the app breaks on while it is drawn is told, and what drawing it asks for is not', async () => {
    files.set(
      'index.html',
      `${head}<img src="https://example.com/pixel.png">
      <p><img src="none.png" onerror="this.parentElement.classList.add('bare')"><script>
      const toBlob = HTMLCanvasElement.prototype.toBlob
      HTMLCanvasElement.prototype.toBlob = function (...given) {
        setTimeout(() => {
          location.hash = 'two'
          setTimeout(() => toBlob.apply(this, given), 50)
          throw new Error('while drawn')
        })
      }</script>`,
    )
    const frame = await openStudio()
    await frame.waitForLoadState('load')
    await page.evaluate(async () => {
      const app = document.querySelector('iframe')
      const order = { source: 'kiln-studio', type: 'capture', id: 'a', area: 'viewport', ratio: 1, format: 'image/png' }
      const drawn = new Promise<void>((done) =>
        addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => data.type === 'captured' && done()),
      )
      app?.contentWindow?.postMessage(order, new URL(app.src).origin)
      await drawn
    })
    const events = await told()
    expect(events.filter(({ type }) => type === 'error')).toEqual([
      expect.objectContaining({ type: 'error', message: 'Uncaught Error: while drawn' }),
    ])
    expect(events).toContainEqual(expect.objectContaining({ type: 'page', path: '#two' }))
    expect(events.filter(({ type }) => type === 'blocked')).toHaveLength(1)
  })

  test('leaves no names behind and no complaint of the browser about the headers', async () => {
    files.set('index.html', `${head}<p id="text">`)
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    const frame = await openStudio()
    await frame.waitForLoadState('load')
    const names = await frame.evaluate(() => Object.keys(window).filter((name) => /kiln|bridge/i.test(name)))
    expect(names).toEqual([])
    expect(complaints).toEqual([])
  })
})

test('a strange site may not frame the preview', async () => {
  files.set('index.html', `${head}<p id="text">mine`)
  await page.route('http://strange.example/**', (route) => {
    const src = mount.urlFor(mount.preview.hostFor(target))
    return route.fulfill({ contentType: 'text/html', body: `<iframe name="app" src="${src}"></iframe>` })
  })
  await page.goto('http://strange.example/')
  expect(await page.frame({ name: 'app' })?.$('#text')).toBeNull()
})
