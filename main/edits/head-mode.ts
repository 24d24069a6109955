/** Behind an opening fence without a path: its first lines decide which file it is, or that it is part of the prose. */
import { markerAt } from './edit-markers.ts'
import { beginEdits } from './edit-mode.ts'
import { readIntent } from './fence-info.ts'
import type { Outcome } from './fence-lines.ts'
import { mayBeFile, mayNameFile, nameInFirstLine } from './file-names.ts'
import { countOf, literalAt, longestDelimiter, longestRun, restOfLine } from './held-text.ts'
import { type Head, openFile, openProse, type ParserState } from './parser-state.ts'

/** Languages under which a whole HTML document is written, the missing one among them. */
const documentLanguages = new Set(['', 'html', 'htm', 'html5', 'xhtml', 'xml', 'markup', 'text', 'txt', 'plaintext'])

export function stepHead(state: ParserState, head: Head): Outcome {
  const blank = countOf(state, state.at, ' \t\n', longestDelimiter)
  if (blank === 'wait') return 'wait'
  const start = state.at + blank

  // An empty block brings no file.
  if (state.text.charAt(start) === head.fence.char) {
    const run = countOf(state, start, head.fence.char, longestRun)
    if (run === 'wait') return 'wait'
    if (run >= head.fence.length) return prose(state, head)
  }
  if (head.info.openBrace && state.text.charAt(start) === '}') {
    const line = restOfLine(state, start)
    if (line === 'wait') return 'wait'
    if (line?.text.trim() === '}') state.at = line.next
  }
  if (head.info.path !== undefined) return file(state, head, head.info.path, true)

  const marker = markerAt(state, start)
  if (marker === 'wait') return 'wait'
  if (marker?.marker === 'search' || readIntent(head.info) === 'edit') {
    const path = head.heading ?? state.editedPath ?? state.inference.nameFor(head.info.language, false) ?? ''
    file(state, head, path, head.heading !== undefined)
    if (state.body !== undefined) beginEdits(state, state.body)
    return 'taken'
  }
  if (!mayBeFile(head.info.language)) return prose(state, head)

  const line = restOfLine(state, start)
  if (line !== undefined) {
    const seen = line === 'wait' ? state.text.slice(start) : line.text
    if (mayNameFile(seen)) {
      if (line === 'wait') return 'wait'
      const name = nameInFirstLine(line.text, head.info.language)
      if (name !== undefined) {
        const behind = name.keep ? markerAt(state, line.next) : undefined
        if (behind === 'wait') return 'wait'
        // Over edits it is only a name, whatever it looks like.
        if (!name.keep || behind?.marker === 'search') state.at = line.next
        return file(state, head, name.path, true)
      }
    }
  }
  const whole = documentLanguages.has(head.info.language) ? documentStart(state, start) : undefined
  if (whole === 'wait') return 'wait'
  const name = state.inference.nameFor(head.info.language, whole !== undefined)
  return name === undefined ? prose(state, head) : file(state, head, name, false)
}

/** `<!doctype html` or `<html`, behind at most a few lines of comment. */
function documentStart(state: ParserState, from: number): string | 'wait' | undefined {
  let at = from
  while (at - from < longestDelimiter) {
    const comment = literalAt(state, at, ['<!--'])
    if (comment === 'wait') return 'wait'
    if (comment === undefined) break
    const line = restOfLine(state, at)
    if (line === undefined || line === 'wait') return line
    if (!line.text.trimEnd().endsWith('-->')) return undefined
    const blank = countOf(state, line.next, ' \t\n', longestDelimiter)
    if (blank === 'wait') return 'wait'
    at = line.next + blank
  }
  return literalAt(state, at, ['<!doctype html', '<html'])
}

function file(state: ParserState, head: Head, path: string, named: boolean): Outcome {
  openFile(state, path, named, { endsBy: 'fence', fence: head.fence, indent: head.indent })
  return 'taken'
}

function prose(state: ParserState, head: Head): Outcome {
  openProse(state, head.opening, head.fence)
  return 'taken'
}
