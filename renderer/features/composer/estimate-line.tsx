/** What will answer and roughly how much goes to it, in one line under the composer. */
import type { ReactNode } from 'react'
import type { ModelRef } from '#shared/domain/model.ts'
import type { RoutingReason } from '#shared/domain/routing.ts'
import { formatDollars } from '../../ui/format.ts'
import { locale, t } from '../../words/index.ts'

/** As `run.estimate` gives it. */
export interface Estimate {
  /** What would answer. */
  readonly model: ModelRef
  /** Why the routing rules choose it; absent when the user did. */
  readonly reason?: RoutingReason | undefined
  readonly inputTokens: number
  readonly contextTokens?: number | undefined
  /** For what is sent alone. */
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
  /** What is wrong with the choice, and what can be done about it: takes the place of all else. */
  readonly problem?: ReactNode
}

/** A line high, so that nothing moves as it changes; what is wrong is said whole. */
export function EstimateLine({ estimate, answeredBy, chosen, price, problem }: EstimateLineProps) {
  if (problem !== undefined) {
    return (
      <p className="estimate small" data-tone="warn">
        {problem}
      </p>
    )
  }
  const warning = warningOf(estimate)
  const line = lineOf(estimate, answeredBy, chosen, price)
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

function lineOf(
  estimate: Estimate | undefined,
  answeredBy: string,
  chosen: string | undefined,
  price: EstimateLineProps['price'],
): string {
  if (estimate === undefined || price === 'none') return chosen ?? answeredBy
  return chosen === undefined ? sentOf(estimate, price) : `${chosen} ${sentOf(estimate, price)}`
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

/** 1.2k, 940. */
function compact(tokens: number): string {
  const format = new Intl.NumberFormat(locale(), { notation: 'compact', maximumFractionDigits: 1 })
  return format.format(tokens).replace('K', 'k')
}
