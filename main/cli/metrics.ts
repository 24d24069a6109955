/** `kiln metrics`: what the last requests did, took and cost, and how the targets are met. */
import { parseArgs } from 'node:util'
import type { MetricsSummary, Percentiles, RunsSummary } from '#shared/domain/metrics.ts'
import { defaultLast, readLast, type MetricsReport } from '#shared/domain/metrics-report.ts'
import { readReport } from '../metrics/report.ts'
import { shareWords, timeWords } from '../metrics/target-words.ts'
import { askReport } from '../shell/ask-report.ts'
import { nameFolders } from '../shell/data-folder.ts'
import { readOwner } from '../shell/owner.ts'
import type { CommandIo } from './io.ts'
import { WrongUsage } from './provider-arguments.ts'
import { orWrongUsage, runCommand } from './run-command.ts'

export const metricsHelp = `kiln metrics [--last N] [--json] [--data DIR]

What the last requests did, took and cost, and how the targets are met. Changes nothing.

  --last N   how many of the newest requests; ${defaultLast} unless given. Targets look at so many of each class of model
  --json     all of it as one JSON object, as GET /api/metrics answers it
  --data DIR where Kiln keeps its data

Exit codes: 0 done, whatever the verdicts; 1 the data cannot be read; 2 wrong usage.`

/** Asks the Kiln that runs on the data folder, else reads the folder; resolves to the exit code. */
export async function runMetrics(args: readonly string[], io: CommandIo): Promise<number> {
  const isJson = args.includes('--json')
  return runCommand(
    'metrics',
    () => isJson,
    io,
    async () => {
      const { values } = orWrongUsage(() => parseArgs({ args: [...args], options }))
      if (values.help === true) return io.stdout(metricsHelp)
      const last = readLast(values.last)
      if (last === undefined) throw new WrongUsage(`--last takes a number from 1 to 1000000, not "${values.last}".`)
      const { dataFolder } = nameFolders(values.data, io.env)
      const owner = await readOwner(dataFolder)
      const asked = owner === undefined ? undefined : await askReport(owner, last, io.signal)
      const report = asked ?? readReport(dataFolder, last, Date.now())
      if (isJson) io.stdout(JSON.stringify(report))
      else for (const line of linesOf(report)) io.stdout(line)
    },
  )
}

const options = {
  last: { type: 'string', default: String(defaultLast) },
  json: { type: 'boolean' },
  data: { type: 'string' },
  help: { type: 'boolean' },
} as const

const marks = { passing: '✓', failing: '✕', 'too-few': '–' } as const

function linesOf({ summary, runs, targets, last }: MetricsReport): string[] {
  if (summary.requests === 0) return ['No requests yet.']
  return [
    ...summaryLines(summary, last),
    ...runLines(runs),
    ...targets.map(({ verdict, words }) => `${marks[verdict]} ${words}`),
  ]
}

function summaryLines(summary: MetricsSummary, last: number): string[] {
  const { requests, done, failed, cancelled, cacheHits, joined, cacheable } = summary
  const unpriced = summary.unpriced === 0 ? '' : ` (${summary.unpriced} with an unknown cost)`
  return [
    `requests     ${requests} of the last ${last}: ${done} done, ${failed} failed, ${cancelled} stopped`,
    ...timeLine('first token', summary.firstTokenMs),
    ...timeLine('total', summary.totalMs),
    ...(cacheable === 0
      ? []
      : [`cache        ${shareWords((cacheHits + joined) / cacheable)} (${cacheHits} exact, ${joined} joined)`]),
    `trouble      ${summary.retried} tried again, ${summary.rateLimited} met a rate limit`,
    `tokens       ${summary.inputTokens} in, ${summary.outputTokens} out`,
    `cost         $${summary.costUsd.toFixed(4)}${unpriced}`,
  ]
}

function timeLine(name: string, times: Percentiles | undefined): string[] {
  if (times === undefined) return []
  const { p50, p95, p99 } = times
  return [`${name.padEnd(12)} P50 ${timeWords(p50)}, P95 ${timeWords(p95)}, P99 ${timeWords(p99)}`]
}

function runLines({ done, stopped, failed, truncated, averageMs }: RunsSummary): string[] {
  if (done + stopped + failed + truncated === 0) return []
  const average = averageMs === undefined ? '' : `, ${timeWords(averageMs)} on average`
  return [`runs         ${done} done${average}, ${stopped} stopped, ${failed} failed, ${truncated} cut off`]
}
