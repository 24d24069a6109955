/**
 * Runs the benchmarks: `npm run bench [-- name…] [--json] [--slow MS]`.
 * A line a measure, or with --json an array of `Measured`. Exit code 1 when a limit is broken.
 */
import { parseArgs } from 'node:util'
import type { Benchmark } from './measure.ts'
import { cachedAnswer } from './measures/cached-answer.ts'
import { cliStart } from './measures/cli-start.ts'
import { edits } from './measures/edits.ts'
import { context } from './measures/context.ts'
import { editorStream } from './measures/editor-stream.ts'
import { firstPaint } from './measures/first-paint.ts'
import { inputLatency } from './measures/input-latency.ts'
import { journalFrames } from './measures/journal-frames.ts'
import { metrics } from './measures/metrics.ts'
import { metricsWindow } from './measures/metrics-window.ts'
import { pageStart } from './measures/page-start.ts'
import { providerFirstToken } from './measures/provider-first-token.ts'
import { providerMemory } from './measures/provider-memory.ts'
import { providerThroughput } from './measures/provider-throughput.ts'
import { pipelineCache } from './measures/pipeline-cache.ts'
import { pipelineCancel } from './measures/pipeline-cancel.ts'
import { pipelineFirstToken } from './measures/pipeline-first-token.ts'
import { pipelineHeap } from './measures/pipeline-heap.ts'
import { pipelineThroughput } from './measures/pipeline-throughput.ts'
import { projectList } from './measures/project-list.ts'
import { reactBuild } from './measures/react-build.ts'
import { reactRun } from './measures/react-run.ts'
import { reactWindow } from './measures/react-window.ts'
import { rendererHeap } from './measures/renderer-heap.ts'
import { pathCpu } from './measures/path-cpu.ts'
import { similarPrompts } from './measures/similar-prompts.ts'
import { studioStart } from './measures/studio-start.ts'
import { stopLatency } from './measures/stop-latency.ts'
import { judge, type Measured } from './stats.ts'

const benchmarks: readonly Benchmark[] = [
  pathCpu,
  providerFirstToken,
  providerThroughput,
  providerMemory,
  pipelineFirstToken,
  pipelineCancel,
  journalFrames,
  cachedAnswer,
  pipelineThroughput,
  pipelineCache,
  pipelineHeap,
  cliStart,
  studioStart,
  pageStart,
  projectList,
  stopLatency,
  firstPaint,
  inputLatency,
  editorStream,
  rendererHeap,
  reactBuild,
  reactWindow,
  reactRun,
  similarPrompts,
  edits,
  context,
  metrics,
  metricsWindow,
]

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, slow: { type: 'string', default: '0' } },
  allowPositionals: true,
})
const unknown = positionals.find((name) => !benchmarks.some((benchmark) => benchmark.name === name))
if (unknown !== undefined) {
  process.stderr.write(
    `There is no benchmark "${unknown}". There are: ${benchmarks.map(({ name }) => name).join(', ')}.\n`,
  )
  process.exit(2)
}

const results: Measured[] = []
for (const benchmark of benchmarks) {
  if (positionals.length > 0 && !positionals.includes(benchmark.name)) continue
  const context = { slowMs: Number(values.slow), note: (line: string) => void process.stderr.write(`  ${line}\n`) }
  process.stderr.write(`${benchmark.name}…\n`)
  for (const samples of await benchmark.run(context)) {
    const measured = judge(samples)
    results.push(measured)
    if (!values.json) process.stdout.write(`${line(measured)}\n`)
  }
}
if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1

function line({ name, unit, p50, p95, p99, baseline, ratio, limit, ok }: Measured): string {
  const against = baseline === null ? '' : `  baseline ${round(baseline)} ${unit}, ratio ${round(ratio ?? 0)}`
  const bound = limit === null ? '' : `  limit ${round(limit)}${baseline === null ? ` ${unit}` : 'x'}`
  return `${ok ? '✓' : '✕'} ${name.padEnd(44)} p50 ${round(p50)} ${unit}  p95 ${round(p95)} ${unit}${p99 === undefined ? '' : `  p99 ${round(p99)} ${unit}`}${against}${bound}`
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3)
}
