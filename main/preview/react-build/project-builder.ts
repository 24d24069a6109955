/** One project in the build process: takes changes, gives what is to be served. */
import { readFileSync } from 'node:fs'
import { createCoreBuild, type CoreOutput } from './core-build.ts'
import { graphOf } from './graph.ts'
import type { BuildOutput, BuildProblem, BuildResult, FileState } from './messages.ts'
import { checkPackageNames } from './package-names.ts'
import { createProjectFiles } from './project-files.ts'
import { noPackages, type ProjectPackages } from './package-set.ts'
import { createKnownPackages } from './project-packages.ts'
import type { PluginState } from './project-plugin.ts'
import { createScreens } from './screens.ts'
import { createStyles, packageStyles } from './styles.ts'
import type { VendoredSet } from './vendored.ts'

export interface ProjectBuilder {
  /** Never throws for what a project may hold. Calls must not overlap. */
  build(files: readonly FileState[], fresh: boolean, packages?: ProjectPackages): Promise<BuildResult>
  /** The source map of an output of the last good builds, by its address. */
  sourceMap(name: string): string | undefined
  dispose(): Promise<void>
}

interface GoodCore {
  readonly output: CoreOutput
  readonly packages: readonly string[]
  readonly warnings: readonly BuildProblem[]
}

const entries = ['src/main.tsx', 'src/main.jsx', 'src/main.ts', 'src/main.js', 'src/index.tsx', 'src/index.jsx']

const noEntry: BuildProblem = {
  text: 'The project has no src/main.tsx: nothing starts the app.',
  hint: 'Add src/main.tsx, which renders the app into the element #root.',
}

export function createProjectBuilder(vendored: VendoredSet): ProjectBuilder {
  const known = createKnownPackages(vendored, (path) => readFileSync(path, 'utf8'))
  const files = createProjectFiles()
  const styles = createStyles(files, known)
  const state: PluginState = {
    files,
    known: known.known,
    packages: known,
    graph: { core: new Set<string>(), lazy: [], extras: [], absent: [], styles: [] },
    names: new Map(),
    broken: new Set(),
    entry: '',
  }
  const core = createCoreBuild(state)
  const screens = createScreens(state)
  let lastCore: GoodCore | undefined
  // Pages run older scripts for a while; their errors have places, too.
  const maps = new Map<string, Uint8Array>()
  let sentScript: string | undefined
  let sentCss: string | undefined
  // What has changed since these were last built well.
  let coreWaits = true
  const stylesWait = new Set<string>()

  async function takeChanges(states: readonly FileState[], fresh: boolean, packages: ProjectPackages): Promise<void> {
    const before = shapeOf(state)
    const touched = files.apply(states, fresh)
    if (await known.update(packages, files)) {
      coreWaits = true
      stylesWait.add(packageStyles)
    }
    state.entry = entries.find((path) => files.has(path)) ?? ''
    state.graph = graphOf(files, state.known, state.entry)
    const lazy = new Set(state.graph.lazy)
    for (const path of touched) {
      stylesWait.add(path)
      // A stylesheet is no part of the script; but its classes are, when they are its own.
      if (!lazy.has(path) && (!path.endsWith('.css') || path.endsWith('.module.css'))) coreWaits = true
    }
    if (before !== shapeOf(state)) coreWaits = true
  }

  /** What is wrong, or nothing when it is as good as it can be. */
  async function buildCore(): Promise<readonly BuildProblem[]> {
    if (state.entry === '') return [noEntry]
    if (!coreWaits) return []
    state.broken = new Set()
    const result = await core.build()
    if (!result.ok) return result.problems
    const { packages, problems } = await checkPackageNames(result.output.text, known, files, [
      ...state.graph.core,
      ...state.graph.extras,
    ])
    if (problems.length > 0) return problems
    state.names = result.output.names
    keepMap(maps, result.output)
    lastCore = { output: result.output, packages, warnings: result.warnings }
    coreWaits = false
    return []
  }

  return {
    async build(states, fresh, given = noPackages) {
      await takeChanges(states, fresh, given)
      const [problems, styled] = await Promise.all([buildCore(), styles.build(state.graph.styles, stylesWait)])
      stylesWait.clear()
      const bad = [...problems, ...styled.problems]
      if (bad.length > 0 || lastCore === undefined) return badResult(bad)
      const { output, packages, warnings } = lastCore
      const { outputs: changed, failed } = await screens.build()
      const outputs: BuildOutput[] = [...changed]
      if (output.name !== sentScript) outputs.push({ name: output.name, body: output.body })
      const css = known.css() + styled.css
      if (css !== sentCss) outputs.push({ name: 'app.css', body: Buffer.from(css) })
      sentScript = output.name
      sentCss = css
      const served = known.served()
      return {
        ok: true,
        problems: [],
        warnings: [...warnings, ...styled.warnings],
        failedScreens: [...state.graph.absent, ...failed],
        outputs,
        script: output.name,
        packages,
        ...(served === undefined ? {} : { served }),
      }
    },
    sourceMap(name) {
      const map = maps.get(name) ?? screens.find(name)?.map
      return map === undefined ? undefined : withPlainSources(map)
    },
    dispose: () => core.dispose(),
  }
}

/** As many as there are scripts that are still served. */
const keptMaps = 3

function keepMap(maps: Map<string, Uint8Array>, { name, map }: CoreOutput): void {
  maps.delete(name)
  maps.set(name, map)
  for (const old of [...maps.keys()].slice(0, -keptMaps)) maps.delete(old)
}

function badResult(problems: readonly BuildProblem[]): BuildResult {
  return { ok: false, problems, warnings: [], failedScreens: [], outputs: [], script: '', packages: [] }
}

function shapeOf({ graph, entry }: PluginState): string {
  return [entry, ...graph.lazy, '', ...graph.core, '', ...graph.extras].join('\n')
}

/** Sources at the paths that the preview serves, without the names of esbuild's namespaces. */
function withPlainSources(map: Uint8Array): string {
  const parsed = JSON.parse(Buffer.from(map).toString()) as { sources: string[] }
  return JSON.stringify({
    ...parsed,
    sources: parsed.sources.map((source) => {
      const path = /(?:^|\/)app:(.+)$/.exec(source)?.[1]
      return path === undefined ? `/__kiln/source/${source.replace(/^(?:\.\.?\/)+/, '')}` : `/${path}`
    }),
  })
}
