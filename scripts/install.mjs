/** Installs the dependencies when they are not those of the lockfile. Plain JavaScript for Node 20: nothing is there yet. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Does nothing when every package of the lockfile is installed in its version; else runs `npm ci`, showing its progress.
 * Throws an Error with a sentence for people when npm fails or takes longer than `deadlineMs`.
 */
export async function ensureInstalled({ folder = root, deadlineMs = 15 * 60_000 } = {}) {
  const missing = missingPackages(folder)
  if (missing.length === 0) return
  const some = missing.slice(0, 3).join(', ')
  console.error(`Kiln: installing ${missing.length} packages (${some}${missing.length > 3 ? ', …' : ''})`)
  // Errors alone: npm warns of every package that asks for a newer Node than npm's own, which Kiln brings itself.
  // No install scripts: none of the packages needs one, and npm would compile those that bring their binaries.
  await runNpm(
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--progress', '--loglevel=error'],
    folder,
    deadlineMs,
  )
}

/** Names of the lockfile's packages that are not installed in its version. Optional ones may be missing. */
export function missingPackages(folder) {
  const wanted = readPackages(join(folder, 'package-lock.json'))
  if (wanted === undefined) throw new Error('Kiln: package-lock.json is missing or damaged. Get a fresh copy of Kiln.')
  const installed = readPackages(join(folder, 'node_modules/.package-lock.json')) ?? {}
  return Object.entries(wanted)
    .filter(([path, { version, optional, peer, link }]) => {
      if (path === '' || link === true) return false
      const found = installed[path]
      return found === undefined ? optional !== true && peer !== true : found.version !== version
    })
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

function runNpm(args, cwd, deadlineMs) {
  // `npm start` tells where npm itself lies; without it npm is looked for on PATH.
  const own = process.env.npm_execpath
  const [command, lead] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []]
  return new Promise((done, fail) => {
    // npm writes to stderr, so that stdout stays with whoever asked for Kiln.
    const child = spawn(command, [...lead, ...args], {
      cwd,
      stdio: ['ignore', 2, 2],
      shell: command === 'npm' && process.platform === 'win32',
    })
    const timer = setTimeout(() => {
      child.kill()
      fail(
        new Error(`Kiln: npm ci took longer than ${deadlineMs / 60_000} minutes. Check the network, then start again.`),
      )
    }, deadlineMs)
    child.on('error', (error) => {
      clearTimeout(timer)
      fail(new Error(`Kiln: npm cannot be run (${error.message}). Install Node with npm, then start again.`))
    })
    child.on('exit', (code) => {
      clearTimeout(timer)
      if (code === 0) done()
      else fail(new Error(`Kiln: npm ci failed (code ${code}). What it says is above; then start again.`))
    })
  })
}
