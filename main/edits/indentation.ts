/** Gives lines of an answer the indentation of the place that they go to. Pure. */

export interface LinePair {
  /** A line as the answer has it. */
  readonly wanted: string
  /** The file's line that it stands for. */
  readonly found: string
}

interface Level {
  readonly wanted: string
  readonly found: string
}

export interface Indenting {
  /** False where one indentation of the answer stands for several of the file's. */
  readonly isConsistent: boolean
  /** The lines as they are to stand in the file; blank ones are empty. */
  apply(lines: readonly string[]): string[]
}

/**
 * Learns from pairs how the answer's indentation is to be read: shifted, tabs for spaces, two columns for four. A depth
 * that no pair shows is reckoned from the nearest one that does.
 */
export function learnIndenting(pairs: readonly LinePair[]): Indenting {
  const votes = new Map<string, Map<string, number>>()
  for (const { wanted, found } of pairs) {
    if (wanted.trim() === '' || found.trim() === '') continue
    const counts = votes.get(indentOf(wanted)) ?? new Map<string, number>()
    counts.set(indentOf(found), (counts.get(indentOf(found)) ?? 0) + 1)
    votes.set(indentOf(wanted), counts)
  }
  const levels = [...votes].map(([wanted, counts]) => ({ wanted, found: mostFrequent(counts) }))
  levels.sort((a, b) => a.wanted.length - b.wanted.length)
  return {
    isConsistent: [...votes.values()].every((counts) => counts.size === 1),
    apply(lines) {
      if (levels.every(({ wanted, found }) => wanted === found)) return [...lines]
      const scale = scaleOf(levels, lines)
      const character = characterOf(levels, lines)
      return lines.map((line) => (line.trim() === '' ? '' : indent(line, levels, scale, character)))
    },
  }
}

export function indentOf(line: string): string {
  return /^\s*/.exec(line)?.[0] ?? ''
}

function indent(line: string, levels: readonly Level[], scale: number, character: string): string {
  const own = indentOf(line)
  const base = levels.findLast(({ wanted }) => wanted.length <= own.length) ?? levels[0]
  if (base === undefined) return line
  const more = Math.round((own.length - base.wanted.length) * scale)
  const depth =
    more >= 0 ? base.found + character.repeat(more) : base.found.slice(0, Math.max(0, base.found.length + more))
  return depth + line.slice(own.length)
}

/** How many of the file's characters one of the answer's stands for. */
function scaleOf(levels: readonly Level[], lines: readonly string[]): number {
  const first = levels[0]
  const last = levels.at(-1)
  if (first === undefined || last === undefined) return 1
  const columns = last.wanted.length - first.wanted.length
  const grown = last.found.length - first.found.length
  if (columns > 0 && grown > 0) return grown / columns
  const fromTabs = usesTabs([...levels.map(({ wanted }) => wanted), ...lines.map(indentOf)])
  const toTabs = usesTabs(levels.map(({ found }) => found))
  if (fromTabs === toTabs || levels.every(({ found }) => found === '')) return 1
  if (first.wanted !== '' && first.found !== '') return first.found.length / first.wanted.length
  return toTabs ? 1 / stepOf(lines) : 2
}

function characterOf(levels: readonly Level[], lines: readonly string[]): string {
  const known = levels.map(({ found }) => found).join('')
  const model = known === '' ? lines.map(indentOf).join('') : known
  return model.includes('\t') ? '\t' : ' '
}

function usesTabs(indents: readonly string[]): boolean {
  return indents.some((text) => text.includes('\t'))
}

/** The least indentation among the lines: what one step of theirs is, at a guess. */
function stepOf(lines: readonly string[]): number {
  const widths = lines.map((line) => indentOf(line).length).filter((width) => width > 0)
  return widths.length === 0 ? 2 : Math.min(...widths)
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0])[0]
}
