/** The browser shell, warm: from the start of its process to a composer that takes a prompt. Against Node and a blank page. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { type BrowserContext, chromium } from 'playwright'
import { makeDataFolder } from '../bench-studio.ts'
import { chromiumPath } from '../../e2e/chromium.ts'
import { StudioPage } from '../../e2e/pages/studio-page.ts'
import type { Benchmark } from '../measure.ts'

const rounds = 8

/** `npm start` without npm, and the shell alone, which it starts. */
const commands = {
  'npm start': ['scripts/start.mjs', '--browser', '--no-open'],
  shell: ['out/main/serve.js'],
} as const

export const studioStart: Benchmark = {
  async run({ slowMs }) {
    const executablePath = chromiumPath()
    if (executablePath === undefined) throw new Error('There is no Chromium: set KILN_CHROMIUM, or install one.')
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
    const dataFolder = await makeDataFolder('http://127.0.0.1:9/v1')
    try {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      const [script, shell, blank]: [number[], number[], number[]] = [[], [], []]
      for (let round = -2; round < rounds; round++) {
        const scriptMs = await startOnce(context, commands['npm start'], dataFolder, slowMs)
        const shellMs = await startOnce(context, commands.shell, dataFolder, slowMs)
        const blankMs = await blankOnce(context)
        if (round < 0) continue
        script.push(scriptMs)
        shell.push(shellMs)
        blank.push(blankMs)
      }
      const named = { unit: 'ms', limit: 1500 } as const
      return [
        { name: 'browser shell to interactive, warm', samples: shell, ...named },
        { name: 'npm start --browser to interactive, warm', samples: script, ...named },
        { name: 'browser shell against Node and a blank page', unit: 'ms', samples: shell, baseline: blank, limit: 8 },
      ]
    } finally {
      await browser.close()
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 })
    }
  },
}

/** Until a prompt has been written and its button can be pressed. */
async function startOnce(
  context: BrowserContext,
  command: readonly string[],
  dataFolder: string,
  slowMs: number,
): Promise<number> {
  const began = performance.now()
  await new Promise((resolve) => setTimeout(resolve, slowMs))
  const child = spawn(process.execPath, [...command, '--data', dataFolder, '--port', port], {
    env: { ...process.env, KILN_READY: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const url = await addressOf(child)
    port = new URL(url).port
    const page = await context.newPage()
    await page.goto(url, { waitUntil: 'commit' })
    const studio = new StudioPage(() => page)
    await studio.prompt.fill('a timer')
    await page.locator('form.composer button[type=submit]:enabled').waitFor()
    const elapsed = performance.now() - began
    await page.close()
    return elapsed
  } finally {
    await endOf(child)
  }
}

/** The first start takes any free port, and the others the same: the page's files are in the browser's cache then. */
let port = '0'

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The shell was started without its output.')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:\d+\/[^"\s]*/.exec(line)?.[0]
    if (url === undefined) continue
    child.stdout.resume()
    return url
  }
  throw new Error(`The shell ended (code ${child.exitCode}) before it gave its address.`)
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

async function blankOnce(context: BrowserContext): Promise<number> {
  const began = performance.now()
  spawnSync(process.execPath, ['-e', '0'])
  const page = await context.newPage()
  await page.setContent('<textarea></textarea>')
  await page.locator('textarea').fill('a timer')
  const elapsed = performance.now() - began
  await page.close()
  return elapsed
}
