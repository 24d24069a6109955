/** The questions that the worker answers, each by one function over one open database. */
import type { MetricsFilter, MetricsOverview, RequestRow, TargetVerdict } from '#shared/domain/metrics.ts'
import type { TargetLimits } from '#shared/domain/metrics-settings.ts'
import { type RequestDetail, RequestRecord } from '#shared/domain/request-record.ts'
import type { Database } from '../store/database.ts'
import { createDayColumns } from '../store/day-columns.ts'
import { textsOf } from '../store/request-texts-table.ts'
import { stepsAfter } from '../store/run-steps-table.ts'
import { createTerms, modelOfTerm } from '../store/terms.ts'
import { csvOf, jsonOf } from './export-text.ts'
import { costs, type Costs } from './costs.ts'
import { modelCards } from './model-cards.ts'
import { overview } from './overview.ts'
import { pageOf, rowOf } from './request-page.ts'
import { countRuns, type RunReading } from './run-counts.ts'
import type { Reading } from './selection.ts'
import { targets } from './targets.ts'

/** What can be asked, and what is answered. */
export interface Answers {
  overview(asked: { readonly filter: MetricsFilter }): MetricsOverview
  requests(asked: { readonly filter: MetricsFilter; readonly offset: number; readonly limit: number }): {
    readonly rows: RequestRow[]
    readonly total: number
  }
  request(asked: { readonly id: string }): RequestDetail | undefined
  targets(asked: {
    readonly filter: MetricsFilter
    readonly limits: TargetLimits
    readonly now: number
  }): TargetVerdict[]
  cost(asked: { readonly now: number }): Costs
  models(asked: object): ReturnType<typeof modelCards>
  /** `left`: how many are over what one file may hold; the newest are in it. */
  export(asked: {
    readonly filter: MetricsFilter
    readonly format: 'csv' | 'json'
    /** Projects' names by id. */
    readonly names: Readonly<Record<string, string>>
  }): { text: string; left: number }
  choices(asked: object): { providers: string[]; models: string[]; purposes: string[] }
}

export type QueryName = keyof Answers

const purposes = ['app', 'edit', 'plan', 'screen', 'continuation', 'summary', 'repair', 'fix', 'image']

/** Of one file, so that it still fits into a spreadsheet, and into memory. */
const mostExported = 100_000
const checkedEach = 500

export interface QueryRunner {
  /** Throws what `check` throws. */
  answer<Name extends QueryName>(name: Name, asked: Parameters<Answers[Name]>[0], check: () => void): unknown
  /** Lets go of what is only remembered. */
  forget(): void
}

/** `database` may be opened for reading alone. */
export function createQueryRunner(database: Database): QueryRunner {
  const days = createDayColumns(database)
  const allTerms = database.prepare<[], { id: number; text: string }>('SELECT id, text FROM terms ORDER BY text')
  const terms = { ...createTerms(database), all: () => allTerms.all() }
  const record = database.prepare<[number], { record: string }>('SELECT record FROM records WHERE key = ?')
  const byId = database.prepare<[string], { record: string }>(
    'SELECT record FROM records WHERE key = (SELECT key FROM requests WHERE id = ?)',
  )
  const stepsOf = stepsAfter(database)
  const textsFor = textsOf(database)
  const parse = (row: { record: string }): RequestRecord => RequestRecord.parse(JSON.parse(row.record))

  function rowsOf(keys: readonly number[], check: () => void): RequestRow[] {
    return keys.flatMap((key, at) => {
      if (at % checkedEach === 0) check()
      const row = record.get(key)
      return row === undefined ? [] : [rowOf(parse(row))]
    })
  }

  function answers(check: () => void): Answers {
    const reading: Reading & RunReading = { days, terms, check, database }
    return {
      overview: ({ filter }) => ({ ...overview(reading, filter), runs: countRuns(reading, filter) }),
      requests({ filter, offset, limit }) {
        const { keys, total } = pageOf(reading, filter, offset, limit)
        return { rows: rowsOf(keys, check), total }
      },
      request({ id }) {
        const row = byId.get(id)
        if (row === undefined) return undefined
        const whole = parse(row)
        const texts = textsFor(id)
        return { ...whole, steps: stepsOf(whole), ...(texts === undefined ? {} : { texts }) }
      },
      export({ filter, format, names }) {
        const { keys, total } = pageOf(reading, filter, 0, mostExported)
        const rows = rowsOf(keys, check).map((row) => {
          const projectName = row.projectId === undefined ? undefined : names[row.projectId]
          return projectName === undefined ? row : { ...row, projectName }
        })
        return { text: format === 'csv' ? csvOf(rows) : jsonOf(rows), left: total - keys.length }
      },
      targets: ({ filter, limits, now }) => targets(reading, filter, limits, now),
      cost: ({ now }) => costs(reading, now),
      models: () => modelCards(reading),
      choices() {
        const texts = allTerms.all().map(({ text }) => text)
        const models = texts.filter((text) => modelOfTerm(text) !== undefined)
        return {
          providers: [...new Set(models.map((text) => text.slice(0, text.indexOf('/'))))],
          models,
          purposes: purposes.filter((purpose) => texts.includes(purpose)),
        }
      },
    }
  }

  return {
    // One moment of the database for the whole answer, whatever is written meanwhile.
    answer: (name, asked, check) =>
      database.transaction(() => (answers(check)[name] as (asked: unknown) => unknown)(asked)).deferred(),
    forget: days.forget,
  }
}
