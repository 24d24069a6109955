/**
 * Tells whether what is built is still what the sources say, cheaply enough for every call of the command line: sizes and
 * times of the sources, no contents. No dependencies; runs on Node 20.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node.mjs'

/** The parts that are built apart: the command line needs only `main`. */
export const parts = ['main', 'renderer']

const config = ['electron.vite.config.ts', 'package.json', 'package-lock.json']
const sources = {
  main: ['main', 'preload', 'shared', ...config],
  renderer: ['renderer', 'shared', ...config],
}

/** The parts that are not built, or not from these sources. */
export function staleParts(folder = root) {
  const stamp = readStamp(folder)
  return parts.filter((part) => stamp[part] === undefined || stamp[part] !== sourcesHash(part, folder))
}

/** One part, without looking at the other's sources. */
export function isStale(part, folder = root) {
  const built = readStamp(folder)[part]
  return built === undefined || built !== sourcesHash(part, folder)
}

/** Notes that a part was built from the sources with that hash, which was taken before the build began. */
export function writeStamp(part, hash, folder = root) {
  mkdirSync(join(folder, 'out'), { recursive: true })
  writeFileSync(join(folder, 'out', '.stamp'), JSON.stringify({ ...readStamp(folder), [part]: hash }))
}

export function sourcesHash(part, folder = root) {
  // FNV-1a, twice with different offsets: 64 bits without a crypto import, which costs more than the hash.
  const hash = [0x811c9dc5, 0x01000193]
  for (const source of sources[part]) addSource(hash, folder, source)
  return hash.map((half) => (half >>> 0).toString(16)).join('-')
}

function addSource(hash, folder, path) {
  const stat = statSync(join(folder, path), { throwIfNoEntry: false })
  if (stat === undefined) return
  if (!stat.isDirectory()) {
    add(hash, `${path} ${stat.size} ${stat.mtimeMs}\n`)
    return
  }
  for (const name of readdirSync(join(folder, path)).sort()) {
    if (/\.test\.tsx?$|^__fixtures__$/.test(name)) continue
    addSource(hash, folder, `${path}/${name}`)
  }
}

function add(hash, text) {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    hash[0] = Math.imul(hash[0] ^ code, 0x01000193)
    hash[1] = Math.imul(hash[1] ^ code, 0x85ebca6b)
  }
}

function readStamp(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'out', '.stamp'), 'utf8'))
  } catch {
    return {}
  }
}
