/** The part of an answer that is not yet understood, and the questions that may be asked of it before its end is known. */

/** A line longer than this is no delimiter: what is held back, and looked at twice, stays small. */
export const longestDelimiter = 320

/** A run of more fence characters than this opens nothing. */
export const longestRun = 64

/** `wait`: the answer may still go either way with the characters to come. */
export type Wait = 'wait'

export interface Line {
  readonly text: string
  /** Where the next line starts. */
  readonly next: number
}

export interface HeldText {
  text: string
  /** How much of it is understood. */
  at: number
  /** True when nothing follows. */
  final: boolean
}

/** The rest of the line from `from`; undefined when it is too long to be a delimiter. */
export function restOfLine(held: HeldText, from: number): Line | Wait | undefined {
  const newline = held.text.indexOf('\n', from)
  const end = newline < 0 ? held.text.length : newline
  if (end - from > longestDelimiter) return undefined
  if (newline < 0 && !held.final) return 'wait'
  return { text: held.text.slice(from, end), next: newline < 0 ? end : newline + 1 }
}

/** How many of these characters stand at `from`, at most `most`; `wait` when more of them could follow. */
export function countOf(held: HeldText, from: number, characters: string, most: number): number | Wait {
  let count = 0
  while (count < most && from + count < held.text.length && characters.includes(held.text.charAt(from + count))) count++
  return count < most && from + count === held.text.length && !held.final ? 'wait' : count
}

/** Which of the lower-case literals stands at `from`, in any case of letters. */
export function literalAt(held: HeldText, from: number, literals: readonly string[]): string | Wait | undefined {
  for (const literal of literals) {
    const seen = held.text.slice(from, from + literal.length).toLowerCase()
    if (seen === literal) return literal
    if (!held.final && seen.length < literal.length && literal.startsWith(seen)) return 'wait'
  }
  return undefined
}
