/**
 * Builds the vendored libraries into out/vendor: `node main/preview/react-build/build-vendored.ts`. ES modules with shared
 * chunks, so that there is one React. Nothing happens when they are there in the versions that are installed.
 */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, version as builderVersion, type Metafile, type Plugin } from 'esbuild'
import { readVendoredSet, vendoredPackages, type VendoredModule, type VendoredSet } from './vendored.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const require = createRequire(import.meta.url)

/** CommonJS packages tell their names only when they are run. */
const commonPackages = ['react', 'react-dom']

/** Those of the others that have a default export, which `export *` leaves out. */
const withDefault = ['clsx', 'zod']

/** Makes sure that the folder holds the set as it should be now; resolves with the folder. Many may do so at once. */
export async function ensureVendored(folder = join(root, 'out/vendor')): Promise<string> {
  const versions = Object.fromEntries(Object.keys(vendoredPackages).map((name) => [name, versionOf(name)]))
  const recipe = [versions, vendoredPackages, builderVersion, readFileSync(fileURLToPath(import.meta.url), 'utf8')]
  const key = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 16)
  if (existsSync(join(folder, 'manifest.json')) && readVendoredSet(folder).key === key) return folder
  const next = `${folder}.${randomBytes(4).toString('hex')}`
  mkdirSync(next, { recursive: true })
  try {
    const modules = await buildModules(next)
    writeFileSync(join(next, 'manifest.json'), JSON.stringify({ key, versions, modules } satisfies VendoredSet))
    swapIn(next, folder)
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
  return folder
}

async function buildModules(outdir: string): Promise<Record<string, VendoredModule>> {
  const specifiers = Object.entries(vendoredPackages).flatMap(([name, paths]) => paths.map((path) => name + path))
  const { metafile } = await build({
    entryPoints: specifiers.map((specifier) => ({ in: `vendored:${specifier}`, out: fileName(specifier) })),
    plugins: [entries, withoutThrottle],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    // The development build of React says what is wrong; names stay, for its messages and for stacks.
    define: { 'process.env.NODE_ENV': '"development"' },
    minifyWhitespace: true,
    legalComments: 'none',
    chunkNames: 'chunk-[hash]',
    outdir,
    absWorkingDir: root,
    tsconfigRaw: '{}',
    metafile: true,
    logLevel: 'error',
  })
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [path.split('/').pop() ?? '', output]),
  )
  return Object.fromEntries(
    specifiers.map((specifier) => {
      const file = `${fileName(specifier)}.js`
      const names = outputs.get(file)?.exports ?? []
      if (names.length === 0) throw new Error(`${specifier} gives nothing to import.`)
      return [specifier, { file, loads: [...loadedBy(file, outputs)].filter((name) => name !== file), names }]
    }),
  )
}

/** Each entry gives on what its package gives. */
const entries: Plugin = {
  name: 'vendored-entries',
  setup(builder) {
    builder.onResolve({ filter: /^vendored:/ }, ({ path }) => ({ path: path.slice(9), namespace: 'vendored' }))
    builder.onLoad({ filter: /.*/, namespace: 'vendored' }, ({ path }) => ({
      contents: commonPackages.some((name) => path === name || path.startsWith(`${name}/`))
        ? commonEntry(path)
        : moduleEntry(path),
      resolveDir: root,
    }))
  },
}

/**
 * React shows what was loaded lazily only 300 ms after the last placeholder, so that pages do not flicker. A new build begins
 * with a placeholder for the screen that is open, unseen: its change would be 300 ms late each time.
 */
const withoutThrottle: Plugin = {
  name: 'without-throttle',
  setup(builder) {
    builder.onLoad({ filter: /react-dom-client\.development\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      const contents = text.replace('FALLBACK_THROTTLE_MS = 300', 'FALLBACK_THROTTLE_MS = 0')
      if (contents === text) throw new Error('This React holds back what is loaded lazily in another way.')
      return { contents }
    })
  },
}

function commonEntry(specifier: string): string {
  const names = Object.keys(require(specifier) as object).filter(
    (name) => /^[a-z_$][\w$]*$/i.test(name) && name !== 'default',
  )
  return `import whole from '${specifier}'\nexport default whole\n${names
    .map((name) => `export const ${name} = whole.${name}\n`)
    .join('')}`
}

function moduleEntry(specifier: string): string {
  return `export * from '${specifier}'\n${withDefault.includes(specifier) ? `export { default } from '${specifier}'\n` : ''}`
}

function loadedBy(file: string, outputs: ReadonlyMap<string, Metafile['outputs'][string]>, seen = new Set<string>()) {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const { path, kind } of outputs.get(file)?.imports ?? []) {
    if (kind === 'import-statement') loadedBy(path.split('/').pop() ?? '', outputs, seen)
  }
  return seen
}

function fileName(specifier: string): string {
  return specifier.replace(/^@/, '').replaceAll('/', '.')
}

/** Packages do not all let their manifest be asked for by name. */
function versionOf(name: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name, 'package.json')
    if (existsSync(path)) return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
    if (folder === dirname(folder)) throw new Error(`${name} is not installed: run "npm install".`)
  }
}

/** Another process may do the same: whose folder stands in the end is all the same. */
function swapIn(next: string, folder: string): void {
  const old = `${next}.old`
  try {
    if (existsSync(folder)) renameSync(folder, old)
    renameSync(next, folder)
  } catch (error) {
    if (!existsSync(join(folder, 'manifest.json'))) throw error
  } finally {
    rmSync(old, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureVendored()
