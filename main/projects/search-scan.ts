/** Finds a pattern's places in texts. It runs in a worker, as source text: it may use nothing from outside itself. */

export interface ScanJob {
  /** Path and text. */
  readonly texts: readonly (readonly [string, string])[]
  readonly source: string
  readonly flags: string
  /** The pattern may reach over the end of a line. */
  readonly manyLines: boolean
  readonly most: number
}

export interface ScanMatch {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly length: number
  readonly preview: string
  readonly previewAt: number
}

export interface ScanResult {
  readonly matches: ScanMatch[]
  readonly more: boolean
}

/** Places in the order of the texts; `more` when there are over `most`. Matches of nothing at all are passed over. */
export function scanTexts(job: ScanJob): ScanResult {
  const widest = 200
  const before = 40
  const matches: ScanMatch[] = []
  const pattern = new RegExp(job.source, job.flags)

  function add(path: string, lines: readonly string[], line: number, at: number, length: number): boolean {
    if (matches.length === job.most) return false
    const text = lines[line] ?? ''
    const inLine = Math.min(length, text.length - at)
    const indent = text.length - text.trimStart().length
    const from = Math.max(Math.min(indent, at), at + Math.min(inLine, widest - before) > widest ? at - before : 0)
    const preview = text.slice(from, from + widest)
    matches.push({ path, line: line + 1, column: at + 1, length: Math.max(1, inLine), preview, previewAt: at - from })
    return true
  }

  for (const [path, text] of job.texts) {
    const lines = text.split(/\r\n?|\n/)
    if (!job.manyLines) {
      for (let line = 0; line < lines.length; line += 1) {
        for (const match of (lines[line] ?? '').matchAll(pattern)) {
          if (match[0] !== '' && !add(path, lines, line, match.index, match[0].length)) return { matches, more: true }
        }
      }
      continue
    }
    let line = 0
    let begins = 0
    for (const match of lines.join('\n').matchAll(pattern)) {
      if (match[0] === '') continue
      for (let length = lines[line]?.length ?? 0; begins + length < match.index; length = lines[line]?.length ?? 0) {
        begins += length + 1
        line += 1
      }
      if (!add(path, lines, line, match.index - begins, match[0].length)) return { matches, more: true }
    }
  }
  return { matches, more: false }
}
