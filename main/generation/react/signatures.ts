/** What a TypeScript file offers to those who import it, without its insides: for a model to read. Pure. */

/**
 * Its types, and the heads of what it exports, with the sentence of documentation before each. By layout, not by parsing:
 * what is at the beginning of a line counts.
 */
export function signaturesOf(source: string): string {
  const lines = source.split('\n')
  const taken: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (/^(?:export )?interface /.test(line) || /^(?:export )?(?:type|enum|const enum) /.test(line)) {
      const end = endOfDeclaration(lines, at)
      taken.push(...doc(lines, at), ...lines.slice(at, end + 1))
      at = end
    } else if (/^export (?:default )?(?:async )?function /.test(line)) {
      taken.push(...doc(lines, at), headOf(lines.slice(at).join('\n')))
    } else if (/^export (?:abstract )?class /.test(line)) {
      taken.push(...doc(lines, at), line.replace(/\s*\{\s*$/, ''))
    } else if (line.startsWith('export const ')) {
      taken.push(...doc(lines, at), constantOf(line))
    }
  }
  return taken.join('\n')
}

function doc(lines: readonly string[], at: number): readonly string[] {
  const before = lines[at - 1] ?? ''
  return /^\/\*\*.*\*\/$/.test(before) ? [before] : []
}

/** The last line of a declaration: where its brackets are closed, or before the next thing at the beginning of a line. */
function endOfDeclaration(lines: readonly string[], start: number): number {
  let depth = 0
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    depth += count(line, /[{([]/g) - count(line, /[})\]]/g)
    const next = lines[at + 1] ?? ''
    if (depth <= 0 && !/^\s+\S|^[})\]]/.test(next)) return at
  }
  return lines.length - 1
}

/** Of a function: up to the brace that opens its body. */
function headOf(text: string): string {
  let depth = 0
  let seenParameters = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '{' && depth === 0 && seenParameters && !opensType(text.slice(0, at)))
      return text.slice(0, at).trimEnd()
    if ('([{'.includes(character)) depth += 1
    else if (')]}'.includes(character)) depth -= 1
    if (character === ')' && depth === 0) seenParameters = true
  }
  return text.split('\n', 1)[0] ?? ''
}

/** True where a brace belongs to the type of what is returned. */
function opensType(before: string): boolean {
  return /[:|&,<]\s*$/.test(before)
}

/** Of a constant: its type or its parameters, where they stand in its first line. */
function constantOf(line: string): string {
  const arrow = /^(export const [^=]+=\s*(?:async )?(?:<[^>]*>)?\(.*?\)(?::\s*[^=]+?)?)\s*=>/.exec(line)
  if (arrow !== null) return `${arrow[1] ?? ''} => …`
  const typed = /^(export const [\w$]+\s*:[^=]+)=/.exec(line)
  if (typed !== null) return (typed[1] ?? '').trimEnd()
  return line.length > 160 ? `${line.slice(0, 160)}…` : line
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
