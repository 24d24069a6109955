/** For tests: an answer read in given pieces, folded into what can be compared. */
import { createAnswerParser } from './answer-parser.ts'
import type { ParserEvent } from './parser-event.ts'

export function parse(...pieces: readonly string[]): ParserEvent[] {
  const parser = createAnswerParser()
  return mergeDeltas([...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()])
}

/** The last content of every file that was begun; null for a file that was cut. */
export function filesOf(answer: string): Record<string, string | null> {
  const files = new Map<string, string | null>()
  for (const event of parse(answer)) {
    if (event.type === 'file-start') files.set(event.path, '')
    if (event.type === 'file-delta') files.set(event.path, (files.get(event.path) ?? '') + event.text)
    if (event.type === 'file-cut') files.set(event.path, null)
  }
  return Object.fromEntries(files)
}

export function textOf(answer: string): string {
  return parse(answer).reduce((text, event) => (event.type === 'text-delta' ? text + event.text : text), '')
}

export function reasoningOf(answer: string): string {
  return parse(answer).reduce((text, event) => (event.type === 'reasoning-delta' ? text + event.text : text), '')
}

/** Neighbouring deltas of the same thing become one: their sizes are no part of the promise. */
function mergeDeltas(events: readonly ParserEvent[]): ParserEvent[] {
  const merged: ParserEvent[] = []
  for (const event of events) {
    const last = merged.at(-1)
    if (
      last !== undefined &&
      'text' in last &&
      'text' in event &&
      last.type === event.type &&
      partOf(last) === partOf(event)
    ) {
      merged[merged.length - 1] = { ...last, text: last.text + event.text }
    } else merged.push(event)
  }
  return merged
}

function partOf(event: ParserEvent): string | undefined {
  return event.type === 'edit-delta' ? event.part : undefined
}
