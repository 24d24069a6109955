/** Reads a note's text into blocks. Pure functions; nothing in a text is ever taken for markup of the page. */

export type Span =
  | { kind: 'text' | 'strong' | 'em' | 'code' | 'strike'; text: string }
  | { kind: 'link'; text: string; href: string }

export interface Item {
  spans: Span[]
  /** The line of the text it stands on, from 0. */
  line: number
  /** Whether its box is ticked; undefined where it has none. */
  done?: boolean
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; spans: Span[] }
  | { kind: 'paragraph' | 'quote'; lines: Span[][] }
  | { kind: 'list'; ordered: boolean; items: Item[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }

const inline = /\*\*(?<strong>[^*]+)\*\*|\*(?<em>[^*\s][^*]*)\*|~~(?<strike>[^~]+)~~|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<href>https?:\/\/[^\s)]+)\)|(?<url>https?:\/\/[^\s<>()]+[^\s<>().,;:!?])/g

export function readSpans(text: string): Span[] {
  const spans: Span[] = []
  let at = 0
  for (const match of text.matchAll(inline)) {
    if (match.index > at) spans.push({ kind: 'text', text: text.slice(at, match.index) })
    const { strong, em, strike, code, label, href, url } = match.groups ?? {}
    if (strong !== undefined) spans.push({ kind: 'strong', text: strong })
    else if (em !== undefined) spans.push({ kind: 'em', text: em })
    else if (strike !== undefined) spans.push({ kind: 'strike', text: strike })
    else if (code !== undefined) spans.push({ kind: 'code', text: code })
    else spans.push({ kind: 'link', text: label ?? url ?? '', href: href ?? url ?? '' })
    at = match.index + match[0].length
  }
  if (at < text.length) spans.push({ kind: 'text', text: text.slice(at) })
  return spans
}

const bullet = /^\s*(?:[-*]|(?<number>\d+)[.)])\s+(?:\[(?<box>[ xX])\]\s+)?(?<text>.*)$/

export function readBlocks(text: string): Block[] {
  const blocks: Block[] = []
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const last = blocks.at(-1)
    const after = (lines[at - 1] ?? '').trim() !== ''
    const heading = /^(#{1,3})\s+(.*)$/.exec(line)
    const item = bullet.exec(line)?.groups
    if (line.startsWith('```')) {
      const end = lines.findIndex((other, index) => index > at && other.startsWith('```'))
      const until = end < 0 ? lines.length : end
      blocks.push({ kind: 'code', text: lines.slice(at + 1, until).join('\n') })
      at = until
    } else if (heading) {
      blocks.push({ kind: 'heading', level: (heading[1]?.length ?? 1) as 1 | 2 | 3, spans: readSpans(heading[2] ?? '') })
    } else if (/^(?:-{3,}|\*{3,})$/.test(line.trim())) {
      blocks.push({ kind: 'rule' })
    } else if (item) {
      const ordered = item.number !== undefined
      const entry: Item = { spans: readSpans(item.text ?? ''), line: at, ...(item.box === undefined ? {} : { done: item.box !== ' ' }) }
      if (last?.kind === 'list' && last.ordered === ordered && after) last.items.push(entry)
      else blocks.push({ kind: 'list', ordered, items: [entry] })
    } else if (line.startsWith('>')) {
      const spans = readSpans(line.replace(/^>\s?/, ''))
      if (last?.kind === 'quote' && after) last.lines.push(spans)
      else blocks.push({ kind: 'quote', lines: [spans] })
    } else if (line.trim() !== '') {
      if (last?.kind === 'paragraph' && after) last.lines.push(readSpans(line))
      else blocks.push({ kind: 'paragraph', lines: [readSpans(line)] })
    }
  }
  return blocks
}

/** The text with the box of one line ticked or cleared. */
export function tickLine(text: string, line: number): string {
  const lines = text.split('\n')
  lines[line] = (lines[line] ?? '').replace(/\[([ xX])\]/, (_, box: string) => (box === ' ' ? '[x]' : '[ ]'))
  return lines.join('\n')
}

/** The beginning of a text without its signs, for a list. */
export function excerpt(text: string): string {
  return text
    .slice(0, 400)
    .replace(/^\s*(?:#{1,3}|>|[-*]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/gm, '')
    .replace(/\*\*|~~|`|\*/g, '')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .trim()
    .replace(/\s*\n\s*/g, ' · ')
}
