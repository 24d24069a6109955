/**
 * Sets of packages that were installed together, each in a folder that never changes: `sets/<key>/node_modules`. The key is
 * what an app's package.json names, so that every app that names the same has the same set.
 */
import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ensureFolder } from '../lib/folders.ts'
import type { WantedPackage } from './packages.ts'
import type { ResolvedTree } from './resolve-packages.ts'

/** A set as builds use it. */
export interface PackageSet {
  /** Never means anything else. */
  readonly key: string
  /** Real: no link leads there. */
  readonly folder: string
  /** What was asked for, by name: what an app may import. */
  readonly packages: Readonly<Record<string, string>>
}

export interface Sets {
  /** The key of the set of these packages, name to exact version. */
  keyOf(packages: Readonly<Record<string, string>>): string
  /** Undefined when it is not there, or not whole. Counts as a use of it. */
  read(packages: Readonly<Record<string, string>>): Promise<PackageSet | undefined>
  /** `name@version` of all that was asked for in any set. */
  installed(): Promise<ReadonlySet<string>>
  /** The lock of the set that has most of these: what is in it already is not resolved to another version. */
  seedFor(wanted: readonly WantedPackage[]): Promise<Readonly<Record<string, unknown>> | undefined>
  /** Moves a folder that is whole to its place. */
  keep(folder: string, tree: ResolvedTree): Promise<PackageSet>
}

/** Changes when sets of before can no longer be used. */
const format = 1

const SetFile = z.object({
  format: z.literal(format),
  packages: z.record(z.string(), z.string()),
})

/** Of the vendored packages, those of which an app must have one alone, as they hold contexts, or are better shared. */
const oneOfEach = [
  'react',
  'react-dom',
  'react-router',
  'react-router-dom',
  'react-hook-form',
  'framer-motion',
  'motion',
  'recharts',
  'lucide-react',
]

/** With their versions: packages that need one of them get the vendored one, and are refused where it does not suit them. */
export function sharedPackages(vendored: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    oneOfEach.flatMap((name) => {
      const version = vendored[name]
      return version === undefined ? [] : [[name, version]]
    }),
  )
}

/** What can be a folder below node_modules and a part of an address. */
export function isPackageName(name: string): boolean {
  return name.length <= 214 && /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name)
}

export function createSets(cacheFolder: string, vendored: Readonly<Record<string, string>>): Sets {
  const home = join(cacheFolder, 'sets')
  const shared = sharedPackages(vendored)

  function keyOf(packages: Readonly<Record<string, string>>): string {
    const parts = [format, sorted(packages), sorted(shared)]
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)
  }

  async function readSet(key: string): Promise<PackageSet | undefined> {
    try {
      const folder = join(home, key)
      const { packages } = SetFile.parse(JSON.parse(await readFile(join(folder, 'set.json'), 'utf8')))
      return { key, folder: realpathSync(folder), packages }
    } catch {
      return undefined
    }
  }

  async function all(): Promise<PackageSet[]> {
    const keys = await readdir(home).catch(() => [])
    const found = await Promise.all(keys.map(readSet))
    return found.filter((set) => set !== undefined)
  }

  return {
    keyOf,
    async read(packages) {
      const set = await readSet(keyOf(packages))
      const now = new Date()
      if (set !== undefined) await utimes(join(set.folder, 'set.json'), now, now).catch(() => undefined)
      return set
    },
    async installed() {
      return new Set((await all()).flatMap(({ packages }) => Object.entries(packages).map((pair) => pair.join('@'))))
    },
    async seedFor(wanted) {
      const shares = ({ packages }: PackageSet): number =>
        wanted.filter(({ name, range }) => range !== undefined && packages[name] === range).length
      const likest = (await all()).toSorted((a, b) => shares(b) - shares(a))[0]
      if (likest === undefined || shares(likest) === 0) return undefined
      const lock: unknown = await readFile(join(likest.folder, 'package-lock.json'), 'utf8')
        .then((text): unknown => JSON.parse(text))
        .catch(() => undefined)
      const packages: unknown = typeof lock === 'object' && lock !== null ? Reflect.get(lock, 'packages') : undefined
      return typeof packages === 'object' && packages !== null ? { ...packages } : undefined
    },
    async keep(folder, { asked, lock }) {
      const key = keyOf(asked)
      await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock))
      await writeFile(join(folder, 'set.json'), JSON.stringify({ format, packages: asked }))
      ensureFolder(home)
      const place = join(home, key)
      await rename(folder, place).catch((thrown: unknown) => {
        // The same was installed meanwhile, or before: it is the same.
        if (!existsSync(join(place, 'set.json'))) throw thrown
      })
      const set = await readSet(key)
      if (set === undefined) throw new Error('The packages were installed and are not there.')
      return set
    },
  }
}

function sorted(packages: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(packages).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
