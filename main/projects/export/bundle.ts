/** The files that one page is made of, and what it still names beside them. */
import { failure } from '#shared/domain/error.ts'
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
  /** Counts what is put in. Throws invalid-input past what one file may hold: a page can name a file again and again. */
  spend(characters: number): void
  /** Of every file. */
  paths(): Iterable<string>
  bytes(path: string): Uint8Array
  /** To be put in: it is counted. */
  text(path: string): string
  /** The file as a data: URL, to be put in: it is counted. */
  dataUrl(path: string): string
  /**
   * The data: URL for an address, with its fragment; undefined when there is nothing to put in, which is noted where it
   * would need a network.
   */
  inlined(address: string, base: string): string | undefined
  /** Stylesheets that were put together, by path. */
  readonly sheets: Map<string, string>
  /** Notes what stays outside. */
  note(what: string): void
  outside(): string[]
}

/** Any host will do: it only serves to resolve addresses, and none may be called so. */
const origin = 'http://app.invalid'

/** What one file holds at most, in characters: several times what a project has when each of its files is put in once. */
const mostCharacters = 64 * 1024 * 1024

export function createBundle(files: ReadonlyMap<string, Uint8Array>): Bundle {
  const outside = new Set<string>()
  const dataUrls = new Map<string, string>()
  let spent = 0

  function spend(characters: number): void {
    spent += characters
    if (spent <= mostCharacters) return
    throw failure('invalid-input', 'In one file this app would be larger than 64 MB. Export it as a ZIP instead.')
  }

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
    const made = dataUrls.get(path) ?? asDataUrl(bytes(path), contentType(path))
    dataUrls.set(path, made)
    spend(made.length)
    return made
  }

  return {
    destination,
    spend,
    sheets: new Map(),
    paths: () => files.keys(),
    bytes,
    text(path) {
      spend(bytes(path).length)
      return new TextDecoder().decode(bytes(path))
    },
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
