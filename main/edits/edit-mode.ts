/** Inside SEARCH/REPLACE blocks: what is looked for and what replaces it, passed on as they come. */
import { markerAt } from './edit-markers.ts'
import { readFenceInfo } from './fence-info.ts'
import type { Outcome } from './fence-lines.ts'
import { countOf, literalAt, longestDelimiter, longestRun, restOfLine } from './held-text.ts'
import { beginProse, type Body, type EditSection, type ParserState, writeText } from './parser-state.ts'
import type { EditCut } from './parser-event.ts'

/** The block becomes one of edits; nothing of it was told yet. */
export function beginEdits(state: ParserState, body: Body): void {
  body.undecided = false
  body.edit = { part: undefined, count: 0, dividers: 0 }
  if (body.path !== '') state.editedPath = body.path
}

export function stepEdit(state: ParserState, body: Body, edit: EditSection): Outcome {
  if (!state.lineStart) return takeRest(state, body, edit)
  const indent = countOf(state, state.at, ' \t', body.indent + 3)
  if (indent === 'wait') return 'wait'
  const from = state.at + indent
  const marker = markerAt(state, from)
  if (marker === 'wait') return 'wait'
  if (marker !== undefined) {
    const taken = takeMarker(state, body, edit, marker.marker)
    if (taken) {
      state.at = marker.next
      if (body.endsBy === 'markers' && body.edit?.part === undefined) closeEdits(state, body)
      return 'taken'
    }
  }
  const closed = edit.part === undefined ? takeEnd(state, body, from) : takeForgottenEnd(state, body, edit, from)
  if (closed !== 'none') return closed
  if (edit.part === undefined && state.text.charAt(from) === '\n') {
    state.at = from + 1
    return 'taken'
  }
  state.at += Math.min(indent, body.indent)
  state.lineStart = false
  return takeRest(state, body, edit)
}

/** What there is of the line. */
function takeRest(state: ParserState, body: Body, edit: EditSection): Outcome {
  const newline = state.text.indexOf('\n', state.at)
  const end = newline < 0 ? state.text.length : newline + 1
  const text = state.text.slice(state.at, end)
  state.at = end
  if (newline >= 0) state.lineStart = true
  if (text === '') return 'taken'
  if (edit.part === undefined) {
    // Words between two blocks.
    writeText(state, text)
    return 'taken'
  }
  const path = body.path ?? ''
  const last = state.events.at(-1)
  if (last?.type === 'edit-delta' && last.part === edit.part && last.path === path) {
    state.events[state.events.length - 1] = { ...last, text: last.text + text }
  } else state.events.push({ type: 'edit-delta', path, part: edit.part, text })
  return 'taken'
}

/** False where the line is content after all. */
function takeMarker(
  state: ParserState,
  body: Body,
  edit: EditSection,
  marker: 'search' | 'divider' | 'replace',
): boolean {
  if (marker === 'search') {
    if (edit.part !== undefined) endEdit(state, body, edit, 'unfinished')
    edit.part = 'search'
    edit.count += 1
    edit.dividers = 0
    state.changesTold = true
    state.events.push({ type: 'edit-start', path: body.path ?? '' })
    return true
  }
  if (marker === 'divider') {
    if (edit.part === undefined) return false
    edit.dividers += 1
    // Which of two divides cannot be known; the text is kept for whoever looks at it.
    if (edit.part === 'replace') return false
    edit.part = 'replace'
    return true
  }
  if (edit.part === undefined) return false
  endEdit(state, body, edit, edit.part === 'search' ? 'no-divider' : undefined)
  return true
}

function endEdit(state: ParserState, body: Body, edit: EditSection, cut: EditCut | undefined): void {
  const why = cut ?? (edit.dividers > 1 ? 'two-dividers' : undefined)
  const path = body.path ?? ''
  state.events.push(why === undefined ? { type: 'edit-end', path } : { type: 'edit-cut', path, why })
  edit.part = undefined
}

/** Between blocks: the fence or tag around them closes, or the next one opens and this one was forgotten. */
function takeEnd(state: ParserState, body: Body, from: number): Outcome {
  if (body.endsBy === 'tag') {
    const close = literalAt(state, from, ['</file>'])
    if (close === 'wait') return 'wait'
    if (close === undefined) return 'none'
    state.at = from + close.length
    closeEdits(state, body)
    return 'taken'
  }
  const char = body.fence?.char
  if (char === undefined || state.text.charAt(from) !== char) return 'none'
  const run = countOf(state, from, char, longestRun)
  if (run === 'wait') return 'wait'
  if (run < 3) return 'none'
  const line = restOfLine(state, from + run)
  if (line === 'wait') return 'wait'
  if (line?.text.trim() === '') {
    state.at = line.next
    closeEdits(state, body)
    return 'taken'
  }
  if (line === undefined || readFenceInfo(line.text).path === undefined) return 'none'
  closeEdits(state, body)
  return 'taken'
}

/**
 * Inside a block: a bare fence is content, unless what follows it can only stand outside. Then the block's last marker was
 * forgotten; what it says is whole only where nothing else can have been meant.
 */
function takeForgottenEnd(state: ParserState, body: Body, edit: EditSection, from: number): Outcome {
  const { fence } = body
  if (fence === undefined || state.text.charAt(from) !== fence.char) return 'none'
  const run = countOf(state, from, fence.char, longestRun)
  if (run === 'wait') return 'wait'
  if (run < fence.length) return 'none'
  const line = restOfLine(state, from + run)
  if (line === 'wait') return 'wait'
  if (line?.text.trim() !== '') return 'none'
  const blank = countOf(state, line.next, ' \t\n', longestDelimiter)
  if (blank === 'wait') return 'wait'
  const behind = line.next + blank
  const next = markerAt(state, behind)
  if (next === 'wait') return 'wait'
  const isEnd = behind === state.text.length && state.final
  const isNext = next?.marker === 'search'
  const opens = isEnd || isNext ? false : opensFile(state, behind)
  if (opens === 'wait') return 'wait'
  if (!isEnd && !isNext && !opens) return 'none'
  endEdit(state, body, edit, edit.part === 'search' ? 'no-divider' : undefined)
  state.at = line.next
  closeEdits(state, body)
  return 'taken'
}

function opensFile(state: ParserState, from: number): boolean | 'wait' {
  const char = state.text.charAt(from)
  if (char !== '`' && char !== '~') return false
  const run = countOf(state, from, char, longestRun)
  if (run === 'wait') return 'wait'
  if (run < 3) return false
  const line = restOfLine(state, from + run)
  if (line === 'wait') return 'wait'
  return line !== undefined && readFenceInfo(line.text).path !== undefined
}

/** Back to the prose around the blocks, whether they are whole or not. */
export function closeEdits(state: ParserState, body: Body): void {
  const { edit } = body
  if (edit?.part !== undefined) endEdit(state, body, edit, 'unfinished')
  else if (edit?.count === 0) {
    const path = body.path ?? ''
    state.changesTold = true
    state.events.push({ type: 'edit-start', path }, { type: 'edit-cut', path, why: 'empty' })
  }
  state.body = body.outer
  state.mode = body.outer === undefined ? 'text' : 'body'
  beginProse(state)
  state.afterFile = true
}
