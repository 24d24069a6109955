/**
 * esbuild's only way to files: every import is resolved and loaded here, from the texts that main has sent. esbuild itself
 * never looks at a disk, neither for modules nor for configuration beside them.
 */
import type { Loader, OnLoadResult, OnResolveArgs, OnResolveResult, Plugin } from 'esbuild'
import type { Graph } from './graph.ts'
import type { BuildProblem } from './messages.ts'
import { isSource, type ProjectFiles } from './project-files.ts'
import { resolveImport } from './resolve-import.ts'
import { cssModule } from './css-modules.ts'
import type { KnownPackages } from './project-packages.ts'

/** What the plugin reads when a build asks: it may change between builds. */
export interface PluginState {
  readonly files: ProjectFiles
  readonly known: ReadonlySet<string>
  /** The same, and how it is imported. */
  readonly packages: KnownPackages
  graph: Graph
  /** Of the core's modules, what they give by name; undefined where it cannot be told. */
  names: ReadonlyMap<string, readonly string[] | undefined>
  /** Modules that are kept out because they have errors and nothing that runs needs them. */
  broken: ReadonlySet<string>
  entry: string
}

/** Where the page keeps the modules of the app, for the screens that come later. */
const registry = 'globalThis.__kilnModule'

/** What every build begins with. esbuild looks whether a file has that name: none may. */
export const buildStart = 'kiln:start'

/** For the app as it starts; or, given a lazy module's path, for that alone: it finds the rest in the running app. */
export function projectPlugin(state: PluginState, screen?: string): Plugin {
  const written: Readonly<Record<string, (path: string) => string>> = {
    start: () => startOf(state),
    registry: () => registryOf(state),
    known: (path) => knownModule(state, path),
    common: (path) => `import whole from ${JSON.stringify(path)}\nmodule.exports = whole\n`,
    nothing: () => '',
    style: (path) => styleModule(state, path),
    asset: (path) => `export default ${JSON.stringify(`/${path.replace(/^public\//, '')}`)}`,
  }
  return {
    name: 'kiln-project',
    setup(build) {
      build.onResolve({ filter: /.*/ }, (args) => resolve(state, screen, args))
      for (const [namespace, write] of Object.entries(written)) {
        build.onLoad({ filter: /.*/, namespace }, ({ path }) => ({ contents: write(path), loader: 'js' }))
      }
      build.onLoad({ filter: /.*/, namespace: 'raw' }, ({ path }) => ({
        contents: state.files.text(path) ?? '',
        loader: 'text',
      }))
      build.onLoad({ filter: /.*/, namespace: 'app' }, ({ path }) => load(state, path))
    },
  }
}

function resolve(state: PluginState, screen: string | undefined, args: OnResolveArgs): OnResolveResult {
  if (args.kind === 'entry-point') return screen === undefined ? inside('start', 'start') : inside('app', screen)
  if (args.namespace === 'start' || args.namespace === 'registry') {
    return args.path === 'registry' ? inside('registry', 'registry') : inside('app', args.path)
  }
  if (args.namespace === 'common') return { path: args.path, external: true }
  const resolved = resolveImport(state.files, state.known, args.importer, args.path)
  switch (resolved.type) {
    case 'package':
      return packageImport(state, resolved.specifier)
    case 'refused':
      // A screen that is still to be written: its address is known, and the app runs without it.
      if (args.kind === 'dynamic-import' && resolved.absent !== undefined) {
        return { path: `/__kiln/build/${screenName(resolved.absent)}`, external: true }
      }
      return refused(state.packages.refusal(args.path) ?? resolved)
    case 'file':
      return resolveFile(state, screen === undefined, args.kind, resolved.path, resolved.query)
  }
}

function refused({ text, hint, install }: Pick<BuildProblem, 'text' | 'hint' | 'install'>): OnResolveResult {
  return { errors: [{ text, detail: { hint, install } }] }
}

/** The page knows the vendored modules by their names; others stand in the script with their addresses. */
function packageImport({ packages }: PluginState, specifier: string): OnResolveResult {
  const found = packages.find(specifier)
  if (found === undefined) return { path: specifier, external: true }
  if (found.address === undefined) return inside('nothing', specifier)
  // Of CommonJS, names are looked up when they are used.
  return found.isCommon ? inside('common', found.address) : { path: found.address, external: true }
}

function resolveFile(
  state: PluginState,
  inCore: boolean,
  kind: OnResolveArgs['kind'],
  path: string,
  query: string,
): OnResolveResult {
  if (/(?:^|&)raw\b/.test(query)) return inside('raw', path)
  if (/(?:^|&)url\b/.test(query)) return inside('asset', path)
  if (/\.(?:scss|sass|less|styl)$/.test(path)) {
    const hint = 'Write it as CSS: nesting and variables work there, too.'
    return { errors: [{ text: `${path} would need a tool that is not here.`, detail: { hint } }] }
  }
  if (path.endsWith('.css')) return inside('style', path)
  if (path.endsWith('.json')) return inside('app', path)
  if (!isSource(path)) return inside('asset', path)
  if (kind === 'dynamic-import' && state.graph.lazy.includes(path)) {
    return { path: `/__kiln/build/${screenName(path)}`, external: true }
  }
  if (inCore) return inside('app', path)
  // Loading it says what is wrong with it.
  return inside(state.broken.has(path) ? 'app' : 'known', path)
}

/** The address of a lazy module below `/__kiln/build/`; the same in every build, so that a running app finds the newest. */
export function screenName(path: string): string {
  return `screen/${path.replace(/\.[^./]+$/, '')}.js`
}

function inside(namespace: string, path: string): OnResolveResult {
  return { path, namespace }
}

function load(state: PluginState, path: string): OnLoadResult {
  const refused = state.files.imports(path).refused.map(({ text, hint, line, column }) => ({
    text,
    location: { file: path, line: line ?? 1, column: (column ?? 1) - 1, lineText: '' },
    detail: { hint },
  }))
  if (refused.length > 0) return { errors: refused }
  return { contents: state.files.text(path) ?? '', loader: loaderOf(path) }
}

function loaderOf(path: string): Loader {
  if (path.endsWith('.json')) return 'json'
  if (path.endsWith('.tsx')) return 'tsx'
  // Models write JSX in .js files, too.
  return /\.m?ts$/.test(path) ? 'ts' : 'jsx'
}

function startOf(state: PluginState): string {
  return `import 'registry'\nimport ${JSON.stringify(state.entry)}\n`
}

/** Each module is run when it is first asked for, by the app or by a screen: there is one of each. */
function registryOf({ graph, broken }: PluginState): string {
  const paths = [...graph.core, ...graph.extras].filter((path) => !broken.has(path)).toSorted()
  const loads = paths.map((path) => `${JSON.stringify(path)}: () => require(${JSON.stringify(path)}),\n`)
  return `globalThis.__kilnEnvironment = { MODE: 'development', DEV: true, PROD: false, SSR: false, BASE_URL: '/' }
const modules = {\n${loads.join('')}}
${registry} = (path) => {
  const load = modules[path]
  if (!load) throw new Error(path + ' is newer than the running app: load the app again.')
  return load()
}\n`
}

/** A module of the running app, for a screen. With its names known, esbuild says which ones it does not have. */
function knownModule({ files, names }: PluginState, path: string): string {
  const given = names.get(path)
  const from = `${registry}(${JSON.stringify(path)})`
  // What is given anew while the app runs must be looked up each time.
  if (given === undefined || /\bexport\s+(?:let|var)\b/.test(files.text(path) ?? ''))
    return `module.exports = ${from}\n`
  const lines = given.map((name) =>
    name === 'default' ? 'export default known.default' : `export const ${name} = known.${name}`,
  )
  return `const known = ${from}\n${lines.join('\n')}\nexport {}\n`
}

function styleModule({ files }: PluginState, path: string): string {
  if (!path.endsWith('.module.css')) return ''
  const { names } = cssModule(path, files.text(path) ?? '')
  return `export default ${JSON.stringify(names)}\n`
}
