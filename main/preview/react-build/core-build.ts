/** Builds the app as it starts: one script, rebuilt from what esbuild remembers. */
import { context, type BuildContext, type BuildOptions, type BuildResult } from 'esbuild'
import type { BuildProblem } from './messages.ts'
import { problemOf } from './problems.ts'
import { buildStart, projectPlugin, type PluginState } from './project-plugin.ts'

export interface CoreOutput {
  /** With the hash of its contents. */
  readonly name: string
  readonly body: Uint8Array
  readonly text: string
  readonly map: Uint8Array
  /** Of what it took in, what each module gives by name; undefined where that is only known at run time. */
  readonly names: ReadonlyMap<string, readonly string[] | undefined>
}

export type CoreResult =
  | { readonly ok: true; readonly output: CoreOutput; readonly warnings: readonly BuildProblem[] }
  | { readonly ok: false; readonly problems: readonly BuildProblem[] }

export interface CoreBuild {
  build(): Promise<CoreResult>
  dispose(): Promise<void>
}

/** What every build of an app's code has in common. Nothing is read from the project's own configuration. */
export const commonOptions = {
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  tsconfigRaw: '{"compilerOptions":{"useDefineForClassFields":true}}',
  define: {
    'process.env.NODE_ENV': '"development"',
    'import.meta.env': 'globalThis.__kilnEnvironment',
    'import.meta.hot': 'undefined',
  },
  // The texts are served at their own paths.
  sourcemap: 'external',
  sourcesContent: false,
  charset: 'utf8',
  outdir: '/',
  absWorkingDir: process.platform === 'win32' ? 'C:\\' : '/',
  logLevel: 'silent',
  logLimit: 50,
} as const satisfies BuildOptions

export function createCoreBuild(state: PluginState): CoreBuild {
  let opened: Promise<BuildContext> | undefined
  return {
    async build() {
      opened ??= context({
        ...commonOptions,
        entryPoints: [{ in: buildStart, out: 'app' }],
        entryNames: '[name]-[hash]',
        plugins: [projectPlugin(state)],
      })
      const run = await opened
      for (;;) {
        const result = await run.rebuild().catch(failed)
        if (result.errors.length === 0)
          return { ok: true, output: outputOf(result), warnings: result.warnings.map(problemOf) }
        const problems = result.errors.map(problemOf)
        if (!leaveOut(state, problems)) return { ok: false, problems: whatMatters(state, problems) }
      }
    },
    async dispose() {
      await (await opened)?.dispose()
      opened = undefined
    },
  }
}

/** A build that fails is an answer, too; anything else that goes wrong is not. */
function failed(thrown: unknown): Pick<BuildResult, 'errors' | 'warnings' | 'outputFiles'> {
  if (thrown instanceof Error && 'errors' in thrown && Array.isArray(thrown.errors) && thrown.errors.length > 0) {
    return { errors: thrown.errors, warnings: [], outputFiles: [] }
  }
  throw thrown
}

/** When only modules that nothing runs yet are wrong, the app is built without them. False when there is more to it. */
function leaveOut(state: PluginState, problems: readonly BuildProblem[]): boolean {
  const extras = new Set(state.graph.extras)
  const wrong = problems.map(({ file }) => file ?? '')
  if (!wrong.every((file) => extras.has(file) && !state.broken.has(file))) return false
  state.broken = new Set([...state.broken, ...wrong])
  return true
}

/** What is wrong in modules that nothing runs yet is no reason, when there is another. */
function whatMatters({ graph }: PluginState, problems: readonly BuildProblem[]): readonly BuildProblem[] {
  const extras = new Set(graph.extras)
  const others = problems.filter(({ file }) => file === undefined || !extras.has(file))
  return others.length > 0 ? others : problems
}

function outputOf({ outputFiles = [] }: Pick<BuildResult, 'outputFiles'>): CoreOutput {
  const script = outputFiles.find(({ path }) => path.endsWith('.js'))
  const map = outputFiles.find(({ path }) => path.endsWith('.js.map'))
  if (script === undefined || map === undefined) throw new Error('esbuild gave no script.')
  const { text } = script
  return { name: nameOf(script.path), body: script.contents, text, map: map.contents, names: namesIn(text) }
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).pop() ?? ''
}

/** esbuild says it where it makes a module's own object: `__export(Button_exports, { Button: () => Button })`. */
function namesIn(script: string): Map<string, readonly string[] | undefined> {
  const found = new Map<string, readonly string[] | undefined>()
  const variables = new Map<string, string>()
  for (const [, path = '', variable = '', body = ''] of script.matchAll(
    /^\/\/ app:(.+)\nvar (\w+) = \{\};\n__export\(\w+, \{\n([\s\S]*?)\n\}\);/gm,
  )) {
    variables.set(variable, path)
    found.set(
      path,
      [...body.matchAll(/^ {2}("?)([^":\n]+)\1: \(\) =>/gm)].map((match) => match[2] ?? ''),
    )
  }
  // Of what is given on from another package, the names are not in the script.
  for (const [, variable = ''] of script.matchAll(/^\s*__reExport\((\w+),/gm)) {
    const path = variables.get(variable)
    if (path !== undefined) found.set(path, undefined)
  }
  return found
}
