/** What an answer may change of a React app that is there, and what goes with the change. Pure. */
import { dependenciesOf, withPackages } from './scaffold.ts'
import { importedPackages } from './source-problems.ts'

/** How a project is built and what is installed is Kiln's and the user's own affair. */
const settings =
  /^(?:.*\/)?(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|pnpm-[^/]*\.yaml|yarn\.lock|\.npmrc|\.env[^/]*|[jt]sconfig[^/]*\.json|(?:vite|vitest|postcss|tailwind|eslint|babel|esbuild|rollup)\.config\.[^/]+|\.[^/]*rc(?:\.[^/]+)?)$/i

/** Why a change may not write this file; undefined when it may. */
export function refusedInEdit(path: string): string | undefined {
  return settings.test(path)
    ? 'A change of the app leaves the settings of its build and its packages as they are.'
    : undefined
}

/**
 * package.json with what the app's code imports now and does not name yet, with the studio's own versions; undefined when
 * it names all, or is not one that can be read.
 */
export function manifestFor(
  files: ReadonlyMap<string, string>,
  versionOf: (name: string) => string | undefined,
): string | undefined {
  const manifest = files.get('package.json')
  if (manifest === undefined) return undefined
  try {
    const named = new Set(dependenciesOf({ files }))
    const versions: Record<string, string> = {}
    for (const [file, text] of files) {
      if (!/^src\/.*\.[jt]sx?$/.test(file)) continue
      for (const name of importedPackages(text)) {
        const version = named.has(name) ? undefined : versionOf(name)
        if (version !== undefined) versions[name] = version
      }
    }
    return Object.keys(versions).length === 0 ? undefined : withPackages(manifest, versions)
  } catch {
    // By another hand, or half written: it stays as it is.
    return undefined
  }
}
