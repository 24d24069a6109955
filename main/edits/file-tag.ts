/** `<file path="…">`: the other way in which an answer may bring a file. */
import { readFenceInfo } from './fence-info.ts'
import { literalAt, longestDelimiter, type Wait } from './held-text.ts'
import type { ParserState } from './parser-state.ts'

export interface FileTag {
  readonly path: string
  /** Behind the tag and the line break that follows it. */
  readonly next: number
}

/** The opening tag at `from`, on one line and with a path in any attribute that can hold one. */
export function fileTagAt(state: ParserState, from: number): FileTag | Wait | undefined {
  const literal = literalAt(state, from, ['<file ', '<file\t'])
  if (literal === undefined || literal === 'wait') return literal
  const seen = state.text.slice(from, from + longestDelimiter)
  const close = seen.search(/[>\n]/)
  if (close < 0) return state.final || seen.length === longestDelimiter ? undefined : 'wait'
  const { path } = readFenceInfo(seen.slice(literal.length, close))
  if (seen.charAt(close) === '\n' || path === undefined) return undefined
  const next = from + close + 1
  if (next === state.text.length && !state.final) return 'wait'
  return { path, next: state.text.charAt(next) === '\n' ? next + 1 : next }
}
