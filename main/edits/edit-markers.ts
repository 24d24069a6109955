/** The lines around the two halves of a SEARCH/REPLACE block, in the spellings that models use. Pure. */
import { countOf, type HeldText, restOfLine, type Wait } from './held-text.ts'

export type Marker = 'search' | 'divider' | 'replace'

export interface MarkerLine {
  readonly marker: Marker
  /** Behind the line. */
  readonly next: number
}

const least = 5
const most = 12

/** The marker that the line from `from` consists of. */
export function markerAt(held: HeldText, from: number): MarkerLine | Wait | undefined {
  const char = held.text.charAt(from)
  if (char === '' || !'<>=-+'.includes(char)) return undefined
  const run = countOf(held, from, char, most)
  if (run === 'wait') return 'wait'
  if (run < least) return undefined
  const line = restOfLine(held, from + run)
  if (line === undefined) return undefined
  const seen = line === 'wait' ? held.text.slice(from + run) : line.text
  if (!/^[ \t]*(?:[a-z].*)?$/i.test(seen)) return undefined
  if (line === 'wait') return 'wait'
  const marker = markerOf(char, line.text)
  return marker === undefined ? undefined : { marker, next: line.next }
}

function markerOf(char: string, rest: string): Marker | undefined {
  if (char === '=') return rest.trim() === '' ? 'divider' : undefined
  if ((char === '<' || char === '-') && /^\s*(?:search|original)\b[^=]{0,200}$/i.test(rest)) return 'search'
  return (char === '>' || char === '+') && /^\s*(?:replace|updated)\b\W*$/i.test(rest) ? 'replace' : undefined
}

/** A line that only an answer has: it was never meant to be in a file. */
export const leftoverMarker = /^(?:<{5,12} ?(?:SEARCH|ORIGINAL)\b|>{5,12} ?(?:REPLACE|UPDATED)\b)/m
