/** Where the files of an answer may go: each part of an app has its own places, and leaves those of the others alone. Pure. */
import type { ReactPlan } from '#shared/domain/react-plan.ts'
import { screenPath } from './code-screens.ts'
import { kebabCase } from './identifiers.ts'
import type { Placing } from './part-files.ts'
import { ownFiles } from './scaffold.ts'
import type { ReactTemplate } from './template.ts'

/** Of the template's files, those that an app may have its own of. */
const adaptable = /^src\/(?:words\/|lib\/badges\.ts$)/

/** The base writes what is planned for it, and sample content; the template's files and the other screens are not its own. */
export function basePlaces(plan: ReactPlan, template: Pick<ReactTemplate, 'files'>): Placing {
  const own = [...ownFiles(plan).keys()]
  return (given) => {
    const path = inSource(given)
    const wanted = own.find((one) => one === path) ?? own.find((one) => sameName(one, path))
    if (wanted !== undefined) return { path: wanted }
    if (!isSource(path)) return { why: 'Only the code of the app, in src/, is written here.' }
    if (path.startsWith('src/screens/')) return { why: 'The other screens come later, each by itself.' }
    if (template.files.has(path) && !adaptable.test(path)) return { why: 'The base of the app has this file already.' }
    return { path }
  }
}

/**
 * A screen writes its own file, and new ones that nobody has. `claims`: which screen each of those belongs to, shared by
 * the screens that are written at the same time.
 */
export function screenPlaces(id: string, files: ReadonlyMap<string, string>, claims: Map<string, string>): Placing {
  const own = screenPath(id)
  return (given) => {
    const path = inSource(given)
    if (path === own || sameName(own, path)) return { path: own }
    if (!isSource(path)) return { why: 'Only the code of the app, in src/, is written here.' }
    const owner = claims.get(path)
    if (path.startsWith(`src/screens/${id}/`)) return { path }
    if (path.startsWith('src/screens/')) return { why: 'This screen is not asked for here.' }
    if (owner === undefined ? files.has(path) : owner !== id)
      return { why: 'Another part of the app has this file already.' }
    claims.set(path, id)
    return { path }
  }
}

/** As models write paths: with `./`, `/`, `@/` or without `src/` before it. */
function inSource(given: string): string {
  const path = given.replace(/^(?:\.?\/)+/, '').replace(/^@\//, 'src/')
  return /^(?:components|screens|data|lib|words|hooks|store\.ts)/.test(path) ? `src/${path}` : path
}

function isSource(path: string): boolean {
  return /^src\/[^.].*\.(?:tsx?|json|css)$/.test(path) && !path.split('/').includes('..')
}

/** The same file in another spelling: `src/pages/OrderListScreen.jsx` for `src/screens/order-list.tsx`. */
function sameName(own: string, path: string): boolean {
  const isScreen = own.startsWith('src/screens/')
  const folder = isScreen ? /^src\/(?:screens|pages|views|routes)\/[^/]+$/ : /^src\/components\/[^/]+$/
  if (!/\.[jt]sx$/.test(path) || !folder.test(path) || !folder.test(own)) return false
  const nameOf = (file: string): string => kebabCase((file.split('/').at(-1) ?? '').replace(/\.[jt]sx$/, ''))
  const name = nameOf(path)
  return name === nameOf(own) || (isScreen && name.replace(/-(?:screen|page|view)$/, '') === nameOf(own))
}
