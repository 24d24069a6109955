/** `npm start` where things are not as one would wish: it says why in one line and goes on, or says what to do. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureRuntime, whyNoWindow } from './electron-runtime.mjs'
import { missingPackages } from './install.mjs'
import { ended, startShell } from './shell-process.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const isRoot = process.getuid?.() === 0
let folder
const running = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiln-start-'))
})

afterEach(async () => {
  for (const child of running.splice(0)) {
    child.kill('SIGTERM')
    await ended(child)
  }
  await rm(folder, { recursive: true, force: true })
})

/** Starts the studio as a user would; `said` has all that it printed so far. */
function start(args, { env = {}, ...options } = {}) {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, KILN_DATA: _data, ...rest } = process.env
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--no-open', ...args], {
    cwd: root,
    env: { ...rest, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  })
  running.push(child)
  const started = { child, said: '' }
  child.stdout.on('data', (text) => (started.said += text))
  child.stderr.on('data', (text) => (started.said += text))
  return started
}

/** Waits until it has printed that, or has ended. */
async function until(started, pattern) {
  while (!pattern.test(started.said) && started.child.exitCode === null) {
    await Promise.race([
      once(started.child.stdout, 'data'),
      once(started.child.stderr, 'data'),
      once(started.child, 'exit'),
    ])
  }
  expect(started.said).toMatch(pattern)
  return pattern.exec(started.said)
}

const address = /Kiln is at (http:\/\/127\.0\.0\.1:(\d+)\/)#token=\S+/

describe('without a window', () => {
  it('says in one line that there is no display, and serves the browser until Ctrl+C', async () => {
    const started = start(['--data', folder, '--port', '0'])
    const [, url] = await until(started, address)
    if (process.platform === 'linux') {
      expect(started.said.match(/Electron cannot run here.*/g)).toEqual([
        'Electron cannot run here: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set). Using the browser instead.',
      ])
    }
    expect((await fetch(url)).status).toBe(200)
    started.child.kill('SIGINT')
    expect(await ended(started.child)).toBe(130)
    await expect(fetch(url)).rejects.toThrow()
    expect(await readdir(folder)).not.toContain('owner.json')
  })

  it('knows that the sandbox does not work for root', () => {
    expect(whyNoWindow({ DISPLAY: ':1' }, 'linux', 0)).toContain('root')
    expect(whyNoWindow({ DISPLAY: ':1', ELECTRON_DISABLE_SANDBOX: '1' }, 'linux', 0)).toBeUndefined()
    expect(whyNoWindow({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 1000)).toBeUndefined()
    expect(whyNoWindow({}, 'darwin', 501)).toBeUndefined()
  })

  it('goes on when the runtime ends at once, with what it said', async () => {
    if (process.platform !== 'linux') return
    await writeFile(
      join(folder, 'electron'),
      '#!/bin/sh\necho "electron: error while loading shared libraries: libgtk-3.so.0: cannot open shared object file" >&2\nexit 127\n',
    )
    await chmod(join(folder, 'electron'), 0o755)
    const env = { DISPLAY: ':1', ELECTRON_DISABLE_SANDBOX: '1', ELECTRON_OVERRIDE_DIST_PATH: folder }
    const started = start(['--data', join(folder, 'data'), '--port', '0'], { env })
    await until(started, address)
    expect(started.said).toMatch(/Electron cannot run here: .*libgtk-3\.so\.0.* Using the browser instead/)
  })

  it('gives a window that never answers up, and leaves nothing of it', async () => {
    const { child, why } = await startShell(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      cwd: folder,
      env: process.env,
      withinMs: 500,
    })
    expect(why).toContain('no window answered')
    await ended(child)
    expect(child.signalCode).toBe('SIGKILL')
  })

  it('says that the runtime cannot be downloaded', async () => {
    await mkdir(join(folder, 'node_modules'))
    for (const name of await readdir(join(root, 'node_modules'))) {
      if (name !== 'electron') await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name))
    }
    for (const file of ['package.json', 'index.js', 'install.js', 'checksums.json']) {
      await cp(join(root, 'node_modules/electron', file), join(folder, 'node_modules/electron', file))
    }
    const { ELECTRON_OVERRIDE_DIST_PATH: _dist, ...rest } = process.env
    // Port 9 of this machine: nothing listens there.
    const env = { ...rest, ELECTRON_MIRROR: 'http://127.0.0.1:9/', electron_config_cache: join(folder, 'cache') }
    expect(await ensureRuntime(folder, process.execPath, env)).toMatch(/could not be downloaded \(.+\)/)
  }, 60_000)
})

describe('the same place twice', () => {
  it('joins the studio that runs there, with an address of its own', async () => {
    const first = start(['--data', folder, '--port', '0'])
    const [said, url] = await until(first, address)
    const second = start(['--data', folder, '--browser'])
    const [again] = await until(second, /Kiln already runs\. It is at \S+/)
    expect(again).toContain(url)
    expect(again.split('token=')[1]).not.toBe(said.split('token=')[1])
    expect(await ended(second.child)).toBe(0)
  })
})

describe('what it cannot do', () => {
  it('says that the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address()
    const started = start(['--browser', '--data', folder, '--port', String(port)])
    await until(started, new RegExp(`Kiln: Port ${port} is taken .*--port N`))
    expect(await ended(started.child)).toBe(1)
    server.close()
  })

  it('says that the home folder is read-only', async () => {
    await chmod(folder, 0o555)
    // For root nothing is read-only: then it is started as somebody else.
    const options = isRoot ? { uid: 65_534, gid: 65_534 } : {}
    const started = start(['--browser'], { env: { HOME: folder, USERPROFILE: folder, XDG_DATA_HOME: '' }, ...options })
    await until(started, /Kiln cannot keep its data in .*you may not write there.*--data DIR/)
    expect(await ended(started.child)).toBe(1)
    await chmod(folder, 0o755)
  })

  it('says what is wrong with its options', async () => {
    const started = start(['--prot', '1'])
    await until(started, /--prot is not an option/)
    expect(await ended(started.child)).toBe(2)
  })
})

describe('what is installed', () => {
  const lock = (packages) => JSON.stringify({ packages: { '': {}, ...packages } })

  it('is missing what the lockfile has in another version or not at all, but nothing optional', async () => {
    await mkdir(join(folder, 'node_modules'))
    await writeFile(
      join(folder, 'package-lock.json'),
      lock({
        'node_modules/same': { version: '1.0.0' },
        'node_modules/older': { version: '2.0.0' },
        'node_modules/absent/node_modules/deep': { version: '1.0.0' },
        'node_modules/other-platform': { version: '1.0.0', optional: true },
      }),
    )
    expect(missingPackages(folder)).toEqual(['same', 'older', 'deep'])
    await writeFile(
      join(folder, 'node_modules/.package-lock.json'),
      lock({ 'node_modules/same': { version: '1.0.0' }, 'node_modules/older': { version: '1.0.0' } }),
    )
    expect(missingPackages(folder)).toEqual(['older', 'deep'])
  })

  it('is all there in a repository that has been installed', () => {
    expect(missingPackages(root)).toEqual([])
  })
})
