/** Installs the packages when they are missing or not those of the lockfile. No dependencies; runs on Node 20. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node.mjs'

/** True when node_modules holds what package-lock.json says, as npm itself noted it. */
export function isInstalled(folder = root) {
  try {
    const wanted = readPackages(join(folder, 'package-lock.json'))
    const there = readPackages(join(folder, 'node_modules', '.package-lock.json'))
    return Object.entries(wanted).every(([path, { version, optional, link }]) => {
      if (path === '' || link) return true
      const found = there[path]?.version
      // Packages for other platforms are not installed.
      return found === version || (found === undefined && optional === true)
    })
  } catch {
    return false
  }
}

/** Resolves to false when there was nothing to do. Throws with what npm said, or when the deadline has passed. */
export async function install({ folder = root, deadlineMs = 600_000, say = console.log } = {}) {
  if (isInstalled(folder)) return false
  const fresh = !existsSync(join(folder, 'node_modules'))
  say(fresh ? 'Installing packages…' : 'Bringing packages up to date…')
  // No install scripts: none of the packages needs one.
  await npm([fresh ? 'ci' : 'install', '--ignore-scripts', '--no-audit', '--no-fund'], folder, deadlineMs)
  return true
}

function npm(args, folder, deadlineMs) {
  const own = process.env['npm_execpath']
  const windows = process.platform === 'win32'
  const [command, ...first] = own?.endsWith('.js') ? [process.execPath, own] : [windows ? 'npm.cmd' : 'npm']
  return new Promise((done, reject) => {
    const child = spawn(command, [...first, ...args], { cwd: folder, stdio: ['ignore', 'inherit', 'pipe'], shell: windows && !own?.endsWith('.js') })
    let complaints = ''
    child.stderr.on('data', (chunk) => (complaints = (complaints + chunk).slice(-4000)))
    const timer = setTimeout(() => {
      child.kill()
      reject(new Error(`Installing packages took longer than ${deadlineMs / 1000} s: check the network and try again.`))
    }, deadlineMs)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      if (code === 0) done()
      else reject(new Error(`Packages could not be installed:\n${complaints.trim()}`))
    })
  })
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}
