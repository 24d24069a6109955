/** `npm start`: installs what is missing, builds what is stale, and opens the studio, in a window or in the browser. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronPath, ensureRuntime, missingLibraries, whyNoWindow } from './electron-runtime.mjs'
import { ensureInstalled } from './install.mjs'
import { openUrl } from './open-url.mjs'
import { ended, followShell, startShell } from './shell-process.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const help = `npm start -- [options]

  --browser        use the browser shell, even where Electron runs
  --no-open        do not open a browser; only print the address
  --port N         the port on 127.0.0.1 (default: 5456, or a free one)
  --data DIR       where Kiln keeps its data (default: your user-data folder; also KILN_DATA)
  --script FILE    answer from a script instead of a model (also KILN_SCRIPT)
`
const takesValue = new Set(['--port', '--data', '--script'])

try {
  process.exitCode = await start(readArguments(process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

async function start(asked) {
  if (asked.help) {
    process.stdout.write(help)
    return 0
  }
  if (asked.wrong !== undefined) {
    process.stderr.write(`Kiln: ${asked.wrong}\n\n${help}`)
    return 2
  }
  await ensureInstalled()
  // Only now: what these import may just have been installed.
  const { kilnNode } = await import('./node.mjs')
  const node = kilnNode()
  await ensureBuilt()

  if (!asked.browser) {
    const opened = await startElectron(asked.passed, node)
    if (opened.code !== undefined) return opened.code
    console.error(`Kiln: Electron cannot run here: ${opened.why}. Using the browser instead.`)
  }
  return await startBrowser(asked, node)
}

async function ensureBuilt() {
  const { staleParts } = await import('./stamp.mjs')
  const stale = staleParts()
  if (stale.length === 0) return
  console.error(`Kiln: building ${stale.join(' and ')}`)
  const { build } = await import('./build.mjs')
  await build()
}

/** The exit code, once the window has been opened and closed; or why there is none. */
async function startElectron(passed, node) {
  const why = whyNoWindow() ?? (await ensureRuntime(root, node)) ?? lackingLibraries()
  if (why !== undefined) return { why }
  const {
    announcement,
    child,
    why: whyEnded,
  } = await startShell(electronPath(root), [root, ...passed], {
    cwd: root,
    env: process.env,
    withinMs: 15_000,
  })
  if (announcement === undefined) return { why: whyEnded }
  if (announcement.kiln === 'window-ready') {
    console.error('Kiln: the studio is open. Ctrl+C ends it.')
    return { code: await followShell(child) }
  }
  await ended(child)
  return { code: report(announcement, true) }
}

function lackingLibraries() {
  const missing = missingLibraries(electronPath(root))
  return missing.length === 0 ? undefined : `this system lacks ${missing.slice(0, 4).join(', ')}`
}

async function startBrowser({ passed, open }, node) {
  const { announcement, child, why } = await startShell(node, [join(root, 'out/main/serve.js'), ...passed], {
    cwd: root,
    env: process.env,
    withinMs: 30_000,
  })
  if (announcement === undefined) {
    console.error(`Kiln: the studio did not start: ${why}`)
    return 1
  }
  if (announcement.kiln !== 'listening') {
    await ended(child)
    return report(announcement, open)
  }
  const code = followShell(child)
  console.log(`Kiln is at ${announcement.url}`)
  console.error('The address opens the studio once. Ctrl+C ends Kiln.')
  if (open) openUrl(announcement.url)
  return await code
}

function report({ kiln, url, why }, open) {
  if (kiln === 'failed') {
    console.error(`Kiln: ${why}`)
    return 1
  }
  if (url === undefined) {
    console.log('Kiln already runs; its window is in front now.')
  } else {
    console.log(`Kiln already runs. It is at ${url}`)
    if (open) openUrl(url)
  }
  return 0
}

function readArguments(args) {
  const asked = { browser: false, open: true, help: false, passed: [], wrong: undefined }
  for (let index = 0; index < args.length; index++) {
    const [name, inline] = args[index].split(/=(.*)/s)
    if (name === '--browser') asked.browser = true
    else if (name === '--no-open') asked.open = false
    else if (name === '--help' || name === '-h') asked.help = true
    else if (takesValue.has(name)) {
      const value = inline ?? args[++index]
      if (value === undefined || value === '') asked.wrong ??= `${name} needs a value`
      else asked.passed.push(name, value)
    } else asked.wrong ??= `${args[index]} is not an option`
  }
  return asked
}
