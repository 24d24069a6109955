/** What an answer cost, in words. */
import { costOf, type RunCost } from '#shared/domain/cost.ts'
import { formatDollars } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import type { Turn } from './turn.ts'

/** What the answer cost, in words; undefined where there was nothing to pay, and while that is not known yet. */
export function costText({ answered, usage, cost }: Turn): string | undefined {
  if (answered === undefined) return undefined
  if (cost !== undefined) return keptCostText(cost, usage?.estimated === true)
  const { kind } = costOf(answered, usage)
  if (kind === 'free-local') return t('conversation.costFreeLocal')
  return kind === 'none' || usage === undefined ? undefined : t('conversation.costUnknown')
}

function keptCostText({ usd, nothing }: RunCost, isEstimated: boolean): string | undefined {
  switch (nothing) {
    case undefined:
      return (isEstimated ? '~' : '') + formatDollars(usd)
    case 'local':
      return t('conversation.costFreeLocal')
    case 'free':
      return t('conversation.costFree')
    case 'cached':
    case 'no-model':
      return undefined
  }
}

/** Also where nothing was to be paid, and why. */
export function costInFull(turn: Turn): string {
  if (turn.cost?.nothing === 'cached') return t('conversation.costCached')
  const text = costText(turn)
  if (text !== undefined) return text
  const isModel = turn.answered !== undefined && costOf(turn.answered, turn.usage).kind !== 'none'
  return isModel ? t('conversation.costUnknown') : t('conversation.costNone')
}

/** What it was reckoned with: `$2.00 in, $10.00 out`. */
export function ratesText({ cost }: Turn): string | undefined {
  if (cost?.price === undefined) return undefined
  const { input, output } = cost.price
  return t('conversation.priceRates', { input: formatDollars(input), output: formatDollars(output) })
}
