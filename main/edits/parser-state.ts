/** What the answer parser knows between two characters, and the steps from one mode to another. */
import type { FenceInfo } from './fence-info.ts'
import { createFileInference, type FileInference } from './file-inference.ts'
import { extensionOf } from './file-names.ts'
import type { HeldText } from './held-text.ts'
import type { ParserEvent } from './parser-event.ts'

export interface Fence {
  readonly char: string
  readonly length: number
}

/** A fence was opened, and its first lines may still name it. */
export interface Head {
  readonly info: FenceInfo
  /** The name that the line before gives, where only edits can be meant: the language is none of a file. */
  readonly heading: string | undefined
  readonly fence: Fence
  readonly indent: number
  /** The opening line as it was written: text, if the block turns out to be prose. */
  readonly opening: string
}

export interface Body {
  /** Undefined for a block that is part of the prose. */
  readonly path: string | undefined
  readonly endsBy: 'fence' | 'tag' | 'document' | 'markers'
  /** The fence around it; a tag's content may have one too. */
  fence: Fence | undefined
  readonly indent: number
  /** Fences opened inside, as in a README. */
  readonly nested: Fence[]
  /** The end of what was written, to recognise a finished document. */
  tail: string
  /** Only white space may follow until the tag closes. */
  trailing: boolean
  /** Its first characters have not come: it may hold edits instead of the whole file. Nothing of it was told yet. */
  undecided: boolean
  /** The answer itself gave the name. */
  named: boolean
  edit: EditSection | undefined
  /** It told of a removal or a renaming in its first line. */
  isNotice: boolean
  /** The block of prose around a `<file>`. */
  readonly outer: Body | undefined
}

/** Where in its SEARCH/REPLACE blocks a body of edits is. */
export interface EditSection {
  /** Undefined between blocks. */
  part: 'search' | 'replace' | undefined
  /** Blocks so far. */
  count: number
  dividers: number
}

export interface ParserState extends HeldText {
  mode: 'text' | 'reasoning' | 'head' | 'body'
  /** True where a line begins, as far as delimiters are concerned. */
  lineStart: boolean
  head: Head | undefined
  body: Body | undefined
  /** The current line of the prose, and the last one before it that was not blank: where a name may stand. */
  line: string
  lastLine: string
  blankLines: number
  /** Length of the inline code's opening run in this line, 0 outside. */
  inlineRun: number
  /** A file has just ended: a bare fence now is one too many, not a new block. */
  afterFile: boolean
  /** The file that the last edits were for: blocks without a name go on with it. */
  editedPath: string | undefined
  /** An edit, a removal or a renaming was told. */
  changesTold: boolean
  readonly inference: FileInference
  events: ParserEvent[]
}

export function createParserState(): ParserState {
  return {
    text: '',
    at: 0,
    final: false,
    mode: 'text',
    lineStart: true,
    head: undefined,
    body: undefined,
    line: '',
    lastLine: '',
    blankLines: 0,
    inlineRun: 0,
    afterFile: false,
    editedPath: undefined,
    changesTold: false,
    inference: createFileInference(),
    events: [],
  }
}

/** Prose: at most one line a call, so that names before a fence can be found. */
export function writeText(state: ParserState, text: string): void {
  if (text === '') return
  merge(state.events, { type: 'text-delta', text })
  if (state.line.length < 400) state.line += text
  if (text.trim() !== '') state.afterFile = false
  if (!text.endsWith('\n')) return
  if (state.line.trim() === '') state.blankLines++
  else {
    state.lastLine = state.line
    state.blankLines = 0
  }
  state.line = ''
  state.inlineRun = 0
  state.lineStart = true
}

export function writeReasoning(state: ParserState, text: string): void {
  if (text !== '') merge(state.events, { type: 'reasoning-delta', text })
}

/** Content of the block that is open: of the file, or of the prose. */
export function writeBody(state: ParserState, body: Body, text: string): void {
  if (text === '') return
  if (body.path === undefined) {
    merge(state.events, { type: 'text-delta', text })
    return
  }
  const content = body.tail === '' && text.startsWith('\ufeff') ? text.slice(1) : text
  if (content === '') return
  merge(state.events, { type: 'file-delta', path: body.path, text: content })
  body.tail = (body.tail + content.slice(-24)).slice(-24)
  if (isHtml(body.path)) state.inference.sawHtml(content)
}

export function openFile(
  state: ParserState,
  path: string,
  named: boolean,
  block: { endsBy: Body['endsBy']; fence?: Fence; indent?: number },
): void {
  openBody(state, path, block)
  if (state.body === undefined) return
  state.body.undecided = true
  state.body.named = named
  if (block.endsBy === 'document') decideFile(state, state.body)
}

/** The block is a whole file: no SEARCH/REPLACE block stands at its start. */
export function decideFile(state: ParserState, body: Body): void {
  if (!body.undecided || body.path === undefined) return
  body.undecided = false
  state.events.push({ type: 'file-start', path: body.path })
  state.inference.started(body.path, body.named)
}

/** The block that says that a file goes, or gets another name: there is nothing to write in it. */
export function openNotice(state: ParserState, fence: Fence): void {
  openBody(state, undefined, { endsBy: 'fence', fence })
  if (state.body !== undefined) state.body.isNotice = true
}

/** A fenced block that is part of the prose. */
export function openProse(state: ParserState, opening: string, fence: Fence): void {
  merge(state.events, { type: 'text-delta', text: opening })
  openBody(state, undefined, { endsBy: 'fence', fence })
}

function openBody(
  state: ParserState,
  path: string | undefined,
  block: { endsBy: Body['endsBy']; fence?: Fence; indent?: number },
): void {
  const { endsBy, fence, indent = 0 } = block
  const edit = undefined
  const outer = state.mode === 'body' ? state.body : undefined
  state.body = {
    path,
    endsBy,
    fence,
    indent,
    nested: [],
    tail: '',
    trailing: false,
    undecided: false,
    named: false,
    edit,
    isNotice: false,
    outer,
  }
  state.head = undefined
  state.mode = 'body'
  state.lineStart = true
}

/** Back to the prose around the block, at the start of a line. */
export function closeBody(state: ParserState, body: Body, how: 'file-end' | 'file-cut'): void {
  decideFile(state, body)
  if (body.path !== undefined) state.events.push({ type: how, path: body.path })
  state.body = body.outer
  state.mode = body.outer === undefined ? 'text' : 'body'
  beginProse(state)
  state.afterFile = body.path !== undefined
}

/** A line starts, and no earlier one can name what follows. */
export function beginProse(state: ParserState): void {
  state.lineStart = true
  state.line = ''
  state.lastLine = ''
  state.blankLines = 0
  state.inlineRun = 0
  state.afterFile = false
}

/** True when an HTML document's end is the last thing that was written. */
export function documentEnded(body: Body): boolean {
  return body.path !== undefined && isHtml(body.path) && /<\/html>\s*$/i.test(body.tail)
}

export function isHtml(path: string): boolean {
  return ['html', 'htm'].includes(extensionOf(path))
}

/** One event for neighbouring pieces of the same thing. */
function merge(events: ParserEvent[], event: Extract<ParserEvent, { text: string }>): void {
  const last = events.at(-1)
  if (
    last?.type === event.type &&
    'text' in last &&
    (!('path' in last) || !('path' in event) || last.path === event.path)
  ) {
    events[events.length - 1] = { ...last, text: last.text + event.text }
  } else events.push(event)
}
