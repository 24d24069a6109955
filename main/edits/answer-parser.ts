/**
 * Reads a model's answer as it comes and tells its files, prose and reasoning apart, in whatever way the model marked
 * them: fences with a path in many spellings, `<file>` tags, a name in the line before or in the first line, a nameless
 * block (see file-inference.ts), or a whole HTML document with nothing around it. A block that holds SEARCH/REPLACE blocks
 * changes its file, in whatever fence it stands or in none; `delete path=…` and `rename path=… to=…` are fences too.
 *
 * Deltas come at once; only what may still be a delimiter is held back, at most a line's start. However the answer is cut
 * into pieces, the events are the same but for the size of deltas. Work is linear in the answer's length. Line breaks are
 * normalised to `\n`, byte order marks dropped; delimiters themselves belong to no event; nothing else is lost.
 */
import { endBody, stepBody } from './body-mode.ts'
import type { Outcome } from './fence-lines.ts'
import { stepHead } from './head-mode.ts'
import { longestDelimiter } from './held-text.ts'
import type { ParserEvent } from './parser-event.ts'
import { createParserState, openProse, type ParserState } from './parser-state.ts'
import { stepReasoning, stepText } from './text-mode.ts'

export type { ParserEvent } from './parser-event.ts'

export interface AnswerParser {
  /** The next piece, of any size. */
  push(text: string): ParserEvent[]
  /** The answer is over, whole or not: what was held back, and the end of a file that is still open. Call it once. */
  end(): ParserEvent[]
}

export function createAnswerParser(): AnswerParser {
  const state = createParserState()
  let begun = false
  let heldReturn = ''
  /** A line's end decides, and has not come: no need to look again at what has. */
  let stalled = false

  function normalise(piece: string, final: boolean): string {
    let text = heldReturn + piece
    heldReturn = ''
    if (!begun && text !== '') {
      begun = true
      if (text.startsWith('\ufeff')) text = text.slice(1)
    }
    if (!final && text.endsWith('\r')) {
      heldReturn = '\r'
      text = text.slice(0, -1)
    }
    return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
  }

  function read(text: string, final: boolean): ParserEvent[] {
    state.text += text
    state.final = final
    if (!final && stalled && state.text.length <= longestDelimiter && !/[\n`>]/.test(text)) return []
    while (state.at < state.text.length) if (step(state) === 'wait') break
    state.text = state.text.slice(state.at)
    state.at = 0
    stalled = state.mode === 'text' && /^[ \t]*(?:```|~~~|<file\s|[<-]{5})/i.test(state.text)
    const { events } = state
    state.events = []
    return events
  }

  return {
    push: (text) => read(normalise(text, false), false),
    end() {
      const events = read(normalise('', true), true)
      if (state.head !== undefined) openProse(state, state.head.opening, state.head.fence)
      while (state.body !== undefined) endBody(state, state.body)
      return [...events, ...state.events]
    },
  }
}

function step(state: ParserState): Outcome {
  if (state.mode === 'text') return stepText(state)
  if (state.mode === 'reasoning') return stepReasoning(state)
  if (state.head !== undefined) return stepHead(state, state.head)
  if (state.body !== undefined) return stepBody(state, state.body)
  throw new Error('The answer parser is in no mode.')
}
