/** Builds one lazily loaded module. What it shares with the app stays in the app. */
import { build } from 'esbuild'
import { commonOptions } from './core-build.ts'
import type { BuildProblem } from './messages.ts'
import { problemOf } from './problems.ts'
import { buildStart, projectPlugin, screenName, type PluginState } from './project-plugin.ts'

export type ScreenResult =
  | {
      readonly ok: true
      readonly name: string
      readonly body: Uint8Array
      readonly text: string
      readonly map: Uint8Array
    }
  | { readonly ok: false; readonly problems: readonly BuildProblem[] }

export async function buildScreen(state: PluginState, path: string): Promise<ScreenResult> {
  try {
    const { outputFiles } = await build({
      ...commonOptions,
      banner: { js: screenStart(screenName(path)) },
      entryPoints: [{ in: buildStart, out: 'screen' }],
      plugins: [projectPlugin(state, path)],
    })
    const script = outputFiles.find((file) => file.path.endsWith('.js'))
    const map = outputFiles.find((file) => file.path.endsWith('.map'))
    if (script === undefined || map === undefined) throw new Error('esbuild gave no script.')
    return { ok: true, name: screenName(path), body: script.contents, text: script.text, map: map.contents }
  } catch (thrown) {
    if (thrown instanceof Error && 'errors' in thrown && Array.isArray(thrown.errors) && thrown.errors.length > 0) {
      return { ok: false, problems: thrown.errors.map(problemOf) }
    }
    throw thrown
  }
}

/** A screen writes its name down in the page: a newer one then means that the page must be loaded anew. */
export function screenStart(name: string): string {
  return `(globalThis.__kilnScreens ??= new Set()).add(${JSON.stringify(name)});`
}
