/** What an app may import: what the studio brings along, and what would have to be installed first. Pure. */
import { builtinModules } from 'node:module'

export interface PackageSpec {
  readonly name: string
  /** A range of versions in the registry; absent: the newest. */
  readonly range?: string
}

export interface PackagePlan {
  /** The studio has them: name to exact version. */
  readonly vendored: Readonly<Record<string, string>>
  /** To be asked for, each name once. */
  readonly wanted: readonly PackageSpec[]
  readonly refused: readonly { readonly spec: string; readonly why: string }[]
}

const validName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/
/** One version or a simple range of them. Tags are none: what they mean changes. */
const validRange = /^(?:[~^]|>=)?v?\d{1,6}(?:\.(?:\d{1,6}|x)){0,2}(?:-[0-9A-Za-z.-]{1,40})?$/

/**
 * Reads `name` or `name@range`. Everything else that a package manager would take (git, files, links, addresses, aliases,
 * tags) is refused, with the reason.
 */
export function readPackageSpec(given: string): PackageSpec | { readonly why: string } {
  const spec = given.trim()
  const at = spec.indexOf('@', 1)
  const name = at < 0 ? spec : spec.slice(0, at)
  const range = at < 0 ? '' : spec.slice(at + 1).trim()
  if (name.length > 214 || !validName.test(name) || name === 'node_modules' || name === 'favicon.ico') {
    return { why: 'Only packages of the registry can be installed, by their names.' }
  }
  if (builtinModules.includes(name)) return { why: 'It is a part of Node, and the app runs in a browser.' }
  if (range === '' || range === 'latest' || range === '*') return { name }
  if (!validRange.test(range)) return { why: 'Only versions in the registry can be installed, as in ^1.2.3.' }
  return { name, range }
}

/** `vendored`: what the studio brings along, with versions. The template's own packages are among it. */
export function planPackages(specs: readonly string[], vendored: Readonly<Record<string, string>>): PackagePlan {
  const have: Record<string, string> = {}
  const wanted = new Map<string, PackageSpec>()
  const refused: { spec: string; why: string }[] = []
  for (const given of specs) {
    const spec = readPackageSpec(given)
    if ('why' in spec) {
      refused.push({ spec: given, why: spec.why })
      continue
    }
    const version = Object.hasOwn(vendored, spec.name) ? vendored[spec.name] : undefined
    if (version !== undefined) have[spec.name] = version
    else if (!wanted.has(spec.name)) wanted.set(spec.name, spec)
  }
  return { vendored: have, wanted: [...wanted.values()], refused }
}

/** As it is written for people and for package managers. */
export function specText({ name, range }: PackageSpec): string {
  return range === undefined ? name : `${name}@${range}`
}
