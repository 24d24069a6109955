/**
 * A file as lines, each with the line break it has, so that what an edit does not touch stays as it is: CRLF or LF, mixed
 * ones, a byte order mark, a last line without a break. Pure.
 */

export interface SourceText {
  /** The byte order mark, or nothing. */
  readonly mark: string
  /** Without their breaks. */
  readonly lines: readonly string[]
  /** `\n`, `\r\n`, or nothing after the last line. */
  readonly breaks: readonly string[]
}

export function splitText(text: string): SourceText {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : ''
  const lines: string[] = []
  const breaks: string[] = []
  let at = mark.length
  while (at < text.length) {
    const found = text.indexOf('\n', at)
    if (found < 0) {
      lines.push(text.slice(at))
      breaks.push('')
      break
    }
    const isPair = found > at && text.charCodeAt(found - 1) === 13
    lines.push(text.slice(at, isPair ? found - 1 : found))
    breaks.push(isPair ? '\r\n' : '\n')
    at = found + 1
  }
  return { mark, lines, breaks }
}

export function joinText({ mark, lines, breaks }: SourceText): string {
  const parts = [mark]
  for (let index = 0; index < lines.length; index += 1) parts.push(lines[index] ?? '', breaks[index] ?? '')
  return parts.join('')
}

/** The lines of a block of an answer; a last break ends its last line and begins none. */
export function linesOf(block: string): string[] {
  return splitText(block).lines.slice()
}

/**
 * The text with `count` lines from `from` replaced. New lines get the break that their neighbours have; lines that are the
 * same at the replacement's start and end are not touched; whether the file ends in a break stays as it was.
 */
export function replaceLines(source: SourceText, from: number, count: number, lines: readonly string[]): SourceText {
  let start = 0
  while (start < count && start < lines.length && source.lines[from + start] === lines[start]) start += 1
  let end = 0
  while (
    end < count - start &&
    end < lines.length - start &&
    source.lines[from + count - 1 - end] === lines[lines.length - 1 - end]
  ) {
    end += 1
  }
  const first = from + start
  const behind = from + count - end
  const added = lines.slice(start, lines.length - end)
  const lineBreak = breakAt(source, first)
  const breaks = [...source.breaks.slice(0, first), ...added.map(() => lineBreak), ...source.breaks.slice(behind)]
  const endedOpen = source.lines.length > 0 && source.breaks.at(-1) === ''
  // What was the last line may have become one in the middle, or the other way round.
  for (const index of [first - 1, first + added.length - 1]) if (breaks[index] === '') breaks[index] = lineBreak
  if (breaks.length > 0) breaks[breaks.length - 1] = endedOpen ? '' : breaks.at(-1) || lineBreak
  return {
    mark: source.mark,
    lines: [...source.lines.slice(0, first), ...added, ...source.lines.slice(behind)],
    breaks,
  }
}

function breakAt({ breaks }: SourceText, index: number): string {
  return breaks[index] || breaks[index - 1] || breaks[0] || '\n'
}
