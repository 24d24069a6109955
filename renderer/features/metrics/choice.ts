/** What the panel is asked to show: a period and filters, kept while the window is open. */
import { create } from 'zustand'
import type { MetricsFilter, RequestRow } from '#shared/domain/metrics.ts'

export type Period = 'last' | 'day' | 'week' | 'month'

export interface Choice {
  readonly period: Period
  /** How many of the newest, where the period is that. */
  readonly last: number
  readonly provider?: MetricsFilter['provider']
  /** `provider/model`. */
  readonly model?: string | undefined
  readonly projectId?: string | undefined
  readonly outcome?: MetricsFilter['outcome']
  readonly purpose?: string | undefined
}

const dayMs = 86_400_000
const lengths = { day: dayMs, week: 7 * dayMs, month: 30 * dayMs }
/** Of the newest requests, the first one unless another is chosen. */
export const lastChoices: readonly number[] = [100, 500, 1000, 10_000]

/** As the routes take it; a period ends with `now`. */
export function filterOf({ period, last, ...rest }: Choice, now: number): MetricsFilter {
  const when = period === 'last' ? { last } : { from: now - lengths[period] }
  return { ...when, ...rest }
}

/** The same choice has the same key. */
export function keyOf({ period, last, provider, model, projectId, outcome, purpose }: Choice): string {
  return JSON.stringify([period === 'last' ? last : period, provider, model, projectId, outcome, purpose])
}

/** True when only the period was chosen. */
export function isUnfiltered({ provider, model, projectId, outcome, purpose }: Choice): boolean {
  return [provider, model, projectId, outcome, purpose].every((value) => value === undefined)
}

/** Whether a request that has just begun or ended belongs to what is shown; its time is not looked at: it is now. */
export function takes({ provider, model, projectId, outcome, purpose }: Choice, row: RequestRow): boolean {
  const served = row.served ?? row.asked
  return (
    (provider === undefined || served.provider === provider) &&
    (model === undefined || `${served.provider}/${served.model}` === model) &&
    (projectId === undefined || row.projectId === projectId) &&
    (outcome === undefined || row.outcome === outcome) &&
    (purpose === undefined || row.purpose === purpose)
  )
}

interface ChoiceStore {
  readonly choice: Choice
  choose(patch: Partial<Choice>): void
  clear(): void
}

/** Outlives the panel, so that coming back finds it as it was. */
export const useChoiceStore = create<ChoiceStore>((set) => ({
  choice: { period: 'last', last: lastChoices[0] ?? 100 },
  choose: (patch) => set(({ choice }) => ({ choice: { ...choice, ...patch } })),
  clear: () => set(({ choice: { period, last } }) => ({ choice: { period, last } })),
}))
