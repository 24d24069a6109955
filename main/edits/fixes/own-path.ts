/** An import of a file of the app that is not there by this name, while one other file is surely meant. */
import { posix } from 'node:path'
import { isModule, resolveModule } from '../module-names.ts'
import { flatName, importOf } from './file-likeness.ts'
import type { FixableApp, FoundFix } from './fixable-app.ts'
import { importsOf, parseSource, withFrom } from './import-text.ts'

export async function ownPath(path: string, app: FixableApp): Promise<FoundFix | undefined> {
  const module = app.module(path)
  const text = app.files.get(path)
  if (module === undefined || module.fault !== undefined || text === undefined) return undefined
  const isAbsent = (from: string): boolean => isLost(path, from, app)
  if (!module.imports.some(({ from }) => isAbsent(from))) return undefined
  const tree = await parseSource(path, text)
  for (const statement of tree === undefined ? [] : importsOf(tree)) {
    if (statement.isType || !isAbsent(statement.from)) continue
    const used = module.imports.filter(({ from }) => from === statement.from).flatMap(({ names }) => names)
    const target = meantFile(path, statement.from, used, app)
    if (target === undefined) continue
    const to = importOf(path, target, manner(statement.from, target))
    return foundFix(path, statement.from, to, target, withFrom(text, statement, to))
  }
  return lazyPath(path, text, app)
}

/** The same of `import('…')`, which stands in the middle of code: the string itself is replaced. */
function lazyPath(path: string, text: string, app: FixableApp): FoundFix | undefined {
  for (const { from, isLazy } of app.module(path)?.imports ?? []) {
    if (!isLazy || !isLost(path, from, app)) continue
    const target = meantFile(path, from, ['default'], app)
    const places = text.split(from).length - 1
    if (target === undefined || places !== 1) continue
    const to = importOf(path, target, manner(from, target))
    return foundFix(
      path,
      from,
      to,
      target,
      text.replace(from, () => to),
    )
  }
  return undefined
}

function foundFix(path: string, from: string, to: string, target: string, text: string): FoundFix {
  const kind =
    posix.basename(from).toLowerCase() === posix.basename(to).toLowerCase() && isBeside(from, path, target)
      ? 'case'
      : 'path'
  return { fix: { kind, path, name: from, to }, text }
}

function isBeside(from: string, path: string, target: string): boolean {
  const folder = posix.dirname(from.startsWith('@/') ? `src/${from.slice(2)}` : posix.join(posix.dirname(path), from))
  return folder.toLowerCase() === posix.dirname(target).toLowerCase()
}

/** It means a file of the app, and there is none. `src/x` and `~/x` are what other builders take for `@/x`. */
function isLost(path: string, from: string, app: FixableApp): boolean {
  if (/[?#]/.test(from)) return false
  if (/^(?:~\/|src\/|components\/|screens\/|lib\/|hooks\/|utils\/|store\/|pages\/)/.test(from)) {
    return app.kind === 'react' && app.packageNames(from) === undefined
  }
  if (!/^(?:\.|@\/)/.test(from)) return false
  return resolveModule(path, from, (other) => app.files.has(other)) === undefined
}

function meantFile(path: string, from: string, names: readonly string[], app: FixableApp): string | undefined {
  const bare = from.replace(/^(?:~|@)\//, 'src/')
  const isAliased = bare !== from || /^[a-z]/.test(from)
  const exact = isAliased ? exactly(bare, app) : undefined
  const ending = posix.extname(from)
  const isCode = ending === '' || isModule(`x${ending}`) || !/^\.(?:css|json|svg|png|jpe?g|webp|gif|avif)$/.test(ending)
  const name = flatName(posix.basename(bare))
  const alike = [...app.files.keys()].filter((other) => {
    if (other === path || (app.kind === 'react' && !other.startsWith('src/'))) return false
    if (!isCode) return other.toLowerCase().endsWith(`/${posix.basename(bare).toLowerCase()}`)
    const isIndex = posix.basename(other).startsWith('index.')
    const own = isIndex ? posix.basename(posix.dirname(other)) : posix.basename(other)
    return isModule(other) && flatName(own) === name
  })
  const found = exact === undefined ? alike : [exact]
  const [target] = found
  if (target === undefined || found.length > 1) return undefined
  if (!isCode) return target
  const given = app.module(target)
  if (given === undefined || given.fault !== undefined) return undefined
  return given.isOpen || names.every((one) => given.exports.has(one)) ? target : undefined
}

/** `src/components/card` and `components/card`, as they are written. */
function exactly(bare: string, app: FixableApp): string | undefined {
  for (const start of ['', 'src/']) {
    const found = resolveModule('x', `./${start}${bare}`, (other) => app.files.has(other))
    if (found !== undefined) return found
  }
  return undefined
}

/** An ending is written where the import had one; of anything but code, always. */
function manner(from: string, target: string): string {
  const ending = /\.[cm]?[jt]sx?$/.exec(from)?.[0] ?? ''
  const start = from.startsWith('@/') || from.startsWith('~/') ? '@/' : './'
  return isModule(target) ? `${start}x${ending}` : start
}
