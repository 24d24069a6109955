/** A name that is used and neither declared nor imported, and that one module alone gives. */
import { importOf } from './file-likeness.ts'
import type { FixableApp, FoundFix } from './fixable-app.ts'
import { parseSource, type SyntaxTree, withImport } from './import-text.ts'
import type { NameSource } from './name-index.ts'
import { nameUses } from './name-uses.ts'

/** What every browser has by a name that apps and icons have, too: as an element it can only be theirs. */
const globals =
  /^(?:Animation|Attr|Audio|Clipboard|Comment|CSS|Document|Element|Event|File|FileList|Gamepad|History|Image|Infinity|Location|Lock|Map|Navigation|Navigator|Node|Notification|Option|Plugin|Range|Request|Response|Screen|Selection|Set|Storage|Text|Touch|ViewTransition|Window|close|event|external|find|focus|frames|history|length|location|name|navigation|open|origin|parent|print|prompt|confirm|alert|scheduler|screen|scroll|self|status|stop|top)$/

export async function missingImport(path: string, app: FixableApp): Promise<FoundFix | undefined> {
  const module = app.module(path)
  const text = app.files.get(path)
  if (module === undefined || module.fault !== undefined || module.free.size === 0 || text === undefined)
    return undefined
  const tree = await parseSource(path, text)
  if (tree === undefined) return undefined
  for (const name of [...module.free].toSorted()) {
    const source = sourceOf(name, path, tree, app)
    if (source === undefined) continue
    const from = source.isOwn ? importOf(path, source.module, ownManner(app, path)) : source.module
    const added = { imported: source.isDefault ? 'default' : name, local: name, isType: false }
    return { fix: { kind: 'imported', path, name, to: from }, text: withImport(text, tree, from, added) }
  }
  return undefined
}

/** The one that is certain. */
function sourceOf(name: string, path: string, tree: SyntaxTree, app: FixableApp): NameSource | undefined {
  const uses = nameUses(tree, name)
  if ((globals.test(name) || name in globalThis) && (uses.values > 0 || uses.elements === 0)) return undefined
  // A type alone: nothing needs it when the app runs.
  if (uses.elements + uses.values === 0) return undefined
  const imported = new Set((app.module(path)?.imports ?? []).map(({ from }) => from))
  const sources = app.names.sourcesOf(name).filter(({ module }) => {
    if (module === path) return false
    if (module === 'lucide-react') return uses.isIcon
    // Its names are those of any helper: only beside others of it.
    return module !== 'date-fns' || imported.has(module)
  })
  if (sources.length <= 1) return sources[0]
  if (sources.some(({ isOwn }) => isOwn)) return undefined
  const beside = sources.filter(({ module }) => imported.has(module))
  return beside.length === 1 ? beside[0] : undefined
}

/** `@/…` where the file's other imports are like that. */
function ownManner(app: FixableApp, path: string): string {
  // Pages have no builder: there, the name of a module is whole.
  if (app.kind === 'page') return './x.js'
  const own = (app.module(path)?.imports ?? []).filter(({ from }) => /^(?:\.|@\/)/.test(from))
  return own.length > 0 && own.every(({ from }) => from.startsWith('@/')) ? '@/' : './'
}
