/** An app as it can be searched: outlines, words and links of its files; only what has changed is read again. */
import { createHash } from 'node:crypto'
import { glossaryOf, termsOf, type Glossary, type Terms } from './glossary.ts'
import { linksOf, type Links } from './links.ts'
import type { FileOutline } from './outline/file-outline.ts'
import { loadOutlineReader } from './outline/read-outline.ts'

export interface AppIndex {
  /** In the order of the paths. */
  readonly outlines: ReadonlyMap<string, FileOutline>
  readonly terms: ReadonlyMap<string, Terms>
  readonly glossary: Glossary
  readonly links: Links
}

export interface AppIndexer {
  /** Reads what it does not know yet, a few milliseconds at a time. Rejects only when aborted. */
  indexOf(files: ReadonlyMap<string, string>, signal?: AbortSignal): Promise<AppIndex>
  /** How many files are known by their contents. */
  size(): number
}

interface Known {
  readonly outline: FileOutline
  readonly terms: Terms
}

/** So many files are remembered, of all apps; the oldest are let go first. */
const mostKnown = 4000
/** Main's loop is held no longer than this at a time, in milliseconds. */
const sliceMs = 8

/** In memory alone: it is quickly made again, and never wrong. */
export function createAppIndexer(): AppIndexer {
  const known = new Map<string, Known>()
  let last: { readonly key: string; readonly index: AppIndex } | undefined

  return {
    size: () => known.size,
    async indexOf(files, signal) {
      const read = await loadOutlineReader()
      const outlines = new Map<string, FileOutline>()
      const terms = new Map<string, Terms>()
      const keys: string[] = []
      let pausedAt = performance.now()
      for (const [path, text] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
        if (performance.now() - pausedAt > sliceMs) {
          await new Promise((resolve) => setImmediate(resolve))
          pausedAt = performance.now()
        }
        signal?.throwIfAborted()
        const key = `${path}\n${createHash('sha1').update(text).digest('base64')}`
        const found = known.get(key) ?? readFile(path, text)
        known.delete(key)
        known.set(key, found)
        keys.push(key)
        outlines.set(path, found.outline)
        terms.set(path, found.terms)
      }
      for (const key of known.keys()) {
        if (known.size <= mostKnown) break
        known.delete(key)
      }
      const key = keys.join('\n')
      if (last?.key !== key) {
        last = { key, index: { outlines, terms, glossary: glossaryOf(terms), links: linksOf([...outlines.values()]) } }
      }
      return last.index

      function readFile(path: string, text: string): Known {
        const outline = read(path, text)
        return { outline, terms: termsOf(outline) }
      }
    },
  }
}
