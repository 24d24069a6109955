/** Inside a block: content, passed on at once, until what closes the block. */
import { beginEdits, closeEdits, stepEdit } from './edit-mode.ts'
import { markerAt } from './edit-markers.ts'
import { type Outcome, takeFenceInBody, takeGluedClose } from './fence-lines.ts'
import { fileTagAt } from './file-tag.ts'
import { countOf, literalAt, restOfLine } from './held-text.ts'
import {
  type Body,
  closeBody,
  decideFile,
  documentEnded,
  isHtml,
  openFile,
  type ParserState,
  writeBody,
} from './parser-state.ts'

const special = { fence: /\n/g, html: /[\n`]/g, marked: /[\n<]/g }

export function stepBody(state: ParserState, body: Body): Outcome {
  if (body.undecided) {
    const outcome = decide(state, body)
    if (outcome !== 'none') return outcome
  }
  if (body.edit !== undefined) return stepEdit(state, body, body.edit)
  if (body.trailing) {
    const outcome = stepTrailing(state, body)
    if (outcome !== 'none') return outcome
  }
  if (state.lineStart) {
    const outcome = stepLineStart(state, body)
    if (outcome !== 'none') return outcome
    state.lineStart = false
  }
  const pattern =
    body.endsBy !== 'fence'
      ? special.marked
      : body.path !== undefined && isHtml(body.path)
        ? special.html
        : special.fence
  pattern.lastIndex = state.at
  const found = pattern.exec(state.text)?.index ?? state.text.length
  if (found > state.at) return take(state, body, found - state.at)
  const char = state.text.charAt(found)
  if (char === '\n') {
    take(state, body, 1)
    state.lineStart = true
    return 'taken'
  }
  if (char === '`') {
    const outcome = takeGluedClose(state, body)
    return outcome === 'none' ? take(state, body, 1) : outcome
  }
  return body.endsBy === 'tag' ? stepTagEnd(state, body) : stepDocumentEnd(state, body)
}

/** A whole file, or edits of it: by the line at the block's start. */
function decide(state: ParserState, body: Body): Outcome {
  const blank = countOf(state, state.at, ' \t\n', 40)
  if (blank === 'wait') return 'wait'
  const marker = markerAt(state, state.at + blank)
  if (marker === 'wait') return 'wait'
  if (marker?.marker === 'search') beginEdits(state, body)
  else decideFile(state, body)
  return 'none'
}

function take(state: ParserState, body: Body, count: number): Outcome {
  writeBody(state, body, state.text.slice(state.at, state.at + count))
  state.at += count
  return 'taken'
}

function stepLineStart(state: ParserState, body: Body): Outcome {
  if (body.endsBy === 'document') return 'none'
  // As CommonMark has it, a fence closes at most three columns further in than it opened.
  const indent = countOf(state, state.at, ' \t', body.indent + 3)
  if (indent === 'wait') return 'wait'
  const from = state.at + indent
  if (body.endsBy === 'tag' && body.fence === undefined) {
    const wrapped = body.tail === '' ? takeInnerFence(state, body, from) : 'none'
    if (wrapped !== 'none') return wrapped
  }
  const fence = takeFenceInBody(state, body, from)
  if (fence !== 'none') return fence
  if (state.text.charAt(from) === '<') {
    const outcome = takeTagLine(state, body, from)
    if (outcome !== 'none') return outcome
  }
  if (body.path !== undefined) state.at += Math.min(indent, body.indent)
  return 'none'
}

/** Some models fence the content of a tag as well. */
function takeInnerFence(state: ParserState, body: Body, from: number): Outcome {
  const run = countOf(state, from, '`', 12)
  if (run === 'wait') return 'wait'
  if (run < 3) return 'none'
  const line = restOfLine(state, from + run)
  if (line === 'wait') return 'wait'
  if (line === undefined || line.text.includes('`')) return 'none'
  body.fence = { char: '`', length: run }
  state.at = line.next
  return 'taken'
}

/** Tags that no block holds at a line's start: the next file's, and the end of thinking. */
function takeTagLine(state: ParserState, body: Body, from: number): Outcome {
  const lone = literalAt(state, from, ['</think>', '</thinking>'])
  if (lone === 'wait') return 'wait'
  if (lone !== undefined) {
    const line = restOfLine(state, from + lone.length)
    if (line === 'wait') return 'wait'
    if (line?.text.trim() === '') {
      closeBody(state, body, 'file-cut')
      return 'taken'
    }
  }
  if (body.path !== undefined && body.endsBy === 'fence') return 'none'
  const tag = fileTagAt(state, from)
  if (tag === undefined || tag === 'wait') return tag ?? 'none'
  if (body.path === undefined) {
    state.at = tag.next
    openFile(state, tag.path, true, { endsBy: 'tag' })
  } else closeBody(state, body, 'file-end')
  return 'taken'
}

function stepTagEnd(state: ParserState, body: Body): Outcome {
  const close = literalAt(state, state.at, ['</file>'])
  if (close === 'wait') return 'wait'
  if (close === undefined) return take(state, body, 1)
  state.at += close.length
  closeBody(state, body, 'file-end')
  return 'taken'
}

/** Behind a tag's inner fence: white space and the closing tag; anything else is content after all. */
function stepTrailing(state: ParserState, body: Body): Outcome {
  const blank = countOf(state, state.at, ' \t\n', 40)
  if (blank === 'wait') return 'wait'
  if (literalAt(state, state.at + blank, ['</file>']) === 'wait') return 'wait'
  state.at += blank
  body.trailing = false
  state.lineStart = false
  return 'none'
}

/** A bare document ends where only white space, or a fence too many, follows `</html>` in its line. */
function stepDocumentEnd(state: ParserState, body: Body): Outcome {
  const close = literalAt(state, state.at, ['</html>'])
  if (close === 'wait') return 'wait'
  if (close === undefined) return take(state, body, 1)
  const behind = state.at + close.length
  const blank = countOf(state, behind, ' \t', 40)
  if (blank === 'wait') return 'wait'
  const end = behind + blank
  const fence = countOf(state, end, '`', 3)
  if (fence === 'wait') return 'wait'
  const next = state.text.charAt(end)
  if (fence < 3 && next !== '\n' && next !== '') return take(state, body, close.length)
  take(state, body, end - state.at + (next === '\n' ? 1 : 0))
  closeBody(state, body, 'file-end')
  return 'taken'
}

/** The answer is over: a page that reached its `</html>` is whole, any other open file is cut. */
export function endBody(state: ParserState, body: Body): void {
  if (body.edit !== undefined) return closeEdits(state, body)
  closeBody(state, body, documentEnded(body) ? 'file-end' : 'file-cut')
}
