/**
 * Reads a JSON object while it is still being written: what is decided so far, and nothing that may yet change. Whatever
 * stands before the first brace, or after the last, is not of it.
 */
import { parse } from 'jsonc-parser'

export interface PartialJson {
  /** The next piece, of any size. True when something has been decided that was not before. */
  push(text: string): boolean
  /** The object so far, closed where it is open; undefined before there is one. */
  value(): unknown
  /** True when its last brace has come. */
  whole(): boolean
}

/** However the text is cut into pieces, the same text gives the same value. */
export function createPartialJson(): PartialJson {
  let text = ''
  const stack: ('{' | '[')[] = []
  let inString = false
  let isEscaped = false
  let isKey = false
  /** In an object: whether what comes is a key. */
  let wantsKey = false
  /** A number or a word that has begun and may go on. */
  let inBare = false
  /** Up to here everything is decided; with the brackets that are open there. */
  let safe = 0
  let safeClosers = ''
  let isWhole = false

  function decide(at: number): void {
    safe = at
    safeClosers = stack
      .map((open) => (open === '{' ? '}' : ']'))
      .toReversed()
      .join('')
  }

  function step(character: string, at: number): void {
    if (inString) {
      if (isEscaped) isEscaped = false
      else if (character === '\\') isEscaped = true
      else if (character === '"') {
        inString = false
        if (!isKey) decide(at + 1)
      }
      return
    }
    if (inBare && /[\s,\]}]/.test(character)) {
      inBare = false
      decide(at)
    }
    switch (character) {
      case '"':
        inString = true
        isKey = stack.at(-1) === '{' && wantsKey
        return
      case '{':
      case '[':
        stack.push(character)
        wantsKey = character === '{'
        decide(at + 1)
        return
      case '}':
      case ']':
        stack.pop()
        wantsKey = false
        decide(at + 1)
        isWhole = stack.length === 0
        return
      case ',':
        wantsKey = stack.at(-1) === '{'
        return
      case ':':
        wantsKey = false
        return
      default:
        if (!/\s/.test(character)) inBare = true
    }
  }

  return {
    push(piece) {
      const before = safe
      for (const character of piece) {
        if (isWhole || (text === '' && character !== '{')) continue
        step(character, text.length)
        text += character
      }
      return safe > before
    },
    value() {
      if (text === '') return undefined
      const value: unknown = parse(text.slice(0, safe) + safeClosers, [], { allowTrailingComma: true })
      return value
    },
    whole: () => isWhole,
  }
}
