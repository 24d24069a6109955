/** What will answer and roughly how much goes to it, in one line under the composer. */
import type { ReactNode } from 'react'
import type { ChangeContext } from '#shared/domain/context.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { RoutingReason } from '#shared/domain/routing.ts'
import { formatDollars } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import { shortTokens as compact } from './context-words.ts'

/** As `run.estimate` gives it. */
export interface Estimate {
  /** What would answer. */
  readonly model: ModelRef
  /** Why the routing rules choose it; absent when the user did. */
  readonly reason?: RoutingReason | undefined
  readonly inputTokens: number
  /** Of a change: what of the app goes along. */
  readonly context?: ChangeContext | undefined
  readonly contextTokens?: number | undefined
  /** Of a new React app, which is asked for in parts: all of it, answers too, and `costUsd` with it. */
  readonly whole?:
    | { readonly requests: number; readonly outputTokens: number; readonly ms?: number | undefined }
    | undefined
  /** For what is sent alone, or for the whole. */
  readonly costUsd?: number | undefined
  readonly limits: readonly ('too-long' | 'images-unseen' | 'attachments-unread')[]
}

export interface EstimateLineProps {
  /** Undefined before something is written, and while nothing is known. */
  readonly estimate: Estimate | undefined
  /** Who answers, in a sentence, shown while there is no estimate; empty where that is said elsewhere. */
  readonly answeredBy: string
  /** What the routing rules choose for this prompt, and why: said before what is sent. */
  readonly chosen?: string | undefined
  /** none: no model reads it, so nothing is counted. */
  readonly price: 'free' | 'unknown' | 'none'
  /** A new React app is asked for. */
  readonly inParts?: boolean
  /** What is wrong with the choice, and what can be done about it: takes the place of all else. */
  readonly problem?: ReactNode
}

/** A line high, so that nothing moves as it changes; what is wrong is said whole. */
export function EstimateLine(props: EstimateLineProps) {
  const { estimate, problem } = props
  if (problem !== undefined) {
    return (
      <p className="estimate small" data-tone="warn">
        {problem}
      </p>
    )
  }
  const warning = warningOf(estimate)
  const line = lineOf(props)
  if (warning === undefined) {
    return (
      <p className="estimate small clip" title={line} data-testid="estimate">
        {line}
      </p>
    )
  }
  return (
    <p className="estimate small" data-tone="warn" data-testid="estimate">
      {warning}
    </p>
  )
}

function lineOf({ estimate, answeredBy, chosen, price, inParts = false }: EstimateLineProps): string {
  if (inParts && estimate?.model.provider === 'starter') return t('composer.wholeStarter')
  if (estimate === undefined || price === 'none') return chosen ?? answeredBy
  const sent = estimate.whole === undefined ? sentOf(estimate, price) : wholeOf(estimate, estimate.whole, price)
  return chosen === undefined ? sent : `${chosen} ${sent}`
}

/** `about 8 requests · ~30k tokens · $0.12 · ~2 min`. */
function wholeOf(
  { inputTokens, costUsd }: Estimate,
  { requests, outputTokens, ms }: NonNullable<Estimate['whole']>,
  price: EstimateLineProps['price'],
): string {
  return [
    t('composer.wholeRequests', { count: requests }),
    t('composer.wholeTokens', { tokens: compact(inputTokens + outputTokens) }),
    price === 'free' ? t('composer.wholeFreeHere') : wholeCost(costUsd),
    ...(ms === undefined ? [] : [roughTime(ms)]),
  ].join(' · ')
}

function wholeCost(costUsd: number | undefined): string {
  if (costUsd === undefined) return t('composer.wholeUnpriced')
  return costUsd === 0 ? t('composer.wholeFree') : formatDollars(costUsd)
}

/** To ten seconds, from a minute and a half on to minutes: it is a guess. */
function roughTime(ms: number): string {
  if (ms < 90_000) return t('composer.wholeSeconds', { seconds: Math.max(10, Math.round(ms / 10_000) * 10) })
  return t('composer.wholeMinutes', { minutes: Math.round(ms / 60_000) })
}

function sentOf(estimate: Estimate, price: EstimateLineProps['price']): string {
  const tokens = compact(estimate.inputTokens)
  if (price === 'free') return t('composer.roughlyFree', { tokens })
  const { costUsd } = estimate
  if (costUsd === undefined) return t('composer.roughly', { tokens })
  return costUsd === 0
    ? t('composer.roughlyNothing', { tokens })
    : t('composer.roughlyCosts', { tokens, cost: formatDollars(costUsd) })
}

function warningOf(estimate: Estimate | undefined): string | undefined {
  if (estimate === undefined) return undefined
  const { limits, inputTokens, contextTokens } = estimate
  if (limits.includes('too-long')) {
    return t('composer.tooLong', { tokens: compact(inputTokens), window: compact(contextTokens ?? 0) })
  }
  if (limits.includes('images-unseen')) return t('composer.unseen')
  return limits.includes('attachments-unread') ? t('composer.unread') : undefined
}
