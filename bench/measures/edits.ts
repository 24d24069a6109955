/** Applying an answer's edits: ten blocks to a file of 800 lines, and how the time grows with the file. */
import { applyEdit, type EditBlock } from '../../main/edits/apply-edit.ts'
import { splitText } from '../../main/edits/source-text.ts'
import type { Benchmark } from '../measure.ts'

const rounds = 200
const blocks = 10
const small = 800
const medium = 4000
const large = 20_000

export const edits: Benchmark = {
  async run({ slowMs }) {
    const near = timesOf(small, 3, slowMs)
    const byLines = perLine(timesOf(medium, 0, slowMs), medium)
    const byLikeness = perLine(timesOf(medium, blocks, slowMs), medium)
    return [
      { name: '10 blocks in 800 lines, 3 of them inexact', unit: 'ms', samples: near, limit: 20, counts: 'p95' },
      {
        name: 'per line, 20,000 lines against 4,000',
        unit: 'us',
        samples: perLine(timesOf(large, 0, slowMs), large),
        baseline: byLines,
        limit: 2,
      },
      {
        name: 'the same, all blocks inexact',
        unit: 'us',
        samples: perLine(timesOf(large, blocks, slowMs), large),
        baseline: byLikeness,
        limit: 2,
      },
    ]
  },
}

/** `inexact`: how many of the blocks have a typing mistake, and go down the whole ladder. */
function timesOf(lines: number, inexact: number, slowMs: number): number[] {
  const text = fileOf(lines)
  const all = Array.from({ length: blocks }, (_, index) =>
    blockAt(text, Math.floor(((index + 0.5) * lines) / blocks), index < inexact),
  )
  return Array.from({ length: rounds }, () => {
    const began = performance.now()
    let source = splitText(text)
    for (const block of all) {
      const outcome = applyEdit(source, block)
      if (!outcome.ok) throw new Error(`A block was not applied: ${outcome.why}.`)
      source = outcome.source
    }
    return performance.now() - began + slowMs
  })
}

function perLine(times: readonly number[], lines: number): number[] {
  return times.map((ms) => (ms * 1000) / lines)
}

function fileOf(lines: number): string {
  const shapes = [
    (n: number) => `export function part${n}(items: readonly Item[], limit = ${n}): Part {`,
    (n: number) => `  const total = items.reduce((sum, item) => sum + item.price * item.count${n % 7}, 0)`,
    (n: number) => `  if (total > limit * ${n}) return { kind: 'too-much', total, label: \`Part \${limit} of ${n}\` }`,
    () => `  return { kind: 'fine', total, label: '' }`,
    () => '}',
    () => '',
  ]
  return Array.from({ length: lines }, (_, index) => `${shapes[index % 6]?.(Math.floor(index / 6)) ?? ''}\n`).join('')
}

function blockAt(text: string, line: number, isInexact: boolean): EditBlock {
  const first = line - (line % 6)
  const search =
    text
      .split('\n')
      .slice(first, first + 5)
      .join('\n') + '\n'
  const replace = search.replace("'fine'", () => "'good'")
  return isInexact ? { search: search.replace('items.reduce', 'item.reduce'), replace } : { search, replace }
}
