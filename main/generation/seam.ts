/** Joins an answer that was cut with its continuation, so that nothing stands twice and nothing is missing. Pure. */
import { createAnswerParser } from '../edits/answer-parser.ts'
import { readFenceInfo } from '../edits/fence-info.ts'

export interface Seam {
  /** What of the continuation comes behind what there was; held back until that is certain. */
  push(text: string): string
  /** The continuation is over: what was held back. */
  end(): string
}

/** How far back a model repeats itself when it goes on. */
const tailCharacters = 4000
/** More than the longest repetition with all that may stand before it: a model that writes nothing else is not waited for. */
const mostHeld = 2 * tailCharacters
/** A repetition shorter than this may be chance: closing tags and brackets look alike. */
const overlapCharacters = 20
/** What was cut in the middle of a line is recognised sooner: it is written again from where a line begins. */
const lineCharacters = 6
/** What a model says before it goes on is a short line. */
const introductionCharacters = 200

/** `before` as it stands, with its last line cut anywhere. `prefilled`: the model wrote on from `before` without its last white space. */
export function createSeam(before: string, prefilled: boolean): Seam {
  const openFile = fileLeftOpen(before)
  let held = ''
  let joined = false

  function decide(final: boolean): string {
    const head = prefilled ? afterWhiteSpace(before, held, final) : afterRepetition(before, held, openFile, final)
    if (head === undefined) return ''
    joined = true
    held = ''
    return head
  }

  return {
    push(text) {
      if (joined) return text
      held += text
      return decide(held.length > mostHeld)
    },
    end: () => (joined ? '' : decide(true)),
  }
}

/** A provider that writes on from a given beginning refuses one that ends in white space; the model then writes it again. */
export function withoutLastSpace(text: string): string {
  return text.trimEnd()
}

function afterWhiteSpace(before: string, held: string, final: boolean): string | undefined {
  const space = before.slice(withoutLastSpace(before).length)
  if (!final && held.length < space.length && space.startsWith(held)) return undefined
  let same = 0
  while (same < space.length && held[same] === space[same]) same += 1
  return held.slice(same)
}

function afterRepetition(
  before: string,
  held: string,
  openFile: OpenFile | undefined,
  final: boolean,
): string | undefined {
  const opening = openFile === undefined ? '' : openingLine(held, openFile, final)
  if (opening === undefined) return undefined
  const head = held.slice(opening.length)
  const tail = before.slice(-tailCharacters)
  let longest = 0
  for (
    let from = tail.indexOf(head.slice(0, 1));
    from >= 0 && head !== '';
    from = tail.indexOf(head.slice(0, 1), from + 1)
  ) {
    const repeated = tail.slice(from)
    if (head.startsWith(repeated)) {
      if (isRepetition(tail, from)) longest = Math.max(longest, repeated.length)
    } else if (!final && repeated.startsWith(head) && isRepetition(tail, from)) {
      // It may yet turn out to repeat all of it.
      return undefined
    }
  }
  // A block begins in a line of its own.
  const isBlock = openFile !== undefined && /^(?:```|~~~)\s*[^\s`]/.test(head)
  return isBlock && !before.endsWith('\n') ? `\n${head}` : head.slice(longest)
}

/** Whether the tail from here on is so much that nobody writes it a second time by chance. */
function isRepetition(tail: string, from: number): boolean {
  const repeated = tail.slice(from)
  const characters = repeated.replace(/\s+/g, '').length
  const isFromLine = from === 0 || tail[from - 1] === '\n'
  // In the middle of a line, its own beginning comes again only where a model takes up the line.
  if (isFromLine && !repeated.endsWith('\n')) {
    // Closing brackets and tags look alike; but for them, nobody writes two indents in one line.
    const isIndented = /^[ \t]{2,}(?![)}\]>;,]|<\/)\S/.test(repeated)
    return (isIndented || characters >= lineCharacters) && !isOneThingAgain(repeated)
  }
  // Nor does a model go back to the middle of another line.
  if (characters < overlapCharacters || (!isFromLine && repeated.includes('\n'))) return false
  // Rows that look alike follow each other in lists and tables: there, the same again is the next one.
  return tail.indexOf(repeated) === from
}

/** True for `0, 0, 0` and the like: what comes next is the same once more. */
function isOneThingAgain(text: string): boolean {
  for (let size = 1; size <= text.length / 2; size += 1) if (text.startsWith(text.slice(size))) return true
  return false
}

interface OpenFile {
  readonly path: string
  readonly text: string
}

/** The file in which the answer was cut. */
function fileLeftOpen(before: string): OpenFile | undefined {
  const parser = createAnswerParser()
  let open: { path: string; text: string } | undefined
  for (const event of [...parser.push(before), ...parser.end()]) {
    if (event.type === 'file-start') open = { path: event.path, text: '' }
    else if (event.type === 'file-delta' && open !== undefined) open.text += event.text
    else if (event.type === 'file-end') open = undefined
  }
  return open
}

const introductions = ['sure', 'here', 'continu', 'of course', 'certainly', 'okay', 'ok,', 'picking up', 'resum']

/**
 * The lines with which a model begins its block again, in the middle of a file: they are no part of it. Empty when there
 * are none, or when it writes the file anew or another one; undefined while that is open.
 */
function openingLine(held: string, open: OpenFile, final: boolean): string | undefined {
  let at = 0
  let isIntroduced = false
  for (;;) {
    const end = held.indexOf('\n', at)
    const line = held.slice(at, end < 0 ? held.length : end)
    const begins = line.trimStart().toLowerCase()
    if (end < 0 && !final && mayBecomeOpening(begins, isIntroduced)) return undefined
    if (end < 0) return ''
    at = end + 1
    if (begins.startsWith('```') || begins.startsWith('~~~')) return whetherDropped(held, line, at, open, final)
    const isIntroduction: boolean = !isIntroduced && begins.length <= introductionCharacters && startsAny(begins)
    if (begins !== '' && !isIntroduction) return ''
    isIntroduced ||= isIntroduction
  }
}

function mayBecomeOpening(begins: string, isIntroduced: boolean): boolean {
  if (begins.length > introductionCharacters) return false
  if (/^(?:`|~|$)/.test(begins)) return true
  return !isIntroduced && introductions.some((word) => word.startsWith(begins) || begins.startsWith(word))
}

function startsAny(begins: string): boolean {
  return introductions.some((word) => begins.startsWith(word))
}

function whetherDropped(held: string, line: string, at: number, open: OpenFile, final: boolean): string | undefined {
  const info = line.trim().replace(/^[`~]+/, '')
  // A bare fence closes the block.
  if (info.trim() === '') return ''
  const { path } = readFenceInfo(info)
  if (path !== undefined && path !== open.path) return ''
  const first = /^.{0,7}\n?.*/.exec(open.text.trimStart())?.[0] ?? ''
  const next = held.slice(at).trimStart()
  if (!final && next.length < first.length && first.startsWith(next)) return undefined
  return first !== '' && next.startsWith(first) ? '' : held.slice(0, at)
}
