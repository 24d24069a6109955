/** The preview's promises to a browser, without one. `preview.integration.test.ts` in e2e asks a real one. */
import { beforeEach, describe, expect, test } from 'vitest'
import { failure } from '#shared/domain/error.ts'
import { createPreview, type Preview } from './preview.ts'

const project = { view: 'project', projectId: 'p1' } as const
let files: Map<string, string>
let preview: Preview
let host: string

beforeEach(() => {
  files = new Map()
  preview = createPreview({
    secret: 'secret',
    // Throws before there is a promise, as a reader does that first looks for the project.
    readProjectFile: (_, path) => {
      if (path === 'locked.txt') throw failure('read-only', 'The folder cannot be read.')
      const text = files.get(path)
      if (text === undefined) throw failure('not-found', 'There is no such file.')
      return Promise.resolve(Buffer.from(text))
    },
    readVersionFile: async (versionId, path) => Buffer.from(`${versionId} ${path}`),
    frameAncestors: ['kiln://studio'],
  })
  host = preview.hostFor(project)
})

function get(path: string, kind = 'empty', init: RequestInit = {}): Promise<Response> {
  const headers = { 'sec-fetch-dest': kind, ...(init.headers as Record<string, string>) }
  return preview.respond(host, new Request(`http://${host}.localhost${path}`, { ...init, headers }))
}

/** Whether it is answered by now, given every chance to be. */
async function isHeld(response: Promise<Response>): Promise<boolean> {
  const held = Symbol('held')
  const turns = (async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    return held
  })()
  return (await Promise.race([response, turns])) === held
}

describe('files', () => {
  test('come with their type and with the rules that keep the app in', async () => {
    files.set('index.html', '<!doctype html><p>hi')
    const response = await get('/', 'iframe')
    expect(await response.text()).toMatch(/^<!doctype html><script>.*<\/script><p>hi$/)
    const headers = Object.fromEntries(response.headers)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self' kiln://studio")
    expect(headers['content-security-policy']).toContain("connect-src 'self' data: blob:;")
  })

  test('a document that a script fetches comes as it is', async () => {
    files.set('part.html', '<p>part')
    expect(await (await get('/part.html')).text()).toBe('<p>part')
  })

  test('a scheme without fetch metadata knows a navigation by what it accepts', async () => {
    files.set('index.html', '<p>hi')
    const request = new Request('kiln-app://x/', { headers: { accept: 'text/html,*/*;q=0.8' } })
    expect(await (await preview.respond(host, request)).text()).toContain('<script>')
  })

  test('a folder has its index.html, with the slash that its links need', async () => {
    files.set('about/index.html', '<p>about')
    expect((await get('/about?x=1', 'iframe')).headers.get('location')).toBe('/about/?x=1')
    expect((await get('/about/', 'iframe')).status).toBe(200)
  })

  test('what is not there is not found, in words for a page', async () => {
    expect((await get('/app.js', 'script')).status).toBe(404)
    expect((await get('/../../etc/passwd')).status).toBe(404)
    expect((await get('/%2e%2e%2fetc')).status).toBe(400)
    const page = await get('/', 'iframe')
    expect(page.status).toBe(404)
    expect(await page.text()).toContain('This app has no index.html')
    expect(await (await get('/%3Cb%3E.html', 'iframe')).text()).not.toContain('<b>')
  })

  test('only reading is answered; a HEAD has no body; a service worker is refused', async () => {
    files.set('app.js', '1')
    expect((await get('/app.js', 'empty', { method: 'POST', body: 'x' })).status).toBe(405)
    const head = await get('/app.js', 'empty', { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '1', ''])
    const worker = await get('/app.js', 'serviceworker', { headers: { 'service-worker': 'script' } })
    expect(worker.status).toBe(403)
  })

  test('what Kiln serves of its own stands apart from the files and out of the list of requests', async () => {
    files.set('__kiln/capture.js', 'mine')
    const capture = await (await get('/__kiln/capture.js', 'script')).text()
    expect(capture).toContain('./snapdom.js')
    expect(await (await get('/__kiln/snapdom.js', 'script')).text()).toContain('snapdom')
    expect((await get('/__kiln/other.js', 'script')).status).toBe(404)
    files.set('a.txt', 'a')
    await get('/a.txt')
    const asked = (await (await get('/__kiln/requests?after=0')).json()) as { list: { path: string }[] }
    expect(asked.list.map(({ path }) => path)).toEqual(['a.txt'])
  })

  test('a file that cannot be read says why', async () => {
    const response = await get('/locked.txt')
    expect([response.status, await response.text()]).toEqual([500, 'The folder cannot be read.'])
  })

  test('a version is shown from its own files, whatever is written over the project', async () => {
    preview.overlay('p1').start('index.html')
    const old = preview.hostFor({ view: 'version', projectId: 'p1', versionId: 'v7' })
    const response = await preview.respond(old, new Request('http://x/a.txt'))
    expect(await response.text()).toBe('v7 a.txt')
    expect(preview.knows(old)).toBe(true)
    expect((await preview.respond('kother', new Request('http://x/'))).status).toBe(404)
  })
})

describe('an answer that is being written', () => {
  test('a page is held until it begins, then streamed', async () => {
    const overlay = preview.overlay('p1')
    const response = get('/', 'iframe')
    expect(await isHeld(response)).toBe(true)
    overlay.start('about.html')
    expect(await isHeld(response)).toBe(true)
    overlay.start('index.html')
    overlay.append('index.html', '<p>one')
    const body = (await response).text()
    overlay.append('index.html', '<p>two')
    overlay.end('index.html')
    expect(await body).toMatch(/<p>one<p>two$/)
  })

  test('a page that never begins is told so at the end, with what there is instead', async () => {
    const overlay = preview.overlay('p1')
    const response = get('/', 'iframe')
    overlay.start('timer.html')
    overlay.finish()
    expect((await response).status).toBe(404)
    expect(await (await response).text()).toContain('<a href="/timer.html">')
  })

  test('waiting ends when the browser goes away', async () => {
    preview.overlay('p1')
    const gone = new AbortController()
    const response = get('/', 'iframe', { signal: gone.signal })
    expect(await isHeld(response)).toBe(true)
    gone.abort()
    expect((await response).status).toBe(404)
  })

  test('a stylesheet is empty until it is whole, and then told to pages', async () => {
    const overlay = preview.overlay('p1')
    overlay.start('index.html')
    const page = await get('/', 'iframe')
    overlay.append('index.html', '<p>')
    const first = await page.body?.getReader().read()
    const id = /"overlay":"(\w+)"/.exec(Buffer.from(first?.value ?? []).toString())?.[1] ?? ''
    const early = await get('/app.css?v=1', 'style')
    expect([early.status, await early.text()]).toEqual([200, ''])
    const news = get(`/__kiln/changes?overlay=${id}&after=0`)
    overlay.start('app.css')
    overlay.append('app.css', 'p{}')
    expect(await isHeld(news)).toBe(true)
    overlay.end('app.css')
    expect(await (await news).json()).toEqual({ after: 1, done: false, changes: [{ path: 'app.css', kind: 'style' }] })
    expect(await (await get('/app.css?kiln=1', 'style')).text()).toBe('p{}')
  })

  test('the last change is heard even when the answer becomes the project at once', async () => {
    const overlay = preview.overlay('p1')
    overlay.start('index.html')
    const page = await get('/', 'iframe')
    overlay.end('index.html')
    const id = /"overlay":"(\w+)"/.exec(await page.text())?.[1] ?? ''
    await get('/app.css', 'style')
    const news = get(`/__kiln/changes?overlay=${id}&after=0`)
    overlay.start('app.css')
    overlay.end('app.css')
    preview.clearOverlay('p1')
    expect(await (await news).json()).toMatchObject({ done: true, changes: [{ path: 'app.css', kind: 'style' }] })
  })

  test('a stylesheet that becomes whole while the disk is looked at is not missed', async () => {
    const overlay = preview.overlay('p1')
    const response = get('/app.css', 'style')
    overlay.start('app.css')
    overlay.append('app.css', 'p{}')
    overlay.end('app.css')
    expect(await (await response).text()).toBe('p{}')
  })

  test('a script is held until its file ends; one that never comes is not found at the end', async () => {
    const overlay = preview.overlay('p1')
    const [present, missing] = [get('/app.js', 'script'), get('/other.js', 'script')]
    overlay.start('app.js')
    overlay.append('app.js', 'run()')
    expect(await isHeld(present)).toBe(true)
    overlay.end('app.js')
    expect(await (await present).text()).toBe('run()')
    expect(await isHeld(missing)).toBe(true)
    overlay.finish()
    expect((await missing).status).toBe(404)
  })

  test('a few images are held; more are refused at once, so that a browser has connections left', async () => {
    const overlay = preview.overlay('p1')
    const images = ['/1.svg', '/2.svg', '/3.svg'].map((path) => get(path, 'image'))
    expect(await Promise.all(images.map(isHeld))).toEqual([true, true, false])
    overlay.start('1.svg')
    overlay.append('1.svg', '<svg/>')
    overlay.end('1.svg')
    expect((await images[0])?.status).toBe(200)
    overlay.finish()
    expect((await images[1])?.status).toBe(404)
  })

  test('over an existing app, what is not rewritten comes from the project, and a dropped file shows it again', async () => {
    files.set('index.html', '<p>old')
    files.set('app.css', 'old')
    const overlay = preview.overlay('p1')
    expect(await (await get('/', 'iframe')).text()).toContain('<p>old')
    overlay.start('app.css')
    expect(await (await get('/app.css', 'style')).text()).toBe('old')
    overlay.append('app.css', 'new')
    overlay.end('app.css')
    expect(await (await get('/app.css', 'style')).text()).toBe('new')
    overlay.drop('app.css')
    expect(await (await get('/app.css', 'style')).text()).toBe('old')
  })

  test('a stopped answer is shown as far as it came, until it is put away', async () => {
    files.set('index.html', '<p>old')
    const overlay = preview.overlay('p1')
    overlay.start('index.html')
    overlay.append('index.html', '<p>half')
    overlay.finish()
    expect(await (await get('/', 'iframe')).text()).toContain('<p>half')
    preview.clearOverlay('p1')
    expect(await (await get('/', 'iframe')).text()).toContain('<p>old')
  })

  test('who waits for one answer is served by the next', async () => {
    preview.overlay('p1')
    const response = get('/', 'iframe')
    expect(await isHeld(response)).toBe(true)
    const next = preview.overlay('p1')
    next.start('index.html')
    next.append('index.html', '<p>second')
    next.end('index.html')
    expect(await (await response).text()).toContain('<p>second')
  })
})
