/**
 * Makes ES modules for browsers of installed packages, once for all that a project imports of them: what two of them share is
 * there once, and React is the vendored one. Kept beside the packages, for later builds and later projects.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, version as builderVersion, type BuildResult } from 'esbuild'
import { packagePlugin } from './package-plugin.ts'
import { createPackageResolver, type PackageResolver } from './package-resolver.ts'
import type { ProjectPackages } from './package-set.ts'
import type { VendoredSet } from './vendored.ts'

export interface PackageModule {
  /** Its script; undefined for a stylesheet. */
  readonly file?: string
  /** The styles that it brings. */
  readonly css?: string
  /** What can be imported by name; undefined where it is known only when it runs. */
  readonly names?: readonly string[]
  /** It has one value, and names are properties of it: CommonJS. */
  readonly isCommon: boolean
}

export interface PackageBundle {
  /** Where its files lie, and where they are served. */
  readonly folder: string
  readonly address: string
  readonly files: readonly string[]
  /** By what an import says. */
  readonly modules: Readonly<Record<string, PackageModule>>
  /** What cannot be imported, and why. */
  readonly refused: Readonly<Record<string, string>>
}

export const packagesFolder = '/__kiln/packages/'

/** Changes when bundles of before can no longer be used. */
const recipe = 1

type Kept = Pick<PackageBundle, 'files' | 'modules' | 'refused'>

/** Never throws for what packages hold: what cannot be bundled is refused. */
export async function bundlePackages(
  { key, folder }: NonNullable<ProjectPackages['set']>,
  specifiers: readonly string[],
  vendored: VendoredSet,
): Promise<PackageBundle> {
  const parts = [recipe, builderVersion, key, vendored.key, specifiers]
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
  const place = join(folder, 'bundles', hash)
  const address = `${packagesFolder}${key}-${hash}/`
  const kept = readKept(place)
  if (kept !== undefined) return { ...kept, folder: place, address }
  const next = `${place}.${randomBytes(4).toString('hex')}`
  mkdirSync(next, { recursive: true })
  try {
    const resolver = createPackageResolver(folder, new Set(Object.keys(vendored.modules)))
    const made = await bundleWhatCan(resolver, specifiers, next, address)
    const whole: Kept = { ...made, files: readdirSync(next) }
    writeFileSync(join(next, 'bundle.json'), JSON.stringify(whole))
    moveIn(next, place)
    return { ...whole, folder: place, address }
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
}

function readKept(place: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(join(place, 'bundle.json'), 'utf8')) as Kept
  } catch {
    return undefined
  }
}

/** Another process may have made the same. */
function moveIn(next: string, place: string): void {
  try {
    renameSync(next, place)
  } catch (thrown) {
    if (readKept(place) === undefined) throw thrown
  }
}

/** Together; or, where one of them cannot be bundled, those that can. */
async function bundleWhatCan(
  resolver: PackageResolver,
  specifiers: readonly string[],
  outdir: string,
  address: string,
): Promise<Omit<Kept, 'files'>> {
  const refused: Record<string, string> = {}
  const entries = new Map<string, string>()
  for (const specifier of specifiers) {
    const kind = specifier.endsWith('.css') ? 'style' : 'import'
    const found = resolver.find(specifier, undefined, kind)
    if (found.type === 'file') entries.set(specifier, found.path)
    else refused[specifier] = 'text' in found ? found.text : `"${specifier}" is nothing that runs in a browser.`
  }
  const whole = await bundle(resolver, entries, outdir, address).catch(whyNot)
  if (typeof whole !== 'string') return { modules: whole, refused }
  for (const [specifier, path] of entries) {
    const alone = await bundle(resolver, new Map([[specifier, path]]), undefined, address).catch(whyNot)
    if (typeof alone !== 'string') continue
    refused[specifier] = `"${specifier}" does not run in a browser: ${alone}`
    entries.delete(specifier)
  }
  return { modules: await bundle(resolver, entries, outdir, address), refused }
}

function whyNot(thrown: unknown): string {
  if (thrown instanceof Error && 'errors' in thrown && Array.isArray(thrown.errors)) {
    const first: unknown = thrown.errors[0]
    const text: unknown = Reflect.get(Object(first), 'text')
    if (typeof text === 'string') return text
  }
  throw thrown
}

/** Without `outdir` nothing is written. */
async function bundle(
  resolver: PackageResolver,
  entries: ReadonlyMap<string, string>,
  outdir: string | undefined,
  address: string,
): Promise<Record<string, PackageModule>> {
  if (entries.size === 0) return {}
  const result = await build({
    entryPoints: [...entries.keys()].map((specifier) => ({ in: specifier, out: outName(specifier) })),
    plugins: [packagePlugin(resolver, entries)],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"development"', global: 'globalThis' },
    minifyWhitespace: true,
    legalComments: 'none',
    chunkNames: 'chunk-[hash]',
    assetNames: 'asset-[hash]',
    publicPath: address.slice(0, -1),
    outdir: outdir ?? '/',
    write: outdir !== undefined,
    absWorkingDir: process.platform === 'win32' ? 'C:\\' : '/',
    tsconfigRaw: '{}',
    metafile: true,
    logLevel: 'silent',
  })
  return modulesOf(result, entries)
}

function modulesOf(
  { metafile }: BuildResult<{ metafile: true }>,
  entries: ReadonlyMap<string, string>,
): Record<string, PackageModule> {
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [fileName(path), output]))
  return Object.fromEntries(
    [...entries].map(([specifier, path]): [string, PackageModule] => {
      const file = `${outName(specifier)}.js`
      const script = outputs.get(file)
      if (script === undefined) return [specifier, { css: `${outName(specifier)}.css`, isCommon: false }]
      const isCommon = metafile.inputs[`package:${path}`]?.format === 'cjs'
      const isOpen = script.imports.some(({ kind, external }) => kind === 'import-statement' && external === true)
      const css = script.cssBundle === undefined ? {} : { css: fileName(script.cssBundle) }
      // What is given on from a vendored module is not among them.
      const givesOn = isOpen && script.exports.length === 0
      return [specifier, { file, ...css, ...(isCommon || givesOn ? {} : { names: script.exports }), isCommon }]
    }),
  )
}

/** Each specifier another one, and plain. */
function outName(specifier: string): string {
  const plain = specifier.replace(/[^a-z0-9._-]+/gi, '.').replace(/^\.+/, '')
  return `${plain}.${createHash('sha256').update(specifier).digest('hex').slice(0, 8)}`
}

function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? ''
}
