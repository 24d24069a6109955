/**
 * Finds the modules of installed packages, as bundlers for browsers do: `exports`, `imports`, `browser`, `module`, `main`. Not
 * esbuild's own resolver: that looks for packages and settings in every folder above.
 */
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { exports as exportsOf, imports as importsOf, type Package } from 'resolve.exports'
import { packageName } from './package-set.ts'

export type FoundModule =
  | { readonly type: 'file'; readonly path: string; readonly isPure: boolean }
  /** Of the vendored set. */
  | { readonly type: 'vendored'; readonly specifier: string }
  /** Nothing in a browser. */
  | { readonly type: 'empty' }
  /** Not installed: packages may ask whether it is. */
  | { readonly type: 'absent'; readonly text: string }
  /** An address: left as it is. */
  | { readonly type: 'address' }
  | { readonly type: 'refused'; readonly text: string }

export type ImportKind = 'import' | 'require' | 'style'

export interface PackageResolver {
  /** `importer`: a file that was found before; undefined for the app itself. */
  find(specifier: string, importer: string | undefined, kind: ImportKind): FoundModule
  /** Throws for what is not a file of the set. */
  read(path: string): Uint8Array
}

const builtins = new Set(builtinModules)
const endings = ['', '.mjs', '.js', '.cjs', '.jsx', '.ts', '.tsx', '.json', '.css']
const indexes = ['index.mjs', 'index.js', 'index.cjs', 'index.json', 'index.css']

/** `folder` is the set's; `vendored` are the specifiers that the page has. */
export function createPackageResolver(folder: string, vendored: ReadonlySet<string>): PackageResolver {
  const root = realpathSync(folder)
  const manifests = new Map<string, Package | undefined>()

  /** Links are none of npm's making: what is behind one is not there. */
  function isFile(path: string): boolean {
    const isInside = path.startsWith(join(root, 'node_modules') + sep)
    return isInside && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false) && realpathSync(path) === path
  }

  function manifestIn(place: string): Package | undefined {
    if (!manifests.has(place)) {
      const path = join(place, 'package.json')
      manifests.set(place, isFile(path) ? parsed(readFileSync(path, 'utf8')) : undefined)
    }
    return manifests.get(place)
  }

  /** The package that a file is of: the nearest folder above with a manifest that has a name. */
  function ownerOf(path: string): { readonly place: string; readonly manifest: Package } | undefined {
    for (let place = dirname(path); place.startsWith(root + sep); place = dirname(place)) {
      const manifest = manifestIn(place)
      if (manifest?.name !== undefined) return { place, manifest }
    }
    return undefined
  }

  function probe(path: string): string | undefined {
    const file = endings.map((ending) => path + ending).find(isFile)
    if (file !== undefined) return file
    const main = entryOf(manifestIn(path), 'import')
    const named = main === undefined ? undefined : probeFile(join(path, main))
    return named ?? indexes.map((name) => join(path, name)).find(isFile)
  }

  const probeFile = (path: string): string | undefined =>
    [...endings.map((ending) => path + ending), ...indexes.map((name) => join(path, name))].find(isFile)

  function found(path: string, specifier: string): FoundModule {
    const file = probe(path)
    if (file === undefined) return { type: 'refused', text: `"${specifier}" is not there.` }
    const owner = ownerOf(file)
    const instead = owner && browserField(owner.manifest, `./${relative(owner.place, file).replaceAll(sep, '/')}`)
    if (instead === false) return { type: 'empty' }
    const other = instead === undefined || owner === undefined ? undefined : probe(join(owner.place, instead))
    return { type: 'file', path: other ?? file, isPure: owner?.manifest['sideEffects'] === false }
  }

  function inPackage(place: string, specifier: string, kind: ImportKind): FoundModule {
    const manifest = manifestIn(place) ?? { name: '' }
    const path = specifier.slice(packageName(specifier).length)
    if (manifest.exports !== undefined) {
      const target = attempt(() => exportsOf(manifest, `.${path}`, conditions(kind)))?.[0]
      if (target === undefined) {
        return { type: 'refused', text: `"${specifier}" is not a part of the package that can be imported.` }
      }
      return found(join(place, target), specifier)
    }
    return found(join(place, path === '' ? (entryOf(manifest, kind) ?? 'index') : path), specifier)
  }

  function bare(specifier: string, importer: string | undefined, kind: ImportKind): FoundModule {
    const name = packageName(specifier)
    for (
      let place = importer === undefined ? root : dirname(importer);
      place.startsWith(root);
      place = dirname(place)
    ) {
      const candidate = join(place, 'node_modules', ...name.split('/'))
      if (manifestIn(candidate) !== undefined) return inPackage(candidate, specifier, kind)
    }
    if (vendored.has(specifier)) return { type: 'vendored', specifier }
    if (builtins.has(name) || specifier.startsWith('node:')) return { type: 'empty' }
    const isPart = [...vendored].some((one) => one === name || one.startsWith(`${name}/`))
    if (isPart) return { type: 'refused', text: `"${specifier}" is a part of ${name} that is not here.` }
    return { type: 'absent', text: `"${specifier}" is not installed.` }
  }

  return {
    find(specifier, importer, kind) {
      const owner = importer === undefined ? undefined : ownerOf(importer)
      if (specifier.startsWith('#') && owner !== undefined && kind !== 'style') {
        const target = attempt(() => importsOf(owner.manifest, specifier, conditions(kind)))?.[0]
        if (target === undefined) return { type: 'refused', text: `"${specifier}" is not there.` }
        return target.startsWith('.') ? found(join(owner.place, target), specifier) : bare(target, importer, kind)
      }
      if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(specifier) && !specifier.startsWith('node:')) {
        return /^file:/i.test(specifier) ? outside(specifier) : { type: 'address' }
      }
      const plain = specifier.replace(/[?#].*$/, '')
      if (plain.startsWith('/') || plain.includes('\\')) return outside(specifier)
      const isRelative = /^\.{1,2}(?:\/|$)/.test(plain)
      if (importer !== undefined && (isRelative || (kind === 'style' && !plain.startsWith('~')))) {
        const own = found(join(dirname(importer), plain), specifier)
        if (isRelative || own.type !== 'refused') return own
      }
      const instead = owner && browserField(owner.manifest, plain)
      if (instead === false) return { type: 'empty' }
      if (instead?.startsWith('.') && owner !== undefined) return found(join(owner.place, instead), specifier)
      return bare((instead ?? plain).replace(/^~/, ''), importer, kind)
    },
    read(path) {
      if (!isFile(path)) throw new Error(`${path} is not a file of the package.`)
      return readFileSync(path)
    },
  }
}

function outside(specifier: string): FoundModule {
  return { type: 'refused', text: `"${specifier}" lies outside of the package.` }
}

function conditions(kind: ImportKind) {
  const own = kind === 'style' ? ['style'] : ['module']
  return { browser: true, require: kind === 'require', conditions: [...own, 'development'] }
}

function entryOf(manifest: Package | undefined, kind: ImportKind): string | undefined {
  if (manifest === undefined) return undefined
  const named = kind === 'style' ? ['style', 'main'] : ['browser', 'module', 'main']
  return named.map((name): unknown => manifest[name]).find((value) => typeof value === 'string' && value !== '') as
    | string
    | undefined
}

/** False: left out in browsers. */
function browserField({ browser }: Package, path: string): string | false | undefined {
  if (typeof browser !== 'object' || Array.isArray(browser)) return undefined
  const names = [path, path.replace(/\.js$/, ''), path.replace(/\/index\.js$/, '')]
  return names.map((name) => browser[name]).find((value) => typeof value === 'string' || value === false)
}

function attempt<T>(find: () => T | undefined | void): T | undefined {
  try {
    return find() ?? undefined
  } catch {
    return undefined
  }
}

function parsed(text: string): Package | undefined {
  const value: unknown = attempt(() => JSON.parse(text) as unknown)
  return typeof value === 'object' && value !== null ? (value as Package) : undefined
}
