/**
 * Builds what is stale: `node scripts/build.mjs [--force] [--part main|renderer] [--quiet]`.
 * One build at a time; each part is swapped in whole, so that a failed build leaves the last good one in place.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { kilnNode, root, withKilnNode } from './node.mjs'
import { parts, sourcesHash, staleParts, writeStamp } from './stamp.mjs'

/** The folders that a part consists of, under out/. */
const folders = { main: ['main', 'preload'], renderer: ['renderer'] }

/**
 * Brings the parts up to date. `onLine` gets the build's output as it comes.
 * Resolves to the parts that were built. Throws with the end of the output when a build fails.
 */
export async function build({ force = false, only = parts, onLine = () => {} } = {}) {
  const wanted = () => (force ? only : staleParts().filter((part) => only.includes(part)))
  if (wanted().length === 0) return []
  const unlock = await lock()
  try {
    // Another process may have built it while we waited.
    const stale = wanted()
    for (const part of stale) await buildPart(part, onLine)
    return stale
  } finally {
    unlock()
  }
}

async function buildPart(part, onLine) {
  const hash = sourcesHash(part)
  const next = join(root, 'out', '.next')
  rmSync(next, { recursive: true, force: true })
  const tool = join(root, 'node_modules', 'electron-vite', 'dist', 'cli.js')
  if (!existsSync(tool)) throw new Error('The tools to build Kiln are not installed: run "npm install".')
  await run(
    [tool, 'build', '--outDir', next, '--logLevel', 'warn', '--ignoreConfigWarning'],
    { ...withKilnNode(), KILN_BUILD: part, NO_COLOR: '1' },
    onLine,
  )
  if (part === 'main') await run([join(root, 'main/preview/react-build/build-vendored.ts')], withKilnNode(), onLine)
  for (const folder of folders[part]) {
    const place = join(root, 'out', folder)
    const old = join(root, 'out', `.old-${folder}`)
    rmSync(old, { recursive: true, force: true })
    if (existsSync(place)) renameSync(place, old)
    renameSync(join(next, folder), place)
    rmSync(old, { recursive: true, force: true })
  }
  rmSync(next, { recursive: true, force: true })
  writeStamp(part, hash)
}

function run(args, env, onLine) {
  return new Promise((resolve, reject) => {
    const child = spawn(kilnNode(), args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let tail = ''
    const hear = (chunk) => {
      tail = (tail + chunk).slice(-4000)
      for (const line of String(chunk).split('\n')) if (line.trim() !== '') onLine(line)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`The build failed.\n${tail.trim()}`))))
  })
}

/** Waits for a build that is under way elsewhere; a dead process's lock is taken over. */
async function lock() {
  const path = join(root, 'out', '.lock')
  mkdirSync(join(root, 'out'), { recursive: true })
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      return () => rmSync(path, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!alive(path)) rmSync(path, { force: true })
    else await setTimeout(100)
  }
}

function alive(path) {
  let pid = 0
  try {
    pid = Number(readFileSync(path, 'utf8'))
    // Created, and not yet written.
    if (pid === 0) return true
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** The command itself. */
async function main(args) {
  const part = args.includes('--part') ? args[args.indexOf('--part') + 1] : undefined
  if (part !== undefined && !parts.includes(part)) {
    console.error(`There is no part "${part}": say ${parts.join(' or ')}.`)
    return 2
  }
  const quiet = args.includes('--quiet')
  const began = Date.now()
  try {
    const only = part === undefined ? parts : [part]
    const built = await build({
      force: args.includes('--force'),
      only,
      onLine: quiet ? undefined : (line) => console.log(line),
    })
    if (!quiet)
      console.log(
        built.length === 0
          ? 'Nothing to build.'
          : `Built ${built.join(' and ')} in ${((Date.now() - began) / 1000).toFixed(1)} s.`,
      )
    return 0
  } catch (error) {
    // Its output has been shown as it came.
    console.error(quiet ? error.message : error.message.split('\n')[0])
    return 1
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await main(process.argv.slice(2))
