/** Carries a change of a block over to lines that are nearly that block: what it leaves alone stays as the file has it. Pure. */
import { diffArrays } from 'diff'
import type { Alignment } from './align-lines.ts'
import { learnIndenting } from './indentation.ts'

/**
 * The file's lines from `alignment.from` to `alignment.to` after the change from `wanted` to `replacement`. Undefined when
 * the change would take away a line that the block did not show.
 */
export function mergeLines(
  lines: readonly string[],
  wanted: readonly string[],
  replacement: readonly string[],
  { pairs, from, to }: Alignment,
): string[] | undefined {
  const known = wanted.flatMap((line, index) => {
    const found = lines[pairs[index] ?? -1]
    return found === undefined ? [] : [{ wanted: line, found }]
  })
  const indented = learnIndenting(known).apply(replacement)
  const parts = diffArrays([...wanted], [...replacement], { comparator: (a, b) => a.trim() === b.trim() })
  const merged: string[] = []
  let at = from
  let index = 0
  let written = 0
  for (const { added, removed, count } of parts) {
    if (added) {
      merged.push(...indented.slice(written, written + count))
      written += count
      continue
    }
    for (let step = 0; step < count; step += 1, index += 1) {
      const place = pairs[index] ?? -1
      if (place < 0) continue
      const between = lines.slice(at, place)
      if (removed && step > 0 && between.some((line) => line.trim() !== '')) return undefined
      if (!removed || step === 0) merged.push(...between)
      if (!removed) merged.push(lines[place] ?? '')
      at = place + 1
    }
    if (!removed) written += count
  }
  return [...merged, ...lines.slice(at, to)]
}
