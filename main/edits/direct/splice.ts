/** Pieces of texts that take the place of others, and what they are made of. Pure. */
import type { DirectTarget, LookName, NoDirect } from '#shared/domain/pick.ts'

/** In characters from the start of the file; `start === end` puts in. */
export interface Splice {
  readonly path: string
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Refused {
  readonly why: NoDirect
}

/** Sizes in CSS pixels; a colour as `#rrggbb` or the name of one of the app's own, `--accent`. */
export type LookChanges = Partial<Readonly<Record<LookName, string | number>>>

/** Where some of an element's looks are written, all of them in one go. */
export interface LookWriter {
  readonly target: DirectTarget
  write(changes: LookChanges): Splice | Refused
}

/** Where its text is written. */
export interface TextWriter {
  readonly path: string
  readonly value: string
  write(text: string): Splice
}

export function isRefused(value: object): value is Refused {
  return 'why' in value
}

/** The texts of the files that change. The splices of one file must not overlap. */
export function withSplices(files: ReadonlyMap<string, string>, splices: readonly Splice[]): Map<string, string> {
  const changed = new Map<string, string>()
  // From the end, so that places stay right.
  for (const { path, start, end, text } of splices.toSorted((a, b) => b.start - a.start)) {
    const before = changed.get(path) ?? files.get(path) ?? ''
    changed.set(path, before.slice(0, start) + text + before.slice(end))
  }
  return changed
}

/** As it is read: in one line. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** What stands around a text that is changed stays: its blanks and line breaks. */
export function insideBlanks(raw: string): { readonly from: number; readonly to: number } {
  const from = /^\s*/.exec(raw)?.[0].length ?? 0
  return { from, to: Math.max(from, raw.trimEnd().length) }
}
