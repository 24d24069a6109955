/** Between files: prose, in which a fence, a tag, a bare document or a stretch of thinking may begin. */
import { markerAt } from './edit-markers.ts'
import { beginEdits } from './edit-mode.ts'
import { nameBefore, type Outcome, takeOpening } from './fence-lines.ts'
import { fileTagAt } from './file-tag.ts'
import { countOf, literalAt, longestRun, type Wait } from './held-text.ts'
import { beginProse, isHtml, openFile, type ParserState, writeReasoning, writeText } from './parser-state.ts'

const thinking = ['<think>', '<thinking>', '<analysis>']
const thought = ['</think>', '</thinking>', '</analysis>']
const deepestIndent = 40
const special = /[`<\n]/g

export function stepText(state: ParserState): Outcome {
  if (state.lineStart) {
    const indent = countOf(state, state.at, ' \t', deepestIndent)
    if (indent === 'wait') return 'wait'
    const fence = takeOpening(state, state.at + indent, false)
    if (fence !== 'none') return fence
    const marker = markerAt(state, state.at + indent)
    if (marker === 'wait') return 'wait'
    if (marker?.marker === 'search') return openEdits(state)
    state.lineStart = false
  }
  special.lastIndex = state.at
  const found = special.exec(state.text)?.index ?? state.text.length
  if (found > state.at) return take(state, found - state.at)
  const char = state.text.charAt(found)
  if (char === '\n') return take(state, 1)
  return char === '`' ? stepBackticks(state) : stepTag(state)
}

/** Blocks with no fence around them. */
function openEdits(state: ParserState): Outcome {
  openFile(state, nameBefore(state, false, '') ?? state.editedPath ?? '', true, { endsBy: 'markers' })
  if (state.body !== undefined) beginEdits(state, state.body)
  return 'taken'
}

function take(state: ParserState, count: number): Outcome {
  const text = state.text.slice(state.at, state.at + count)
  state.at += count
  writeText(state, text)
  return 'taken'
}

function stepBackticks(state: ParserState): Outcome {
  const run = countOf(state, state.at, '`', longestRun)
  if (run === 'wait') return 'wait'
  const closesInline = state.inlineRun === run
  if (run >= 3 && !closesInline && state.inlineRun === 0) {
    const fence = takeOpening(state, state.at, true)
    if (fence !== 'none') return fence
  }
  const before = state.inlineRun
  take(state, run)
  state.inlineRun = closesInline ? 0 : before === 0 ? run : before
  return 'taken'
}

function stepTag(state: ParserState): Outcome {
  if (state.inlineRun > 0) return take(state, 1)
  const think = literalAt(state, state.at, thinking)
  if (think === 'wait') return 'wait'
  if (think !== undefined) {
    state.at += think.length
    state.mode = 'reasoning'
    return 'taken'
  }
  const lone = literalAt(state, state.at, thought)
  if (lone === 'wait') return 'wait'
  if (lone !== undefined) {
    // Its beginning was never marked, and what came before was shown as it came; only the answer behind it counts.
    state.at += lone.length
    state.inference.forget()
    state.editedPath = undefined
    if (state.changesTold) state.events.push({ type: 'changes-forgotten' })
    state.changesTold = false
    beginProse(state)
    return 'taken'
  }
  const tag = fileTagAt(state, state.at)
  if (tag === 'wait') return 'wait'
  if (tag !== undefined) {
    state.at = tag.next
    openFile(state, tag.path, true, { endsBy: 'tag' })
    return 'taken'
  }
  const document = documentAt(state)
  if (document === 'wait') return 'wait'
  if (!document) return take(state, 1)
  const name = nameBefore(state, false, 'html')
  openFile(state, name !== undefined && isHtml(name) ? name : 'index.html', name !== undefined, { endsBy: 'document' })
  return 'taken'
}

/** A whole HTML document without fence or tag begins at a line's start. */
function documentAt(state: ParserState): boolean | Wait {
  if (state.line.trim() !== '') return false
  const literal = literalAt(state, state.at, ['<!doctype html', '<html'])
  if (literal === 'wait' || literal === undefined) return literal ?? false
  const after = state.text.charAt(state.at + literal.length)
  if (after === '' && !state.final) return 'wait'
  return after === '>' || /\s/.test(after)
}

/** Inside `<think>`: everything up to its end is reasoning. */
export function stepReasoning(state: ParserState): Outcome {
  const found = state.text.indexOf('<', state.at)
  const end = found < 0 ? state.text.length : found
  if (end > state.at) {
    writeReasoning(state, state.text.slice(state.at, end))
    state.at = end
    return 'taken'
  }
  const close = literalAt(state, state.at, thought)
  if (close === 'wait') return 'wait'
  if (close === undefined) {
    writeReasoning(state, '<')
    state.at++
    return 'taken'
  }
  state.at += close.length
  state.mode = 'text'
  beginProse(state)
  return 'taken'
}
