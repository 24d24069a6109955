/**
 * Markdown as blocks, read as it grows: what can no longer change is read once and stays the same object, so that only the
 * tail of an answer is drawn again. Tokens, never HTML.
 */
import { Lexer, type Token } from 'marked'
import remend from 'remend'

export interface Block {
  /** The same for the same place in the text. */
  readonly key: number
  readonly token: Token
  /** False for the last block of a text that still grows: it may be half of what it will be. */
  readonly whole: boolean
}

export interface BlockReader {
  /** The blocks of the text so far. `live`: more will come, and what is half open is shown as it will look. */
  read(text: string, live: boolean): readonly Block[]
}

/** Blocks at the end that the next characters may still change: `2` after a list may become its next item. */
const looseBlocks = 2

/** Nothing of these changes what stands before the end of the text. */
const mending = {
  linkMode: 'text-only',
  images: false,
  katex: false,
  comparisonOperators: false,
  singleTilde: false,
} as const

/** One reader per text: it remembers how far it has read. */
export function createBlockReader(): BlockReader {
  let firm: Block[] = []
  let firmText = ''
  let last: { text: string; live: boolean; blocks: readonly Block[] } | undefined

  function read(given: string, live: boolean): readonly Block[] {
    const text = given.includes('\r') ? given.replace(/\r\n?/g, '\n') : given
    if (last?.text === text && last.live === live) return last.blocks
    // A whole text is read anew once: a link's address may be named at its very end.
    if (!live || !text.startsWith(firmText)) {
      firm = []
      firmText = ''
    }
    const tail = text.slice(firmText.length)
    const tokens = lex(live ? remend(tail, mending) : tail)
    const start = firmText.length
    const blocks = [...firm, ...keyed(tokens, start, live)]
    if (live) settle(tokens, tail)
    last = { text, live, blocks }
    return blocks
  }

  /** Moves what cannot change any more from the tail to the firm part. */
  function settle(tokens: readonly Token[], tail: string): void {
    const solid = tokens.flatMap((token, index) => (token.type === 'space' ? [] : [index]))
    const cut = solid.at(-looseBlocks) ?? 0
    const raw = tokens
      .slice(0, cut)
      .map((token) => token.raw)
      .join('')
    if (cut === 0 || !tail.startsWith(raw)) return
    firm = [...firm, ...keyed(tokens.slice(0, cut), firmText.length, false)]
    firmText += raw
  }

  return { read }
}

function lex(text: string): Token[] {
  return new Lexer({ gfm: true }).lex(text)
}

function keyed(tokens: readonly Token[], start: number, live: boolean): Block[] {
  let at = start
  const lastIndex = tokens.length - 1
  return tokens.flatMap((token, index) => {
    const key = at
    at += token.raw.length
    if (token.type === 'space' || token.type === 'def') return []
    return [{ key, token, whole: !live || index < lastIndex }]
  })
}
