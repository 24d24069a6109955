/** Electron for real: what the studio's page and a preview's frame can and cannot do, and when the process ends. */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchElectron, type LaunchedStudio } from './launch.ts'

/** Where no runtime is, `npm test` says so, once for all that needs one. */
const runtime = process.env['ELECTRON_EXEC_PATH'] ?? process.env['ELECTRON_OVERRIDE_DIST_PATH']
const hasRuntime = (runtime !== undefined && existsSync(runtime)) || existsSync('node_modules/electron/dist/version')

describe.runIf(hasRuntime)('the window', () => {
  let studio: LaunchedStudio
  let reached = 0
  /** Something on this machine that no page may reach. */
  const outside = createServer((_request, response) => {
    reached += 1
    response.setHeader('access-control-allow-origin', '*')
    response.end('reached')
  })
  let outsideUrl: string

  beforeAll(async () => {
    outside.listen(0, '127.0.0.1')
    await once(outside, 'listening')
    outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`
    studio = await launchElectron()
  }, 60_000)

  afterAll(async () => {
    await studio.close()
    outside.close()
  })

  it('shows the studio from its own scheme, with a policy and no Node', async () => {
    expect(studio.page.url()).toMatch(/^kiln:\/\/studio\//)
    const found = await studio.page.evaluate(async () => ({
      origin: location.origin,
      policy: (await fetch('/')).headers.get('content-security-policy'),
      node: [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')],
      opened: window.opener,
    }))
    expect(found).toMatchObject({ origin: 'kiln://studio', node: ['undefined', 'undefined'] })
    expect(found.policy).toContain("default-src 'none'")
    expect(found.policy).not.toContain('unsafe-eval')
  })

  it('serves nothing outside the renderer', async () => {
    const statuses = await studio.page.evaluate(() =>
      Promise.all(
        ['/..%2f..%2fpackage.json', '/%2e%2e/main/index.js', '/..%5cmain%5cindex.js'].map(
          async (path) => (await fetch(path)).status,
        ),
      ),
    )
    expect(statuses).toEqual([404, 404, 404])
  })

  it('has no network, whatever is tried', async () => {
    const tried = await studio.page.evaluate(async (url) => {
      const failing = async (attempt: Promise<unknown>) =>
        attempt.then(
          () => 'worked',
          () => 'failed',
        )
      const image = new Promise((done, fail) => Object.assign(new Image(), { onload: done, onerror: fail, src: url }))
      const socket = new Promise((done, fail) => {
        try {
          Object.assign(new WebSocket(url.replace('http', 'ws')), { onopen: done, onerror: fail })
        } catch (thrown) {
          fail(thrown)
        }
      })
      return await Promise.all([failing(fetch(url)), failing(image), failing(socket)])
    }, outsideUrl)
    expect(tried).toEqual(['failed', 'failed', 'failed'])
    expect(reached).toBe(0)
  })

  it('lets peer connections reach nobody, which no policy could forbid', async () => {
    let heard = 0
    const udp = createSocket('udp4').on('message', () => (heard += 1))
    udp.bind(0, '127.0.0.1')
    await once(udp, 'listening')
    const { port } = udp.address()
    const tcp = createTcpServer(() => (heard += 1)).listen(port, '127.0.0.1')
    const candidates = await studio.page.evaluate(async (server) => {
      const urls = [`stun:${server}`, `turn:${server}?transport=udp`, `turn:${server}?transport=tcp`]
      const peer = new RTCPeerConnection({ iceServers: [{ urls, username: 'a', credential: 'b' }] })
      const found: string[] = []
      peer.onicecandidate = (event) => found.push(...(event.candidate === null ? [] : [event.candidate.candidate]))
      peer.createDataChannel('out')
      await peer.setLocalDescription(await peer.createOffer())
      await new Promise((done) => setTimeout(done, 1_500))
      return found
    }, `127.0.0.1:${port}`)
    udp.close()
    tcp.close()
    expect(candidates).toEqual([])
    expect(heard).toBe(0)
  })

  it('stays where it is: no navigation, no windows', async () => {
    await studio.page.evaluate((url) => {
      window.open('file:///etc/passwd')
      location.href = url.replace('http:', 'ftp:')
      const link = Object.assign(document.createElement('a'), { href: 'kiln-app://somewhere/' })
      document.body.append(link)
      link.click()
    }, outsideUrl)
    await studio.page.waitForTimeout(300)
    expect(studio.page.url()).toMatch(/^kiln:\/\/studio\//)
    expect(reached).toBe(0)
  })

  it('is given no permission but to copy', async () => {
    const answers = await studio.page.evaluate(async () => {
      const failing = async (attempt: Promise<unknown>) =>
        attempt.then(
          () => 'allowed',
          () => 'denied',
        )
      return {
        copy: await failing(navigator.clipboard.writeText('copied')),
        paste: await failing(navigator.clipboard.readText()),
        place: await failing(new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, fail))),
        camera: await failing(navigator.mediaDevices.getUserMedia({ video: true })),
        notify: await Notification.requestPermission(),
      }
    })
    expect(answers).toEqual({ copy: 'allowed', paste: 'denied', place: 'denied', camera: 'denied', notify: 'denied' })
  })

  it('gives its port to the top frame alone', async () => {
    const got = await studio.page.evaluate(
      () =>
        new Promise((done) => {
          const frame = document.createElement('iframe')
          document.body.append(frame)
          // A frame has no preload script: whatever it asks, nobody hears it.
          frame.contentWindow?.addEventListener('message', (event) => {
            if (event.ports.length > 0) done('a port')
          })
          frame.contentWindow?.postMessage({ type: 'kiln-connect' }, '*')
          setTimeout(() => done('nothing'), 400)
        }),
    )
    expect(got).toBe('nothing')
  })

  it('remembers its place in a file that is always whole', async () => {
    await studio.restart()
    const bounds = JSON.parse(await readFile(join(studio.dataFolder, 'window.json'), 'utf8'))
    expect(bounds).toMatchObject({
      width: expect.any(Number),
      height: expect.any(Number),
      maximized: expect.any(Boolean),
    })
  })

  it('has an owner that a second start joins', async () => {
    const owner = JSON.parse(await readFile(join(studio.dataFolder, 'owner.json'), 'utf8'))
    expect(owner).toMatchObject({ pid: studio.pid, shell: 'electron' })
    const page = await studio.reopen()
    expect(page).toBe(studio.page)
  })

  it('comes back after it was killed, over the stale lock', async () => {
    await studio.kill()
    await studio.restart()
    expect(studio.page.url()).toMatch(/^kiln:\/\/studio\//)
  })

  it('ends with its last window, when nothing is being written', async () => {
    const { pid } = studio
    await studio.closeWindow()
    await expect.poll(() => isThere(pid), { timeout: 10_000 }).toBe(false)
    await studio.restart()
  })
})

describe.runIf(hasRuntime)('a run without a window', () => {
  it('keeps the process until it ends, and shows what came of it when Kiln is opened again', async () => {
    const studio = await launchElectron({ scriptFile: await slowScript() })
    try {
      await studio.page.getByRole('textbox').first().fill('a page')
      await studio.page.keyboard.press('Control+Enter')
      await studio.page.getByText('a page').first().waitFor()
      const { pid } = studio
      await studio.closeWindow()
      await studio.reopen()
      expect(studio.pid).toBe(pid)
      await studio.closeWindow()
      await expect.poll(() => isThere(pid), { timeout: 15_000 }).toBe(false)
    } finally {
      await studio.close()
    }
  }, 60_000)
})

describe.runIf(hasRuntime)('quitting', () => {
  it('asks while something is being written, and stays when told to', async () => {
    const studio = await launchElectron({ scriptFile: await slowScript() })
    try {
      await studio.page.getByRole('textbox').first().fill('a page')
      await studio.page.keyboard.press('Control+Enter')
      await studio.page.getByText('a page').first().waitFor()
      // The dialog is the system's: answered here in its place.
      const asked = await studio.application?.evaluate(async ({ app, dialog }) => {
        const questions: string[] = []
        Object.assign(dialog, {
          showMessageBox: async (options: { message: string; buttons: string[] }) => {
            questions.push(options.message, ...options.buttons)
            return { response: 1, checkboxChecked: false }
          },
        })
        app.quit()
        await new Promise((done) => setTimeout(done, 300))
        return questions
      })
      expect(asked).toEqual(['An app is still being written.', 'Quit and keep the draft', 'Go on writing'])
      expect(isThere(studio.pid)).toBe(true)

      const { pid } = studio
      await studio.application?.evaluate(({ app, dialog }) => {
        Object.assign(dialog, { showMessageBox: async () => ({ response: 0, checkboxChecked: false }) })
        // After this call has been answered: the answer needs the process.
        setTimeout(() => app.quit(), 50)
      })
      await expect.poll(() => isThere(pid), { timeout: 10_000 }).toBe(false)
    } finally {
      await studio.close()
    }
  }, 60_000)
})

async function slowScript(): Promise<string> {
  const file = join(process.env['RUNNER_TEMP'] ?? '/tmp', `kiln-slow-${process.pid}.jsonl`)
  const lines = [
    { event: { type: 'response-start', model: 'scripted' } },
    { event: { type: 'text-delta', text: '```html path=index.html\n<!doctype html><html><body><h1>Slow</h1>' } },
    { delayMs: 4_000, event: { type: 'text-delta', text: '</body></html>\n```\n' } },
    { event: { type: 'finish', reason: 'stop', usage: { input: 1, output: 2, estimated: false } } },
  ]
  await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'))
  return file
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
