/**
 * Carries a page's modules in the page: each becomes a data: URL under a name of its own, and an import map leads from the
 * names to them. So modules may import each other in circles, and each runs once, as they do as files.
 */
import { init, parse, type Import } from 'es-module-lexer'
import { contentType, extensionOf } from '../../lib/content-types.ts'
import { asDataUrl, type Bundle } from './bundle.ts'
import { inlineSheet } from './inline-css.ts'
import { noteInScript } from './note-in-script.ts'

export interface Modules {
  /** The name by which a file can be imported; it is in the map from now on. */
  nameOf(path: string): string
  /** The script's text with its imports leading to the map; what it will ask for by itself is noted. `base`: the path of the file in which it stands. */
  rewritten(script: string, base: string): string
  /** Takes in the page's own import map. */
  addMap(text: string, base: string): void
  /** The page's import map as JSON; undefined when nothing is imported. */
  map(): string | undefined
}

/** Names that no package has. */
const prefix = '~app/'

/** Characters before an `import.meta` that are looked at: all of a long script each time would take minutes. */
const longestAddress = 1_000

/** `page`: the page's path, from which its scripts' own requests start. */
export async function createModules(bundle: Bundle, page: string): Promise<Modules> {
  await init()
  const imports = new Map<string, string>()
  const ownImports = new Map<string, string>()
  const scopes: Record<string, Record<string, string>> = {}

  function nameOf(path: string): string {
    const name = prefix + path
    if (imports.has(name)) return name
    // Before the file is read: it may import itself over others.
    imports.set(name, '')
    imports.set(name, moduleUrl(path))
    return name
  }

  function moduleUrl(path: string): string {
    const extension = extensionOf(path)
    if (extension === 'css') return asDataUrl(inlineSheet(path, bundle), contentType(path))
    if (extension === 'json' || extension === 'wasm') return bundle.dataUrl(path)
    return asDataUrl(rewritten(bundle.text(path), path), 'text/javascript;charset=utf-8')
  }

  function rewritten(script: string, base: string): string {
    const text = withImports(script, base)
    noteInScript(text, page, base, bundle)
    return text
  }

  function withImports(script: string, base: string): string {
    let found: readonly Import[]
    try {
      found = parse(script)[0]
    } catch {
      // Not for a browser to run either; or an old script with words that modules keep for themselves.
      return script
    }
    let output = ''
    let at = 0
    const put = (start: number, end: number, text: string): void => {
      output += script.slice(at, start) + text
      at = end
    }
    for (const one of found) {
      if (one.type === 'import-meta') {
        const url = urlBesideMeta(script, one.start, one.end, base)
        if (url !== undefined) put(url.start, url.end, url.text)
      } else if (one.specifier === undefined || ('glob' in one && one.glob)) {
        bundle.note(`import(${script.slice(one.start, one.end).trim()}) in ${base}`)
      } else {
        const specifier = mapped(one.specifier, base)
        // A dynamic import's place includes its quotes, a static one's does not.
        if (specifier !== undefined)
          put(one.start, one.end, one.type === 'dynamic' ? JSON.stringify(specifier) : specifier)
      }
    }
    return output + script.slice(at)
  }

  /** The specifier to write instead; undefined to leave it. */
  function mapped(specifier: string, base: string): string | undefined {
    if (/^(?:\.{0,2}\/)/.test(specifier)) {
      const to = bundle.destination(specifier, base)
      if (to.kind === 'file') return nameOf(to.path)
      bundle.note(specifier)
    } else if (/^(?:https?:)?\/\//.test(specifier)) bundle.note(specifier)
    else if (!/^(?:data|blob):/.test(specifier)) noteBare(specifier)
    return undefined
  }

  function noteBare(specifier: string): void {
    const isKnown = [...ownImports].some(
      ([name]) => name === specifier || (name.endsWith('/') && specifier.startsWith(name)),
    )
    if (!isKnown) bundle.note(specifier)
  }

  /** `new URL('a.png', import.meta.url)`: the address becomes the file itself. */
  function urlBesideMeta(script: string, start: number, end: number, base: string) {
    const near = Math.max(0, start - longestAddress)
    const before = /new\s+URL\(\s*(['"`])([^'"`$\\]+)\1\s*,\s*$/.exec(script.slice(near, start))
    if (before === null || !/^\s*\.\s*url\b/.test(script.slice(end))) {
      bundle.note(`import.meta in ${base}`)
      return undefined
    }
    const url = bundle.inlined(before[2] ?? '', base)
    if (url === undefined) return undefined
    const from = near + before.index + before[0].indexOf(before[1] ?? '')
    return { start: from, end: from + (before[2] ?? '').length + 2, text: JSON.stringify(url) }
  }

  function addressesOf(given: unknown, base: string): Record<string, string> {
    if (typeof given !== 'object' || given === null) return {}
    const made: Record<string, string> = {}
    for (const [name, address] of Object.entries(given)) {
      if (typeof address !== 'string') continue
      const to = bundle.destination(address, base)
      if (to.kind === 'file') made[name] = moduleUrl(to.path)
      else {
        made[name] = address
        if (to.kind !== 'none') bundle.note(address)
      }
    }
    return made
  }

  return {
    nameOf,
    rewritten,
    addMap(text, base) {
      let given: { readonly imports?: unknown; readonly scopes?: unknown }
      try {
        given = JSON.parse(text) as typeof given
      } catch {
        return
      }
      for (const name of Object.keys((given?.imports ?? {}) as object)) ownImports.set(name, '')
      for (const [name, url] of Object.entries(addressesOf(given?.imports, base))) ownImports.set(name, url)
      for (const [scope, list] of Object.entries((given?.scopes ?? {}) as object))
        scopes[scope] = addressesOf(list, base)
    },
    map() {
      if (imports.size + ownImports.size === 0) return undefined
      const all = { imports: Object.fromEntries([...ownImports, ...imports]) }
      const text = JSON.stringify(Object.keys(scopes).length === 0 ? all : { ...all, scopes })
      return text.replaceAll('<', '\\u003c')
    },
  }
}
