/**
 * Runs the benchmarks: `npm run bench [-- name…] [--json] [--slow MS]`.
 * A line a measure, or with --json an array of `Measured`. Exit code 1 when a limit is broken.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { measures } from './measures.ts'
import { judge, type Measured, type Samples } from './stats.ts'

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, slow: { type: 'string', default: '0' } },
  allowPositionals: true,
})
const all = Object.keys(measures)
const unknown = positionals.find((name) => !all.includes(name))
if (unknown !== undefined) {
  process.stderr.write(`There is no benchmark "${unknown}". There are: ${all.join(', ')}.\n`)
  process.exit(2)
}

if (Number.isNaN(Number(values.slow))) {
  process.stderr.write(`--slow takes a number of ms, not "${values.slow}".\n`)
  process.exit(2)
}

const results: Measured[] = []
let hasBroken = false
for (const name of positionals.length > 0 ? all.filter((each) => positionals.includes(each)) : all) {
  process.stderr.write(`${name}…\n`)
  const given = await samplesOf(name)
  if (given.length === 0) {
    hasBroken = true
    process.stderr.write(`✕ ${name} broke, and measured nothing.\n`)
  }
  for (const samples of given) {
    const measured = judge(samples)
    results.push(measured)
    if (!values.json) process.stdout.write(`${line(measured)}\n`)
  }
}
if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
process.exitCode = !hasBroken && results.every(({ ok }) => ok) ? 0 : 1

/** In a process of its own: what another measure loaded, or left in the heap, is in nobody's figures. Empty: it broke. */
async function samplesOf(name: string): Promise<readonly Samples[]> {
  // As JSON, what never came to its end (Infinity) would arrive as null, and within every limit.
  const child = fork(new URL('run-measure.ts', import.meta.url), [name, values.slow], { serialization: 'advanced' })
  let samples: readonly Samples[] = []
  child.on('message', (given) => void (samples = given as readonly Samples[]))
  const [code] = (await once(child, 'exit')) as [number | null]
  return code === 0 ? samples : []
}

function line({ name, unit, p50, p95, p99, baseline, ratio, limit, ok }: Measured): string {
  const against = baseline === null ? '' : `  baseline ${round(baseline)} ${unit}, ratio ${round(ratio ?? 0)}`
  const bound = limit === null ? '' : `  limit ${round(limit)}${baseline === null ? ` ${unit}` : 'x'}`
  return `${ok ? '✓' : '✕'} ${name.padEnd(44)} p50 ${round(p50)} ${unit}  p95 ${round(p95)} ${unit}${p99 === undefined ? '' : `  p99 ${round(p99)} ${unit}`}${against}${bound}`
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3)
}
