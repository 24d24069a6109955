/** The installer itself: what is wanted, resolved and fetched together into one set; and the sets that are there. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { valid } from 'semver'
import { Failure } from '#shared/domain/error.ts'
import { abortFailure, throwIfAborted } from '../lib/abort.ts'
import { ensureFolder } from '../lib/folders.ts'
import { createSerialQueue } from '../lib/queue.ts'
import type { Environment } from '../settings/environment-keys.ts'
import { createDescriptions } from './descriptions.ts'
import { explainFailure } from './explain-failure.ts'
import { fetchPackages } from './fetch-packages.ts'
import { usualLimits, type PackageLimits } from './limits.ts'
import { readNpmOptions } from './npm-config.ts'
import { prunePackages, type KeepLimits } from './prune.ts'
import { resolvePackages } from './resolve-packages.ts'
import { createSets, isPackageName, sharedPackages, type PackageSet } from './sets.ts'

export interface PackagesOptions {
  /** A folder of the studio's own; it may be deleted at any time, and then apps say what has to be installed again. */
  readonly cacheFolder: string
  /** What every app has without installing anything: name to exact version. */
  readonly vendored: Readonly<Record<string, string>>
  /** Where the user's npm settings are looked for: `HOME`, `NPM_CONFIG_…`, proxies. */
  readonly environment: Environment
  readonly limits?: Partial<PackageLimits>
  /** The `dependencies` of every project: what is installed for them is never removed. Absent: nothing is. */
  readonly named?: () => Promise<readonly Readonly<Record<string, unknown>>[]>
  /** For tests. */
  readonly keep?: KeepLimits
}

/** A package that is to be installed; without a range, its newest version. */
export interface WantedPackage {
  readonly name: string
  readonly range?: string
}

/** What a build may use of that what an app's package.json names. */
export interface FoundPackages {
  /** Absent: none of them is there. */
  readonly set?: PackageSet
  /** Those that are named and cannot be used, each with a sentence that says why and what to do. */
  readonly missing: Readonly<Record<string, string>>
  /** Of these, the versions that could be installed. */
  readonly installable: Readonly<Record<string, string>>
}

/** Fits the port `PackageInstaller` but for `confirm`; asking is not its affair. */
export interface Packages {
  readonly vendored: Readonly<Record<string, string>>
  /**
   * Installs these together, and gives their exact versions by name. Only versions of the registry, for them and for
   * all that they need; nothing of them is run. Throws a Failure: offline, too large, not there, aborted.
   * `onProgress` gets sentences for a person.
   */
  install(
    wanted: readonly WantedPackage[],
    signal: AbortSignal,
    onProgress?: (message: string) => void,
  ): Promise<Readonly<Record<string, string>>>
  /** What is there of an app's `dependencies`. Never asks the registry; the first time for an app it may take a second. */
  find(dependencies: Readonly<Record<string, unknown>>): Promise<FoundPackages>
}

/** Nothing is read, loaded or made before one of its functions is called. */
export function createPackageInstaller({
  cacheFolder,
  vendored,
  environment,
  limits = {},
  named,
  keep,
}: PackagesOptions): Packages {
  const sets = createSets(cacheFolder, vendored)
  const queue = createSerialQueue()
  const found = new Map<string, Promise<PackageSet | undefined>>()
  const staging = join(cacheFolder, 'staging')
  let tidied: Promise<void> | undefined
  let prunedAt = 0

  async function make(
    wanted: readonly WantedPackage[],
    isOffline: boolean,
    signal: AbortSignal,
    onProgress: (message: string) => void,
  ): Promise<PackageSet> {
    throwIfAborted(signal)
    ensureFolder(staging)
    tidied ??= removeLeft(staging)
    await tidied
    const shared = sharedPackages(vendored)
    const descriptions = createDescriptions(shared)
    const folder = await mkdtemp(join(staging, 'set-'))
    try {
      const npm = await readNpmOptions(environment, folder)
      const options = { ...npm, cache: join(cacheFolder, 'npm'), offline: isOffline, signal }
      const allLimits = { ...usualLimits, ...limits }
      onProgress(`Looking for ${wanted.map(({ name }) => name).join(', ')} in the registry`)
      const seed = await sets.seedFor(wanted)
      const tree = await resolvePackages({ folder, wanted, shared, descriptions, seed, options, limits: allLimits })
      throwIfAborted(signal)
      await fetchPackages({ folder, packages: tree.packages, options, limits: allLimits, onProgress }, signal)
      throwIfAborted(signal)
      return await sets.keep(folder, tree)
    } catch (thrown) {
      if (signal.aborted) throw abortFailure(signal)
      throw thrown instanceof Failure ? thrown : explainFailure(thrown, wanted, descriptions)
    } finally {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined)
    }
  }

  async function findSet(exact: Readonly<Record<string, string>>): Promise<PackageSet | undefined> {
    const there = await sets.read(exact)
    if (there !== undefined) return there
    const wanted = Object.entries(exact).map(([name, range]) => ({ name, range }))
    const never = new AbortController().signal
    // Beside an installation, which may take long: a build waits for this.
    return await make(wanted, true, never, () => undefined).catch(() => undefined)
  }

  /** Those that can be used of what an app names: not the vendored ones, and exact versions alone. */
  function exactIn(dependencies: Readonly<Record<string, unknown>>, known: ReadonlySet<string>) {
    const own = Object.entries(dependencies).filter(([name]) => !Object.hasOwn(vendored, name))
    return Object.fromEntries(
      own.flatMap(([name, version]) =>
        isExact(name, version) && known.has(`${name}@${version}`) ? [[name, version]] : [],
      ),
    )
  }

  async function prune(): Promise<void> {
    if (named === undefined || Date.now() - prunedAt < betweenPrunes) return
    prunedAt = Date.now()
    const [apps, known] = await Promise.all([named(), sets.installed()])
    const keys = new Set(apps.map((dependencies) => sets.keyOf(exactIn(dependencies, known))))
    await prunePackages(cacheFolder, (key) => keys.has(key) || found.has(key), Date.now(), keep)
  }

  return {
    vendored,
    async install(wanted, signal, onProgress = () => undefined) {
      const { packages } = await queue.run(() => make(wanted, false, signal, onProgress))
      found.clear()
      // Only now it has grown. Nobody waits for it.
      void queue.run(prune).catch(() => undefined)
      return Object.fromEntries(wanted.map(({ name }) => [name, packages[name] ?? '']))
    },
    async find(dependencies) {
      const missing: Record<string, string> = {}
      const installable: Record<string, string> = {}
      const miss = (name: string, version: string): void => {
        missing[name] = `"${name}" is not installed.`
        installable[name] = version
      }
      const known = await sets.installed()
      const exact = exactIn(dependencies, known)
      for (const [name, version] of Object.entries(dependencies)) {
        if (Object.hasOwn(vendored, name)) continue
        if (!isExact(name, version)) missing[name] = notExact(name, version)
        else if (!Object.hasOwn(exact, name)) miss(name, version)
      }
      if (Object.keys(exact).length === 0) return { missing, installable }
      const key = sets.keyOf(exact)
      const finding = found.get(key) ?? findSet(exact)
      found.set(key, finding)
      const set = await finding
      if (set !== undefined) return { set, missing, installable }
      for (const [name, version] of Object.entries(exact)) miss(name, version)
      return { missing, installable }
    },
  }
}

/** In milliseconds: to look through all of them takes a while. */
const betweenPrunes = 24 * 3_600_000

function isExact(name: string, version: unknown): version is string {
  return isPackageName(name) && typeof version === 'string' && valid(version) === version
}

function notExact(name: string, version: unknown): string {
  const asked = typeof version === 'string' ? `"${version}"` : 'no version'
  return `"${name}" is not installed: package.json asks for ${asked}, and the preview takes exact versions of the registry only, as in "1.2.3".`
}

/** In milliseconds: nothing is installed for so long, not by another process either. */
const oldest = 24 * 3_600_000

/** What a Kiln that was killed while it installed has left; it may be some hundred megabytes. */
async function removeLeft(staging: string): Promise<void> {
  for (const name of await readdir(staging).catch(() => [])) {
    const place = join(staging, name)
    const { mtimeMs } = await stat(place).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > oldest) await rm(place, { recursive: true, force: true }).catch(() => undefined)
  }
}
