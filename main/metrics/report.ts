/** The last requests in sum with the verdicts on targets: asked of a running Kiln, or read from its files. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { failure } from '#shared/domain/error.ts'
import type { MetricsOverview, TargetVerdict } from '#shared/domain/metrics.ts'
import type { MetricsReport } from '#shared/domain/metrics-report.ts'
import { MetricsSettings } from '#shared/domain/metrics-settings.ts'
import type { Database } from '../store/database.ts'
import { metricsMigrations } from '../store/metrics-migrations.ts'
import { migrate } from '../store/migrate.ts'
import { createSettingsTable, createValuesTable } from '../store/values-table.ts'
import type { Metrics } from './metrics.ts'
import { createQueryRunner } from './query.ts'
import { targetWords } from './target-words.ts'

/** Of a Kiln that runs. Rejects with `aborted` when the signal fires. */
export async function reportOf(
  metrics: Pick<Metrics, 'overview' | 'targets'>,
  last: number,
  at: number,
  signal: AbortSignal,
): Promise<MetricsReport> {
  const filter = { last }
  const [overview, targets] = await Promise.all([metrics.overview(filter, signal), metrics.targets(filter, signal)])
  return compose(overview, targets, last, at)
}

/**
 * Of the files in a data folder, which stay as they are, also while Kiln writes to them. Where there are none yet, the
 * report is of no requests. Throws a Failure for files of another version of Kiln.
 */
export function readReport(dataFolder: string, last: number, at: number): MetricsReport {
  const database = openToRead(path.join(dataFolder, 'metrics.db'))
  try {
    const limits = readSettings(path.join(dataFolder, 'kiln.db')).targets
    const runner = createQueryRunner(database)
    const check = (): void => undefined
    const filter = { last }
    return compose(
      runner.answer('overview', { filter }, check) as MetricsOverview,
      runner.answer('targets', { filter, limits, now: at }, check) as TargetVerdict[],
      last,
      at,
    )
  } finally {
    database.close()
  }
}

function compose(overview: MetricsOverview, targets: TargetVerdict[], last: number, at: number): MetricsReport {
  return { at, last, ...overview, targets: targets.map((target) => ({ ...target, words: targetWords(target) })) }
}

function openToRead(file: string): Database {
  if (!existsSync(file)) return emptyDatabase()
  const database = new Sqlite(file, { readonly: true, fileMustExist: true })
  const version = Number(database.pragma('user_version', { simple: true }))
  const known = metricsMigrations.at(-1)?.id ?? 0
  if (version === known) return database
  database.close()
  // Made a moment ago by a Kiln that starts.
  if (version === 0) return emptyDatabase()
  throw failure(
    'invalid-input',
    version > known
      ? 'A newer Kiln has written this data. Update Kiln, or choose another data folder with --data DIR.'
      : 'An older Kiln has written this data. Start Kiln once, which brings it up to date.',
  )
}

function emptyDatabase(): Database {
  const database = new Sqlite(':memory:')
  migrate(database, metricsMigrations, '')
  return database
}

/** The defaults where nothing was ever set, or what is there cannot be read. */
function readSettings(file: string): MetricsSettings {
  const defaults = MetricsSettings.parse({})
  if (!existsSync(file)) return defaults
  const database = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    const stored = createSettingsTable(createValuesTable(database)).read()
    const own = typeof stored === 'object' && stored !== null && 'metrics' in stored ? stored.metrics : {}
    return MetricsSettings.safeParse(own).data ?? defaults
  } catch {
    return defaults
  } finally {
    database.close()
  }
}
