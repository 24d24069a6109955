/** Decides which packages are fetched: npm's own resolver makes the tree, and nothing in it may come from beside the registry. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { validRange } from 'semver'
import type { Edge, Node, Tree } from '@npmcli/arborist'
import { failure } from '#shared/domain/error.ts'
import type { Descriptions } from './descriptions.ts'
import { megabytes, tooLarge, type PackageLimits } from './limits.ts'
import type { NpmOptions } from './npm-config.ts'
import type { WantedPackage } from './packages.ts'
import { isPackageName } from './sets.ts'

/** One package of the tree, with the place that it goes to. */
export interface ResolvedPackage {
  readonly name: string
  readonly version: string
  /** Below the set's folder: `node_modules/a/node_modules/b`. */
  readonly location: string
  /** Its address in the registry. */
  readonly resolved: string
  readonly integrity: string
}

export interface ResolvedTree {
  /** Exact versions of what was wanted. */
  readonly asked: Readonly<Record<string, string>>
  readonly packages: readonly ResolvedPackage[]
  /** As a package-lock.json. */
  readonly lock: unknown
}

interface ResolveInput {
  /** An empty folder; the resolver looks at nothing else. */
  readonly folder: string
  readonly wanted: readonly WantedPackage[]
  /** What is there already: taken as it is, and not fetched. */
  readonly shared: Readonly<Record<string, string>>
  readonly descriptions: Descriptions
  /** Entries of a lock whose versions stay. */
  readonly seed: Readonly<Record<string, unknown>> | undefined
  readonly options: NpmOptions
  readonly limits: PackageLimits
}

/** Asks the registry for descriptions only. Throws npm's errors, and Failures for what is refused. */
export async function resolvePackages(input: ResolveInput): Promise<ResolvedTree> {
  const { folder, wanted, shared, descriptions, options, limits } = input
  const dependencies = { ...shared, ...Object.fromEntries(wanted.map(({ name, range = '*' }) => [name, range])) }
  const root = { name: 'kiln-packages', version: '0.0.0', private: true, dependencies }
  await writeFile(join(folder, 'package.json'), JSON.stringify(root))
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(seedLock(root, input)))
  const { Arborist } = await import('@npmcli/arborist')
  const tree = await new Arborist({
    ...options,
    packumentCache: descriptions,
    path: folder,
    ignoreScripts: true,
    binLinks: false,
    audit: false,
    // They are not even asked for: git would be started, and files and addresses read.
    allowGit: 'none',
    allowRemote: 'none',
    allowFile: 'none',
    allowDirectory: 'none',
    // What is for one system only is not for a browser.
    os: 'browser',
    cpu: 'browser',
    libc: 'browser',
  }).buildIdealTree()
  return readTree(tree, wanted, shared, limits)
}

/** The vendored packages stand in it without anything that they need: they are whole as they are. */
function seedLock(root: Readonly<Record<string, unknown>>, { shared, seed = {} }: ResolveInput): unknown {
  const there = Object.entries(shared).map(([name, version]) => [`node_modules/${name}`, { version }])
  const known = Object.entries(seed).filter(([location]) => location !== '')
  const packages = { '': root, ...Object.fromEntries(known), ...Object.fromEntries(there) }
  return { name: root['name'], version: root['version'], lockfileVersion: 3, requires: true, packages }
}

function readTree(
  tree: Tree,
  wanted: readonly WantedPackage[],
  shared: Readonly<Record<string, string>>,
  limits: PackageLimits,
): ResolvedTree {
  const isShared = (node: Node): boolean =>
    node.location === `node_modules/${node.name}` && Object.hasOwn(shared, node.name)
  const nodes = [...tree.inventory.values()].filter((node) => !node.isRoot && !isShared(node) && !node.inert)
  const packages = nodes.filter(({ inBundle }) => !inBundle).map(checked)
  checkSizes(nodes, limits)
  const asked = wanted.map(({ name }) => {
    const version = tree.edgesOut.get(name)?.to?.version
    if (version === undefined) throw failure('not-found', `The registry has no ${name}.`)
    return [name, version]
  })
  return { asked: Object.fromEntries(asked), packages, lock: tree.meta.commit() }
}

function checked(node: Node): ResolvedPackage {
  const { name, version, location, resolved, integrity } = node
  for (const edge of node.edgesOut.values()) checkEdge(node, edge)
  if (node.isLink || node.packageName !== name) {
    throw notOfRegistry(name, `it stands for ${node.packageName ?? 'something else'}`)
  }
  if (!isPackageName(name) || location.split('node_modules/').some((part) => /(?:^|\/)\.\.?(?:\/|$)/.test(part))) {
    throw notOfRegistry(name, 'its name is none that a package can have')
  }
  if (node.hasShrinkwrap) {
    throw notOfRegistry(name, 'it brings a lock of its own (npm-shrinkwrap.json), which names what it likes')
  }
  if (resolved === null || !/^https?:\/\//.test(resolved)) throw notOfRegistry(name, 'the registry gives no address')
  if (integrity === null || integrity === '') {
    throw failure('refused', `${name}@${version} is not installed: the registry does not say what is in it.`)
  }
  return { name, version, location, resolved, integrity }
}

/** What is optional and not a version is not fetched, and nothing is said: packages are made to do without it. */
function checkEdge(from: Node, { name, spec, type, to }: Edge): void {
  if (to === null && type !== 'prod' && type !== 'peer') return
  if (type === 'dev' || spec === '' || validRange(spec) !== null) return
  throw notOfRegistry(name, `${from.name} asks for it as "${spec}"`)
}

function notOfRegistry(name: string, why: string) {
  return failure('refused', `${name} is not installed: ${why}. Only versions in the registry can be installed.`)
}

/** By what the registry says. What it does not say is measured when it comes. */
function checkSizes(nodes: readonly Node[], limits: PackageLimits): void {
  if (nodes.length > limits.packages) {
    const last = nodes[0]?.name ?? ''
    throw tooLarge(last, `needs ${nodes.length - 1} other packages`, `${limits.packages} in all`)
  }
  let bytes = 0
  let files = 0
  for (const { name, package: manifest } of nodes) {
    const dist = manifest['dist']
    const ownBytes = numberIn(dist, 'unpackedSize')
    const ownFiles = numberIn(dist, 'fileCount')
    bytes += ownBytes
    files += ownFiles
    if (ownBytes > limits.unpackedBytes) {
      throw tooLarge(name, `has ${megabytes(ownBytes)}`, megabytes(limits.unpackedBytes))
    }
    if (ownFiles > limits.files) throw tooLarge(name, `has ${ownFiles} files`, `${limits.files} files`)
  }
  const all = nodes
    .map(({ name }) => name)
    .slice(0, 3)
    .join(', ')
  if (bytes > limits.totalBytes) {
    throw tooLarge(all, `comes with all that it needs to ${megabytes(bytes)}`, megabytes(limits.totalBytes))
  }
  if (files > limits.totalFiles) {
    throw tooLarge(all, `comes with all that it needs to ${files} files`, `${limits.totalFiles} files`)
  }
}

function numberIn(value: unknown, name: string): number {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  return typeof found === 'number' && found > 0 ? found : 0
}
