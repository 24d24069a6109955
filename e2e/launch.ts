/** Opens the built studio for a test, in either shell: own data folder, own script, free port. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { _electron, chromium, type ElectronApplication, errors, type Page } from 'playwright'
import { chromiumPath } from './chromium.ts'
import { ensureDisplay } from './display.ts'

export interface LaunchOptions {
  /** Answers for the scripted provider. */
  readonly scriptFile?: string
  /** Kept at `close`; without it the studio gets a temporary one. */
  readonly dataFolder?: string
  readonly env?: Readonly<Record<string, string>>
}

export interface LaunchedStudio {
  readonly shell: 'electron' | 'browser'
  /** The studio's page as it is now: another one after `reopen` and `restart`. */
  readonly page: Page
  readonly dataFolder: string
  /** Electron's main process, for what no page shows: dialogs, the menu. */
  readonly application?: ElectronApplication
  /** What the studio's processes have written to stdout and stderr so far. */
  output(): string
  /** The process that owns the runs. */
  readonly pid: number
  /** Really closes the window or tab; the studio's process is left to itself. */
  closeWindow(): Promise<void>
  /** Starts Kiln a second time, which joins the running studio, and shows its window. */
  reopen(): Promise<Page>
  /** Ends the process as a user's Ctrl+C would (unless it was killed) and starts it again on the same data. */
  restart(): Promise<Page>
  /** Ends the process at once, as a power cut would; `restart` goes on from there. */
  kill(): Promise<void>
  /** Ends everything and removes the data folder, unless it was given. */
  close(): Promise<void>
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The studio in Electron, under Xvfb where there is no display. Resolves when the page has loaded. */
export async function launchElectron(options: LaunchOptions = {}): Promise<LaunchedStudio> {
  const dataFolder = options.dataFolder ?? (await temporaryFolder())
  const display = await ensureDisplay()
  const executablePath = process.env['ELECTRON_EXEC_PATH']
  const env = {
    ...environment(options),
    ...(display === undefined ? {} : { DISPLAY: display }),
    ...(process.getuid?.() === 0 ? { ELECTRON_DISABLE_SANDBOX: '1' } : {}),
  }
  const args = [root, ...shellArguments(options, dataFolder), '--port', '0']
  const { keep, output } = keepOutput()
  const start = async () => {
    const app = await startedElectron({
      ...(executablePath === undefined ? {} : { executablePath }),
      args,
      env,
      cwd: root,
    })
    // Asked for now: Playwright forgets it when the application ends by itself.
    const child = app.process()
    keep(child)
    return { app, child, page: await loaded(await app.firstWindow()) }
  }
  let now: { app: ElectronApplication; child: ChildProcess; page: Page } = await start()

  return {
    shell: 'electron',
    dataFolder,
    output,
    get page() {
      return now.page
    },
    get application() {
      return now.app
    },
    get pid() {
      return pidOf(now.child)
    },
    closeWindow: () => now.page.close(),
    async reopen() {
      const before = now.app.windows().length
      const opened = before === 0 ? now.app.waitForEvent('window') : Promise.resolve(now.page)
      await announcement(
        spawn(now.child.spawnfile, args, { env, cwd: root, stdio: ['ignore', 'pipe', 'inherit'] }),
        'joined',
      )
      now = { ...now, page: await loaded(await opened) }
      return now.page
    },
    async restart() {
      await end(now.child, 'SIGTERM')
      now = await start()
      return now.page
    },
    kill: () => end(now.child, 'SIGKILL'),
    async close() {
      await end(now.child, 'SIGTERM')
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** Milliseconds in which Electron's runtime has always been there, on slow machines too. */
const startPatience = 25_000

/** Electron 33 seldom hangs under Xvfb before it has run a line of the studio's: that start is ended, and made once more. */
async function startedElectron(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...options, timeout: startPatience })
  } catch (thrown) {
    if (!(thrown instanceof errors.TimeoutError)) throw thrown
    process.stderr.write(`Electron did not start within ${startPatience / 1000} s; once more. ${thrown.message}\n`)
    return await _electron.launch({ ...options, timeout: startPatience })
  }
}

/** The studio in Chromium, over the browser shell. Resolves when the page has loaded. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<LaunchedStudio> {
  const dataFolder = options.dataFolder ?? (await temporaryFolder())
  const env = environment(options)
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error('There is no Chromium: set KILN_CHROMIUM, or install one.')
  const profile = await temporaryFolder()
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    // The last list counts, and takes the place of Playwright's own: with storage partitioning off, unlike in a user's
    // browser, a frame of another site has no storage at all.
    args: ['--no-sandbox', '--disable-background-networking', '--disable-features=HttpsUpgrades,PaintHolding'],
    viewport: { width: 1440, height: 900 },
  })
  let port = '0'

  const serve = () => {
    const child = spawn(
      process.execPath,
      [join(root, 'out/main/serve.js'), ...shellArguments(options, dataFolder), '--port', port],
      {
        env,
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    child.stderr.pipe(process.stderr, { end: false })
    return child
  }
  const open = async (url: string | undefined) => {
    if (url === undefined) throw new Error('The studio gave no address.')
    const page = await context.newPage()
    await page.goto(url)
    return await loaded(page)
  }
  const { keep, output } = keepOutput()
  const start = async () => {
    const child = serve()
    keep(child)
    endWithThisProcess(child)
    const { url } = await announcement(child, 'listening')
    // The same port after a restart, so that the origin and what it has stored stay.
    port = url === undefined ? port : new URL(url).port
    return { child, page: await open(url) }
  }
  let now: { child: ChildProcess; page: Page } = await start()

  return {
    shell: 'browser',
    dataFolder,
    output,
    get page() {
      return now.page
    },
    get pid() {
      return pidOf(now.child)
    },
    closeWindow: () => now.page.close(),
    async reopen() {
      const { url } = await announcement(serve(), 'joined')
      now = { ...now, page: await open(url) }
      return now.page
    },
    async restart() {
      await now.page.close()
      await end(now.child, 'SIGTERM')
      now = await start()
      return now.page
    },
    async kill() {
      await Promise.all([end(now.child, 'SIGKILL'), now.page.close()])
    },
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 3 })
      await end(now.child, 'SIGTERM')
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** Keeps what processes write. */
function keepOutput(): { keep(child: ChildProcess): void; output(): string } {
  const pieces: Buffer[] = []
  return {
    keep(child) {
      child.stdout?.on('data', (piece: Buffer) => pieces.push(piece))
      child.stderr?.on('data', (piece: Buffer) => pieces.push(piece))
    },
    output: () => Buffer.concat(pieces).toString('utf8'),
  }
}

const children = new Set<ChildProcess>()
process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')))

/** A run of the specs that is broken off leaves no studio behind. */
function endWithThisProcess(child: ChildProcess): void {
  children.add(child)
  child.once('exit', () => children.delete(child))
}

function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'kiln-e2e-'))
}

/** This process's own, without what would lead the studio elsewhere. */
function environment(options: LaunchOptions): Record<string, string> {
  const { KILN_DATA: _data, KILN_SCRIPT: _script, KILN_DEV: _dev, ...rest } = process.env
  const own = Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(own), KILN_READY: '1', ...options.env }
}

function shellArguments(options: LaunchOptions, dataFolder: string): string[] {
  return ['--data', dataFolder, ...(options.scriptFile === undefined ? [] : ['--script', options.scriptFile])]
}

async function loaded(page: Page): Promise<Page> {
  await page.waitForLoadState('domcontentloaded')
  return page
}

/** Waits for the shell's line on stdout; throws with its reason when it is another, or with its code when it ends. */
async function announcement(child: ChildProcess, wanted: string): Promise<{ url?: string }> {
  if (child.stdout === null) throw new Error('The shell was started without its output.')
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{"kiln":')) continue
    const said: { kiln: string; url?: string; why?: string } = JSON.parse(line)
    if (said.kiln !== wanted) throw new Error(`The studio said ${said.kiln} instead of ${wanted}: ${said.why ?? ''}`)
    // Read on, so that a full pipe never holds the studio up.
    child.stdout.resume()
    return said
  }
  throw new Error(`The studio ended (code ${child.exitCode}) before it was ${wanted}.`)
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('The studio has no process.')
  return child.pid
}

/** Resolves when the process is gone; what has not ended within 10 s is killed. */
async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(timer)
}
