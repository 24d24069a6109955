/**
 * Finds an Electron that the tests can run in: the one that `../shared/electron-runtime/prepare` gives, where that file
 * exists, else the electron package's own runtime. No dependencies; runs on Node 20.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { electronPath, ensureRuntime, missingLibraries } from './electron-runtime.mjs'
import { kilnNode, root, withKilnNode } from './node.mjs'

const prepare = join(root, '..', 'shared', 'electron-runtime', 'prepare')

/** True where the tests must run in Electron too: to skip them there is a failure. */
export const electronIsExpected = existsSync(prepare)

/**
 * Resolves to the environment that Electron needs (its own variables only) and the command that gives it a display, or to
 * why there is no Electron here.
 */
export async function electronForTests() {
  const found = electronIsExpected ? prepared() : await downloaded()
  if (found.why !== undefined) return found
  const display = findDisplay()
  return display === undefined ? { why: 'there is no display, and no xvfb-run to make one' } : { ...found, display }
}

/** Runs the script and takes over what it exports. */
function prepared() {
  const script = 'exports=$("$0") || exit 1; eval "$exports"; env -0'
  const ran = spawnSync('bash', ['-c', script, prepare], {
    cwd: root,
    env: withKilnNode(),
    encoding: 'utf8',
    timeout: 600_000,
    maxBuffer: 1e8,
  })
  if (ran.status !== 0)
    return { why: `${prepare} failed: ${(ran.stderr || String(ran.error ?? ran.signal)).trim().slice(-500)}` }
  const exported = ran.stdout.split('\0').map((line) => line.split(/=(.*)/s))
  return { env: Object.fromEntries(exported.filter(([name]) => name.startsWith('ELECTRON_'))) }
}

async function downloaded() {
  const why = await ensureRuntime(root, kilnNode())
  if (why !== undefined) return { why }
  const missing = missingLibraries(electronPath(root))
  if (missing.length > 0) return { why: `this system lacks ${missing.slice(0, 4).join(', ')}` }
  const rootless = process.platform !== 'linux' || process.getuid?.() !== 0
  return { env: { ELECTRON_EXEC_PATH: electronPath(root), ...(rootless ? {} : { ELECTRON_DISABLE_SANDBOX: '1' }) } }
}

/** The command before the command, empty where there is a display; undefined where none can be had. */
function findDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY) return []
  const xvfb = ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 1600x1000x24']
  if (onPath('xvfb-run')) return xvfb
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return undefined
  aptInstall(['xvfb', 'xauth'])
  return onPath('xvfb-run') ? xvfb : undefined
}

export function onPath(command) {
  return spawnSync('which', [command], { stdio: 'ignore' }).status === 0
}

/** For root on Debian; what it says goes to stderr. */
export function aptInstall(names) {
  const options = {
    stdio: ['ignore', 2, 2],
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['update'], options)
  return spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...names], options).status === 0
}
