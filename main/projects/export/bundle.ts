/** The files that one page is made of, and what it still names beside them. */
import { contentType } from '../../lib/content-types.ts'

/** What an address in a page or a style leads to. */
export type Destination =
  /** A file of the app; `fragment` with its #. */
  | { readonly kind: 'file'; readonly path: string; readonly fragment: string }
  /** A file that the app does not have. */
  | { readonly kind: 'missing'; readonly path: string }
  /** Another host. */
  | { readonly kind: 'outside' }
  /** Nothing to load: a part of the page itself, data, a mail address. */
  | { readonly kind: 'none' }

export interface Bundle {
  /** `base`: the path of the file in which the address stands. */
  destination(address: string, base: string): Destination
  /** Of every file. */
  paths(): Iterable<string>
  bytes(path: string): Uint8Array
  text(path: string): string
  /** The file as a data: URL. */
  dataUrl(path: string): string
  /**
   * The data: URL for an address, with its fragment; undefined when there is nothing to put in, which is noted where it
   * would need a network.
   */
  inlined(address: string, base: string): string | undefined
  /** Notes what stays outside. */
  note(what: string): void
  outside(): string[]
}

/** Any host will do: it only serves to resolve addresses, and none may be called so. */
const origin = 'http://app.invalid'

export function createBundle(files: ReadonlyMap<string, Uint8Array>): Bundle {
  const outside = new Set<string>()
  const dataUrls = new Map<string, string>()

  function destination(address: string, base: string): Destination {
    const trimmed = address.trim()
    if (trimmed === '' || trimmed.startsWith('#')) return { kind: 'none' }
    if (!URL.canParse(trimmed, `${origin}/`)) return { kind: 'missing', path: trimmed }
    const url = new URL(trimmed, `${origin}/${base.split('/').map(encodeURIComponent).join('/')}`)
    if (url.origin !== origin) {
      return { kind: /^(?:https?|wss?|ftp):$/.test(url.protocol) ? 'outside' : 'none' }
    }
    const path = decoded(url.pathname.slice(1))
    const names = path === '' || path.endsWith('/') ? [`${path}index.html`] : [path]
    const name = names.find((candidate) => files.has(candidate))
    return name === undefined ? { kind: 'missing', path } : { kind: 'file', path: name, fragment: url.hash }
  }

  function bytes(path: string): Uint8Array {
    return files.get(path) ?? new Uint8Array()
  }

  function dataUrl(path: string): string {
    const known = dataUrls.get(path)
    if (known !== undefined) return known
    const made = asDataUrl(bytes(path), contentType(path))
    dataUrls.set(path, made)
    return made
  }

  return {
    destination,
    paths: () => files.keys(),
    bytes,
    text: (path) => new TextDecoder().decode(bytes(path)),
    dataUrl,
    inlined(address, base) {
      const to = destination(address, base)
      if (to.kind === 'file') return dataUrl(to.path) + to.fragment
      if (to.kind !== 'none') outside.add(address.trim())
      return undefined
    },
    note: (what) => void outside.add(what.trim()),
    outside: () => [...outside],
  }
}

/** Base 64, so that no character of it means anything where it stands. */
export function asDataUrl(content: Uint8Array | string, type: string): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
  return `data:${type.replaceAll(' ', '')};base64,${bytes.toString('base64')}`
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
