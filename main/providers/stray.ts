/** What a server sends where a stream should be: bare JSON, an error line, a web page, plain words. Pure. */
import { failure, type Failure } from '#shared/domain/error.ts'
import { plainWords, readError, wireFailure, type WireContext } from './wire-error.ts'

export interface StrayText {
  /**
   * Takes a line that is not part of the stream. Returns a JSON value when the line completes one.
   * Throws a Failure for an error line, and for one that was part of the stream before it was damaged.
   */
  push(line: string): unknown
  /** At the end: a JSON value completed only by the end, or undefined. */
  rest(): unknown
  /** True when something was taken that has not become a value. */
  isPending(): boolean
  /** The failure for an answer that ended well but for lines with JSON in them that became no value: it has a hole. */
  hole(): Failure | undefined
  /** What these lines say went wrong, when nothing else came; undefined when they are nothing, or cut-off JSON. */
  complaint(): Failure | undefined
}

/** In characters; a page's title and any error's words lie well within. */
const keptText = 64 * 1024
/** Each try to parse costs the whole text again: bounded, so that hostile text stays linear. */
const parseTries = 64

/** An event behind something else, or with a damaged name: a few letters, then JSON. */
const damagedPiece = /^(?:[^<]{1,20}data:\s*[{[]|(?!error)[^\s{["<][^<{]{0,12}\{{1,2}\s*")/i

export function createStrayText(context: WireContext): StrayText {
  let json: string[] | undefined
  let tries = 0
  let words = ''
  let lost = false

  function damaged(): Failure {
    return failure('provider', 'The server sent a damaged piece of the answer.', context)
  }

  function parse(): unknown {
    if (json === undefined) return undefined
    try {
      const value: unknown = JSON.parse(json.join('\n'))
      json = undefined
      return value
    } catch {
      return undefined
    }
  }

  function push(line: string): unknown {
    if (json === undefined) {
      if (line.startsWith('error:')) throw errorLine(line.slice(6).trim(), context)
      if (!/^\s*[{[]/.test(line)) {
        // A piece of the stream with something in front of it: without it the answer would have a hole.
        if (!/^\s*</.test(words) && damagedPiece.test(line)) {
          throw damaged()
        }
        if (/[{[]\s*"/.test(line)) lost = true
        if (words.length < keptText) words += `${line}\n`
        return undefined
      }
      json = []
    }
    json.push(line)
    // Worth a try where a value may end: a closing bracket on the first line, or at the start of a later one.
    const mayEnd = json.length === 1 ? /[}\]]\s*$/.test(line) : /^[}\]]/.test(line)
    if (!mayEnd || tries >= parseTries) return undefined
    tries += 1
    return parse()
  }

  return {
    push,
    rest: parse,
    isPending: () => json !== undefined || words !== '',
    hole: () => (lost || json !== undefined ? damaged() : undefined),
    complaint() {
      if (json !== undefined || words.trim() === '') return undefined
      const page = /<(!doctype|html|head|body|title)/i.test(words)
      const said = plainWords(words)
      const what = page ? 'a web page' : 'plain text'
      const quoted = said === '' ? '' : `: "${said}"`
      return failure(
        'provider',
        `The server sent ${what} instead of a model's answer${quoted}. Check the base URL.`,
        context,
      )
    },
  }
}

/** The failure for an error line or event of a stream; `text` is JSON or the words themselves. */
export function errorLine(text: string, context: WireContext): Failure {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return wireFailure({ message: plainWords(text), codes: [] }, context)
  }
  const message = typeof value === 'string' ? value : ''
  return wireFailure(readError(value) ?? readError({ error: value }) ?? { message, codes: [] }, context)
}
