/**
 * Applies one SEARCH/REPLACE block to a file by a ladder: each rung reads the lines more forgivingly than the one before.
 * The first rung that finds the block decides: at one place it is applied, at several it is refused. Pure; the text is taken
 * as text, so `$&` in code means nothing here.
 */
import { findLines, findText, type LineText, lineText, type Reading } from './find-lines.ts'
import { learnIndenting } from './indentation.ts'
import { mergeLines } from './merge-lines.ts'
import { nearPlace } from './near-place.ts'
import { linesOf, replaceLines, type SourceText } from './source-text.ts'

export interface EditBlock {
  /** Whole lines, each with its break; empty only for a file that is empty or new. */
  readonly search: string
  readonly replace: string
}

/**
 * exact, trimmed (white space at the ends of lines, blank lines around), indented (all lines differ in indentation, and the
 * replacement is given the file's), inline (a part of a line), near (a few characters), whole (the file was empty), already
 * (the replacement stands there, and what it replaces does not).
 */
export type Rung = Reading | 'inline' | 'near' | 'whole' | 'already'

/** Lines from 1, the last one included. */
export interface NearestPlace {
  readonly line: number
  readonly endLine: number
  readonly text: string
}

export type EditOutcome =
  | { readonly ok: true; readonly rung: Rung; readonly line: number; readonly source: SourceText }
  | {
      readonly ok: false
      readonly why: 'not-found' | 'ambiguous' | 'empty-search'
      readonly nearest?: NearestPlace
      /** First lines, from 1, of the places that fit equally well. */
      readonly places?: readonly number[]
    }

export function applyEdit(source: SourceText, { search, replace }: EditBlock): EditOutcome {
  const wanted = linesOf(search)
  const replacement = linesOf(replace)
  if (isBlank(wanted)) {
    if (!isBlank(source.lines)) return { ok: false, why: 'empty-search' }
    return done(source, 'whole', 0, source.lines.length, replacement)
  }
  const core = withoutBlankEdges(wanted, replacement)
  const file = lineText(source.lines)
  const outcome =
    byLines(source, file, wanted, replacement, false) ??
    (core.wanted.length < wanted.length ? byLines(source, file, core.wanted, core.replacement, true) : undefined) ??
    byText(source, file, core.wanted, core.replacement) ??
    alreadyThere(source, file, core.replacement)
  return outcome ?? byLikeness(source, file, core.wanted, core.replacement)
}

const readings: readonly Reading[] = ['exact', 'trimmed', 'indented']

function byLines(
  source: SourceText,
  file: LineText,
  wanted: readonly string[],
  replacement: readonly string[],
  isCut: boolean,
): EditOutcome | undefined {
  for (const reading of readings) {
    const places = findLines(file, wanted, reading)
    const [place] = places
    if (place === undefined) continue
    if (places.length > 1) return ambiguous(source, places, wanted.length)
    const rung = isCut && reading === 'exact' ? 'trimmed' : reading
    if (reading !== 'indented') return done(source, rung, place, wanted.length, replacement)
    const pairs = wanted.map((line, index) => ({ wanted: line, found: source.lines[place + index] ?? '' }))
    const indenting = learnIndenting(pairs)
    // The answer's indentation says nothing: only its changed lines are taken, where they stand nearest.
    if (!indenting.isConsistent) return undefined
    return done(source, rung, place, wanted.length, indenting.apply(replacement))
  }
  return undefined
}

function byText(
  source: SourceText,
  { text }: LineText,
  wanted: readonly string[],
  replacement: readonly string[],
): EditOutcome | undefined {
  const isPart = wanted.length === 1
  const sought = isPart ? (wanted[0] ?? '').trim() : wanted.join('\n')
  const places = findText(text, sought)
  const [place] = places
  if (place === undefined) return undefined
  const lineAt = (index: number): number => text.slice(0, index).split('\n').length - 2
  if (places.length > 1) {
    return ambiguous(
      source,
      places.map(({ from }) => lineAt(from)),
      wanted.length,
    )
  }
  const first = lineAt(place.from)
  const from = text.lastIndexOf('\n', place.from - 1) + 1
  const put = isPart ? replacement.join('\n').trim() : replacement.join('\n')
  const changed = text.slice(from, place.from) + put + text.slice(place.to, text.indexOf('\n', place.to))
  return done(source, 'inline', first, wanted.length, changed.split('\n'))
}

/** An answer that was continued, or a model that repeats itself, brings a block twice. */
function alreadyThere(source: SourceText, file: LineText, replacement: readonly string[]): EditOutcome | undefined {
  if (replacement.join('').replace(/\s/g, '').length < 20) return undefined
  const places = findLines(file, replacement, 'exact')
  const [place] = places
  return place === undefined || places.length > 1 ? undefined : { ok: true, rung: 'already', line: place + 1, source }
}

function byLikeness(
  source: SourceText,
  file: LineText,
  wanted: readonly string[],
  replacement: readonly string[],
): EditOutcome {
  const near = nearPlace(file, wanted)
  if (near === undefined) return { ok: false, why: 'not-found' }
  const { alignment, verdict } = near
  const nearest = nearestAt(source, alignment.from, alignment.to)
  if (verdict === 'rival') return { ok: false, why: 'ambiguous', nearest }
  const merged = verdict === 'far' ? undefined : mergeLines(source.lines, wanted, replacement, alignment)
  if (merged === undefined) return { ok: false, why: 'not-found', nearest }
  return done(source, 'near', alignment.from, alignment.to - alignment.from, merged)
}

function done(source: SourceText, rung: Rung, from: number, count: number, lines: readonly string[]): EditOutcome {
  return { ok: true, rung, line: from + 1, source: replaceLines(source, from, count, lines) }
}

function ambiguous(source: SourceText, places: readonly number[], count: number): EditOutcome {
  const first = places[0] ?? 0
  return {
    ok: false,
    why: 'ambiguous',
    nearest: nearestAt(source, first, first + count),
    places: [...new Set(places.map((line) => line + 1))],
  }
}

function nearestAt({ lines }: SourceText, from: number, to: number): NearestPlace {
  return { line: from + 1, endLine: to, text: lines.slice(from, to).join('\n') }
}

function isBlank(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === '')
}

/** Without the blank lines around the block, and as many around what replaces it. */
function withoutBlankEdges(
  wanted: readonly string[],
  replacement: readonly string[],
): { readonly wanted: readonly string[]; readonly replacement: readonly string[] } {
  const before = blankAtStart(wanted)
  const behind = blankAtStart(wanted.toReversed())
  const start = Math.min(before, blankAtStart(replacement))
  const end = Math.min(behind, blankAtStart(replacement.toReversed()), replacement.length - start)
  return {
    wanted: wanted.slice(before, wanted.length - behind),
    replacement: replacement.slice(start, replacement.length - end),
  }
}

function blankAtStart(lines: readonly string[]): number {
  const found = lines.findIndex((line) => line.trim() !== '')
  return found < 0 ? lines.length : found
}
