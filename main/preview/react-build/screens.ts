/** The lazily loaded modules of a project: each is built again only when something that goes into it has changed. */
import type { BuildOutput, FailedScreen } from './messages.ts'
import { checkPackageNames } from './package-names.ts'
import { isSource } from './project-files.ts'
import type { PluginState } from './project-plugin.ts'
import { resolveImport } from './resolve-import.ts'
import { buildScreen, type ScreenResult } from './screen-build.ts'

interface GoodScreen {
  readonly name: string
  readonly body: Uint8Array
  readonly map: Uint8Array
}

export interface Screens {
  /** Brings all of them up to date with the core that was built last; gives what is new, and what is wrong. */
  build(): Promise<{ readonly outputs: readonly BuildOutput[]; readonly failed: readonly FailedScreen[] }>
  /** The last good build of one, by its address. */
  find(name: string): GoodScreen | undefined
}

/** Builds at once: more would only stand in each other's way. */
const mostAtOnce = 4

export function createScreens(state: PluginState): Screens {
  const good = new Map<string, GoodScreen>()
  const bad = new Map<string, FailedScreen>()
  const builtFrom = new Map<string, string>()

  async function buildOne(path: string): Promise<BuildOutput | undefined> {
    const result = await checked(path)
    if (!result.ok) {
      bad.set(path, { path, problems: result.problems })
      return undefined
    }
    bad.delete(path)
    const before = good.get(path)
    good.set(path, { name: result.name, body: result.body, map: result.map })
    const isSame = before !== undefined && Buffer.compare(before.body, result.body) === 0
    return isSame ? undefined : { name: result.name, body: result.body }
  }

  async function checked(path: string): Promise<ScreenResult> {
    const result = await buildScreen(state, path)
    if (!result.ok) return result
    const { problems } = await checkPackageNames(result.text, state.packages, state.files, [path])
    return problems.length > 0 ? { ok: false, problems } : result
  }

  return {
    async build() {
      const { lazy } = state.graph
      for (const path of builtFrom.keys()) {
        if (lazy.includes(path)) continue
        for (const map of [good, bad, builtFrom]) map.delete(path)
      }
      const waiting = lazy.filter((path) => builtFrom.get(path) !== ingredients(state, path))
      const outputs: BuildOutput[] = []
      const work = async (): Promise<void> => {
        for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
          builtFrom.set(path, ingredients(state, path))
          const output = await buildOne(path)
          if (output !== undefined) outputs.push(output)
        }
      }
      await Promise.all(Array.from({ length: mostAtOnce }, work))
      return { outputs, failed: [...bad.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)) }
    },
    find: (name) => [...good.values()].find((one) => one.name === name),
  }
}

/** Everything that a screen's script depends on, as one text. */
function ingredients({ files, known, packages, graph, names, broken }: PluginState, path: string): string {
  const imports = files.imports(path)
  const targets = [...imports.fixed, ...imports.lazy].map((specifier) => {
    const resolved = resolveImport(files, known, path, specifier)
    if (resolved.type === 'package') return packages.find(specifier)?.address ?? resolved.type
    if (resolved.type !== 'file') return `${resolved.type} ${packages.refusal(specifier)?.text ?? ''}`
    const { path: target, query } = resolved
    const isShared = isSource(target) && query === '' && !broken.has(target)
    const inside = isShared ? (names.get(target)?.join() ?? '?') : String(files.version(target))
    return `${target} ${String(graph.lazy.includes(target))} ${inside}`
  })
  return [files.version(path), ...targets].join('\n')
}
