/** Finds Electron's runtime, downloads it when it is missing, and tells why it cannot open a window here. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Nothing new has arrived for so long: the download is given up. */
const stallMs = 20_000
const downloadMs = 10 * 60_000

/**
 * Why no Electron window can open here, as the end of "Electron cannot run here: …"; undefined when nothing speaks
 * against it. Only looks; starts and downloads nothing.
 */
export function whyNoWindow(env = process.env, platform = process.platform, userId = process.getuid?.()) {
  if (platform !== 'linux') return undefined
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)'
  if (userId === 0 && !env.ELECTRON_DISABLE_SANDBOX) return 'its sandbox does not work for root'
  return undefined
}

/** The runtime's executable, whether or not it is there: ELECTRON_OVERRIDE_DIST_PATH counts, as in the electron package. */
export function electronPath(root, env = process.env) {
  const named = readText(join(root, 'node_modules/electron/path.txt'))
  const name =
    named ?? { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron'
  return join(env.ELECTRON_OVERRIDE_DIST_PATH || join(root, 'node_modules/electron/dist'), name)
}

/** Downloads the runtime with the electron package's own installer; returns why it did not work, or undefined. */
export async function ensureRuntime(root, node, env = process.env) {
  const path = electronPath(root, env)
  if (existsSync(path)) return undefined
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return `there is no runtime at ${path} (ELECTRON_OVERRIDE_DIST_PATH)`
  console.error("Kiln: downloading Electron's runtime, about 120 MB (npm start -- --browser does without)")
  const folder = mkdtempSync(join(tmpdir(), 'kiln-electron-'))
  try {
    return await download(root, node, env, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Names of shared libraries that the runtime needs and this Linux has not. */
export function missingLibraries(path) {
  if (process.platform !== 'linux') return []
  const found = spawnSync('ldd', [path], { encoding: 'utf8', timeout: 5_000 })
  return [...(found.stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name)
}

function download(root, node, env, folder) {
  return new Promise((done) => {
    const child = spawn(node, [join(root, 'node_modules/electron/install.js')], {
      cwd: root,
      // Its temporary files lie in a folder of our own, so that their growth shows whether anything still comes.
      env: { ...env, TMPDIR: folder, TEMP: folder, TMP: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let errors = ''
    child.stderr.on('data', (text) => (errors = (errors + text).slice(-4_000)))
    const began = Date.now()
    let [bytes, since] = [0, began]
    const timer = setInterval(() => {
      const now = folderBytes(folder) + folderBytes(join(root, 'node_modules/electron/dist'))
      if (now !== bytes) {
        since = Date.now()
        if (process.stderr.isTTY) process.stderr.write(`\rKiln: ${(now / 1e6).toFixed(0)} MB `)
      }
      bytes = now
      if (Date.now() - since > stallMs) end(`its download stood still for ${stallMs / 1000} s`)
      else if (Date.now() - began > downloadMs) end(`its download took longer than ${downloadMs / 60_000} minutes`)
    }, 500)
    const end = (why) => {
      clearInterval(timer)
      child.kill('SIGKILL')
      if (process.stderr.isTTY && bytes > 0) process.stderr.write('\n')
      done(why)
    }
    child.on('error', (error) => end(`its installer cannot be run (${error.message})`))
    child.on('exit', (code) => end(code === 0 ? undefined : `it could not be downloaded (${reason(errors)})`))
  })
}

/** The one telling line of a stack trace. */
function reason(text) {
  if (/fetch failed/.test(text)) return 'its server cannot be reached'
  const code = /\b(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|ECONNRESET|EAI_AGAIN|ENOSPC|EACCES|CERT_\w+|HTTPError[^\n]*)/.exec(
    text,
  )
  const line = text.split('\n').find((candidate) => /error/i.test(candidate)) ?? text.trim().split('\n')[0] ?? ''
  return code?.[1] ?? (line.trim().slice(0, 120) || 'no reason given')
}

function folderBytes(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce(
        (sum, entry) =>
          sum + (statSync(join(entry.parentPath ?? entry.path, entry.name), { throwIfNoEntry: false })?.size ?? 0),
        0,
      )
  } catch {
    return 0
  }
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return undefined
  }
}
