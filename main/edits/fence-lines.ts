/** Lines of backticks: what opens a block and what closes it. */
import { type FenceInfo, readFenceInfo, readIntent } from './fence-info.ts'
import { beginEdits } from './edit-mode.ts'
import { agrees, mayBeFile, nameInLine, nameInSentence } from './file-names.ts'
import { countOf, longestRun, restOfLine, type Wait } from './held-text.ts'
import {
  type Body,
  closeBody,
  documentEnded,
  type Fence,
  openFile,
  openNotice,
  openProse,
  type ParserState,
  writeText,
} from './parser-state.ts'

/** `taken`: it was a delimiter and is dealt with. `none`: it is content. */
export type Outcome = 'taken' | 'none' | Wait

interface Run {
  readonly char: string
  readonly length: number
  readonly info: string
  readonly next: number
}

/** A run of three or more fence characters at `from` and the rest of its line. */
function runAt(state: ParserState, from: number, least: number): Run | Wait | undefined {
  const char = state.text.charAt(from)
  if (char !== '`' && char !== '~') return undefined
  const length = countOf(state, from, char, longestRun)
  if (length === 'wait') return 'wait'
  if (length < least) return undefined
  const line = restOfLine(state, from + length)
  if (line === undefined) return undefined
  const seen = line === 'wait' ? state.text.slice(from + length) : line.text
  // Inline code: a fence's info never holds a backtick.
  if (char === '`' && seen.includes('`')) return undefined
  return line === 'wait' ? 'wait' : { char, length, info: line.text.trim(), next: line.next }
}

/** In prose, at `from`: a fence at a line's start, or glued to the end of a sentence. */
export function takeOpening(state: ParserState, from: number, glued: boolean): Outcome {
  const run = runAt(state, from, 3)
  if (run === undefined || run === 'wait') return run ?? 'none'
  if (run.info === '' && state.afterFile) return 'none'
  const info = readFenceInfo(run.info)
  if (glued) {
    const plain = /^[a-z][\w+#-]*$/.test(run.info) || (run.info === '' && state.line.trimEnd().endsWith(':'))
    if (info.path === undefined && !plain) return 'none'
  }
  const fence = { char: run.char, length: run.length }
  const indent = glued ? 0 : from - state.at
  const opening = state.text.slice(state.at, run.next)
  const intent = readIntent(info)
  const heading = nameBefore(state, glued, intent === 'edit' || patches.has(info.language) ? '' : info.language)
  state.at = run.next
  if (intent === 'delete' || intent === 'rename') tellIntent(state, info, fence)
  else if (intent === 'edit' && (info.path ?? heading) !== undefined) {
    openFile(state, info.path ?? heading ?? '', true, { endsBy: 'fence', fence, indent })
    if (state.body !== undefined) beginEdits(state, state.body)
  } else if (patches.has(info.language) && info.path === undefined) {
    state.head = { info, heading, fence, indent, opening }
    state.mode = 'head'
  } else if (info.path !== undefined && !info.openBrace)
    openFile(state, info.path, true, { endsBy: 'fence', fence, indent })
  else if (!mayBeFile(info.language)) openProse(state, opening, fence)
  else if (info.path === undefined && heading !== undefined)
    openFile(state, heading, true, { endsBy: 'fence', fence, indent })
  else {
    state.head = { info, heading: undefined, fence, indent, opening }
    state.mode = 'head'
  }
  return 'taken'
}

/** Blocks that are shown and never files, but in which SEARCH/REPLACE blocks may stand. */
const patches = new Set(['diff', 'patch'])

function tellIntent(state: ParserState, { path = '', to }: FenceInfo, fence: Fence): void {
  state.changesTold = true
  state.events.push(to === undefined ? { type: 'file-delete', path } : { type: 'file-rename', path, to })
  openNotice(state, fence)
}

/** The name that the line before the block consists of or introduces, at most one blank line above it. */
export function nameBefore(state: ParserState, glued: boolean, language: string): string | undefined {
  if (!glued && state.blankLines > 1) return undefined
  const line = glued ? state.line : state.lastLine
  const path = nameInLine(line) ?? nameInSentence(line)
  return path !== undefined && agrees(path, language) ? path : undefined
}

/** In a block with a fence, at a line's start: `from` is behind the line's indentation. */
export function takeFenceInBody(state: ParserState, body: Body, from: number): Outcome {
  const { fence } = body
  if (fence === undefined || state.text.charAt(from) !== fence.char) return 'none'
  const run = runAt(state, from, fence.length)
  if (run === undefined || run === 'wait') return run ?? 'none'
  if (run.info === '') {
    const inner = body.nested.at(-1)
    if (inner !== undefined && run.length >= inner.length) {
      body.nested.pop()
      return 'none'
    }
    return inner === undefined ? closeFence(state, body, run.next) : 'none'
  }
  // The closing fence was forgotten: the next file begins.
  const plain = /^(?:[a-z][\w+#-]*|\{.*\})$/.test(run.info)
  if (readFenceInfo(run.info).path !== undefined || (plain && documentEnded(body))) {
    closeBody(state, body, 'file-end')
    return 'taken'
  }
  if (plain) {
    body.nested.push({ char: run.char, length: run.length })
    return 'none'
  }
  // Prose glued to the closing fence.
  return body.nested.length > 0 ? 'none' : closeFence(state, body, from + run.length)
}

/** `</html>` and the closing fence on one line. */
export function takeGluedClose(state: ParserState, body: Body): Outcome {
  if (!documentEnded(body) || body.fence === undefined) return 'none'
  const run = runAt(state, state.at, body.fence.length)
  if (run === undefined || run === 'wait') return run ?? 'none'
  return run.info === '' ? closeFence(state, body, run.next) : 'none'
}

function closeFence(state: ParserState, body: Body, next: number): Outcome {
  const line = state.text.slice(state.at, next)
  state.at = next
  if (body.endsBy === 'tag') {
    body.fence = undefined
    body.trailing = true
    return 'taken'
  }
  closeBody(state, body, 'file-end')
  if (body.path === undefined && !body.isNotice) writeText(state, line)
  state.lastLine = ''
  state.lineStart = true
  return 'taken'
}
