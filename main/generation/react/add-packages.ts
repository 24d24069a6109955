/** Packages that a project is given by hand: resolved together with those that its package.json names already. */
import { failure } from '#shared/domain/error.ts'
import { readPackageSpec, type PackageSpec } from './packages.ts'
import type { PackageInstaller } from './ports.ts'
import { withPackages } from './scaffold.ts'

export interface AddedPackages {
  /** Exact versions of what was asked for, by name. */
  readonly versions: Readonly<Record<string, string>>
  /** The package.json that names them; the same as before where nothing of it changes. */
  readonly manifest: string
}

/** Throws a Failure: for what is none of the registry's, for a package.json that cannot be read, and as the installer does. */
export async function addPackages(
  given: readonly string[],
  manifest: string,
  { vendored, install }: Pick<PackageInstaller, 'vendored' | 'install'>,
  signal: AbortSignal,
): Promise<AddedPackages> {
  const specs = given.map((one): PackageSpec => {
    const spec = readPackageSpec(one)
    if ('why' in spec) throw failure('invalid-input', `${one} cannot be installed. ${spec.why}`)
    return spec
  })
  const asked = new Set(specs.map(({ name }) => name))
  const there = exactIn(manifest).filter(({ name }) => !asked.has(name) && !Object.hasOwn(vendored, name))
  const missing = specs.filter(({ name }) => !Object.hasOwn(vendored, name))
  const installed = missing.length === 0 ? {} : await install([...missing, ...there], signal)
  const versions = Object.fromEntries(
    [...asked].map((name) => [name, installed[name] ?? (Object.hasOwn(vendored, name) ? (vendored[name] ?? '') : '')]),
  )
  return { versions, manifest: namePackages(manifest, versions) }
}

/** The package.json with these versions; the same where it names them. Throws a Failure where it cannot be read. */
export function namePackages(manifest: string, versions: AddedPackages['versions']): string {
  const named = dependenciesIn(manifest)
  const isNamed = Object.entries(versions).every(([name, version]) => named[name] === version)
  return isNamed ? manifest : withPackages(manifest, versions)
}

/** Others are none that the preview takes. */
function exactIn(manifest: string): PackageSpec[] {
  return Object.entries(dependenciesIn(manifest)).flatMap(([name, range]) => {
    const spec =
      typeof range === 'string' && /^\d+\.\d+\.\d+/.test(range) ? readPackageSpec(`${name}@${range}`) : undefined
    return spec === undefined || 'why' in spec ? [] : [spec]
  })
}

function dependenciesIn(manifest: string): Readonly<Record<string, unknown>> {
  let parsed: unknown
  try {
    parsed = JSON.parse(manifest)
  } catch {
    throw failure('invalid-input', 'package.json cannot be read: mend it first.')
  }
  const dependencies: unknown = Reflect.get(Object(parsed), 'dependencies')
  return typeof dependencies === 'object' && dependencies !== null ? { ...dependencies } : {}
}
