/** Links of a plain page to its own scripts and styles, and of its modules to each other: browsers want the very name. */
import { posix } from 'node:path'
import type { FixableApp, FoundFix } from './fixable-app.ts'

/** Of a text of any length: nothing is looked for without an end. */
const link = /(<(?:script|link)\b[^>]{0,2000}?\s(?:src|href)\s*=\s*)(["'])([^"'<>]+)\2/gi
const moduleImport =
  /(\b(?:import|export)\b[^'"`;()]{0,2000}?\bfrom\s*|^[^\S\r\n\u2028\u2029]*import\s*)(["'])(\.{1,2}\/[^"'\n]+)\2/gm

export function pageLinks(path: string, app: FixableApp): FoundFix | undefined {
  const text = app.files.get(path)
  if (app.kind !== 'page' || text === undefined) return undefined
  if (/\.html?$/.test(path)) return first(path, text, link, (address) => linked(path, address, app))
  return /\.m?js$/.test(path) ? first(path, text, moduleImport, (address) => withEnding(path, address, app)) : undefined
}

function first(
  path: string,
  text: string,
  pattern: RegExp,
  meant: (address: string) => { readonly to: string; readonly kind: 'linked' | 'ending' } | undefined,
): FoundFix | undefined {
  for (const match of text.matchAll(pattern)) {
    const [whole, before = '', quote = '', address = ''] = match
    const found = meant(address)
    if (found === undefined) continue
    const after = text.slice(match.index + whole.length)
    return {
      fix: { kind: found.kind, path, name: address, to: found.to },
      text: `${text.slice(0, match.index)}${before}${quote}${found.to}${quote}${after}`,
    }
  }
  return undefined
}

function linked(path: string, address: string, app: FixableApp): { to: string; kind: 'linked' } | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#|data:)/i.test(address) || /[?#]/.test(address)) return undefined
  if (!/\.(?:css|m?js)$/i.test(address)) return undefined
  const target = address.startsWith('/') ? address.slice(1) : posix.join(posix.dirname(path), address)
  if (app.files.has(target)) return undefined
  const name = posix.basename(target).toLowerCase()
  const found = [...app.files.keys()].filter((other) => posix.basename(other).toLowerCase() === name)
  const [file] = found
  if (file === undefined || found.length > 1) return undefined
  // One that the page has already would run, or be laid on, twice.
  const to = posix.relative(posix.dirname(path), file)
  return (app.files.get(path) ?? '').includes(`"${to}"`) ? undefined : { to, kind: 'linked' }
}

function withEnding(path: string, address: string, app: FixableApp): { to: string; kind: 'ending' } | undefined {
  const target = posix.join(posix.dirname(path), address)
  if (/[?#]/.test(address) || app.files.has(target)) return undefined
  const ending = ['.js', '.mjs', '/index.js'].filter((one) => app.files.has(target + one))
  return ending.length === 1 ? { to: `${address}${ending[0]}`, kind: 'ending' } : undefined
}
