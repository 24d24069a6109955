/** What was spent this month, kept up to date as requests end: so that each that begins can be held against the budget. */
import type { ModelInfo } from '#shared/domain/model.ts'
import type { MetricsSettings } from '#shared/domain/metrics-settings.ts'
import { startOfMonth } from './costs.ts'

export interface Spending {
  /** US dollars of a request that has ended. */
  add(usd: number): void
  /** Why no request to a model with this price may begin now; undefined at once where no budget stops any. */
  refusal(info: ModelInfo | undefined): Promise<string | undefined> | undefined
  /** There is a budget for the month, it is spent, and a model with this price would go over it. Whether or not it stops any. */
  isUsedUp(info: ModelInfo | undefined): Promise<boolean>
}

export interface SpendingParts {
  settings(): MetricsSettings
  /** US dollars of this month, as written down. */
  readMonth(): Promise<number>
  now(): number
  /** Told in a sentence when the budget is nearly used up, and when it is: once each a month, and again for another budget. */
  onWarning?(sentence: string): void
}

export function createSpending({ settings, readMonth, now, onWarning }: SpendingParts): Spending {
  let month = Number.NaN
  let before: Promise<number> | undefined
  let since = 0
  let told: string | undefined

  function spent(): Promise<number> {
    const current = startOfMonth(now())
    if (before === undefined || month !== current) {
      month = current
      since = 0
      // Not known is no reason to stop anybody; the next request asks again.
      before = readMonth().catch(() => {
        before = undefined
        return 0
      })
    }
    return before.then((usd) => usd + since)
  }

  async function refusal(budgetUsd: number): Promise<string | undefined> {
    const usd = await spent()
    if (usd < budgetUsd) return undefined
    return `This month's budget of $${budgetUsd.toFixed(2)} is used up: $${usd.toFixed(2)} were spent. Raise it under Requests, or choose a model that costs nothing.`
  }

  async function warn(budgetUsd: number, tell: (sentence: string) => void): Promise<void> {
    const usd = await spent()
    const { budgetWarnAt, budgetStops } = settings()
    const state = usd >= budgetUsd ? 'over' : usd >= budgetWarnAt * budgetUsd ? 'near' : 'within'
    const warned = `${month} ${budgetUsd} ${state}`
    if (state === 'within' || told === warned) return
    told = warned
    const budget = `This month's budget of $${budgetUsd.toFixed(2)} is`
    const sums = `$${usd.toFixed(2)} were spent.`
    if (state === 'near') return tell(`${budget} nearly used up: ${sums}`)
    tell(
      `${budget} used up: ${sums} Paid requests ${budgetStops ? 'are stopped' : 'go on'}; change that under Requests.`,
    )
  }

  return {
    add(usd) {
      since += usd
      const { budgetUsd } = settings()
      if (usd > 0 && budgetUsd !== null && onWarning !== undefined) void warn(budgetUsd, onWarning)
    },
    refusal(info) {
      const { budgetUsd, budgetStops } = settings()
      if (!budgetStops || budgetUsd === null || !hasPrice(info)) return undefined
      return refusal(budgetUsd)
    },
    async isUsedUp(info) {
      const { budgetUsd } = settings()
      return budgetUsd !== null && hasPrice(info) && (await spent()) >= budgetUsd
    },
  }
}

function hasPrice(info: ModelInfo | undefined): boolean {
  const price = info?.free === true ? undefined : info?.price
  return price !== undefined && price.input + price.output > 0
}
