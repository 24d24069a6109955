/**
 * `npm run dev [-- --browser] [options of the shell]`: the studio with hot reload. The renderer comes from Vite's server;
 * a change in main, preload or shared builds them again and restarts the shell.
 */
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { electronPath, ensureRuntime, whyNoWindow } from './electron-runtime.mjs'
import { kilnNode, root, withKilnNode } from './node.mjs'

const args = process.argv.slice(2)
const inBrowser = args.includes('--browser')
const passed = args.filter((name) => !['--browser', '--no-open'].includes(name))

/** Vite's server for the renderer, with the configuration that builds it. Resolves to its address. */
async function serveRenderer() {
  const { createServer, loadConfigFromFile } = await import('vite')
  const loaded = await loadConfigFromFile(
    { command: 'serve', mode: 'development' },
    join(root, 'electron.vite.config.ts'),
  )
  const { renderer } = loaded.config
  // Behind the browser shell, where the page has that shell's address, hot reload still finds the server by this host.
  const server = await createServer({
    ...renderer,
    configFile: false,
    root: join(root, 'renderer'),
    server: { host: '127.0.0.1', fs: { allow: [root] }, ws: { host: '127.0.0.1' } },
  })
  await server.listen()
  const { port } = server.httpServer.address()
  return `http://127.0.0.1:${port}/`
}

async function command() {
  if (inBrowser) return [kilnNode(), [join(root, 'out', 'main', 'serve.js'), ...passed]]
  const why = whyNoWindow() ?? (await ensureRuntime(root, kilnNode()))
  if (why !== undefined) throw new Error(`Electron cannot run here: ${why}. Try: npm run dev -- --browser`)
  return [electronPath(root), [root, ...passed]]
}

let child
/** The shell is being replaced: its end is not ours. */
let replacing = false

function start([executable, rest], url) {
  child = spawn(executable, rest, { cwd: root, env: { ...process.env, KILN_DEV: url }, stdio: 'inherit' })
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.on('close', (code) => {
    if (!replacing) process.exit(code ?? 0)
    replacing = false
    start([executable, rest], url)
  })
}

async function rebuild() {
  try {
    const built = await build({ only: ['main'], onLine: (line) => console.error(line) })
    if (built.length === 0) return
    console.error('Restarting.')
    replacing = true
    child.kill('SIGTERM')
  } catch (error) {
    console.error(error.message)
  }
}

async function main() {
  // Vite needs a newer Node than the one that may have started us.
  if (process.execPath !== kilnNode() && process.env['KILN_DEV_CHILD'] === undefined) {
    const again = spawn(kilnNode(), process.argv.slice(1), {
      env: { ...withKilnNode(), KILN_DEV_CHILD: '1' },
      stdio: 'inherit',
    })
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => again.kill(signal))
    again.on('close', (code) => process.exit(code ?? 1))
    return
  }
  await build({ only: ['main'], onLine: (line) => console.error(line) })
  start(await command(), await serveRenderer())
  let timer
  let queue = Promise.resolve()
  for (const folder of ['main', 'preload', 'shared']) {
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(() => (queue = queue.then(rebuild)), 150)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
}

try {
  await main()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
