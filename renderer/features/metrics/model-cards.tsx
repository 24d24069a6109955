/** How each model does on this machine, and a way to use it from now on. */
import { Bot, Check } from 'lucide-react'
import type { AppError } from '#shared/domain/error.ts'
import type { ModelCard } from '#shared/domain/metrics.ts'
import type { ModelChoice, ModelRef } from '#shared/domain/model.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { formatCount, formatDollars } from '../../ui/format.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { t } from '../../words/index.ts'
import { counted, formatLong, formatShare } from './figures.ts'

export interface ModelCardsProps {
  /** Undefined while they are read. */
  readonly cards: readonly ModelCard[] | undefined
  readonly error: AppError | undefined
  readonly chosen: ModelChoice
  readonly nameOf: (provider: string) => string
  readonly onUse: (model: ModelRef) => void
  readonly onRetry: () => void
}

/** The one with the most requests first. */
export function ModelCards({ cards, error, chosen, nameOf, onUse, onRetry }: ModelCardsProps) {
  if (cards === undefined) {
    return error === undefined ? <Skeleton lines={[40, 60, 50]} /> : <ErrorNote error={error} onRetry={onRetry} />
  }
  if (cards.length === 0) {
    return (
      <EmptyState icon={<Bot size={24} />} title={t('metrics.modelsNone')}>
        {t('metrics.modelsNoneHelp')}
      </EmptyState>
    )
  }
  return (
    <ul className="model-cards">
      {cards.map((card) => {
        const { provider, model } = card.model
        const isChosen = chosen !== 'auto' && chosen.provider === provider && chosen.model === model
        return (
          <li key={`${provider}/${model}`} className="model-card">
            <div className="model-card-head">
              <h2 className="clip" title={model}>
                <bdi>{model}</bdi>
              </h2>
              <span className="small faint clip">
                {nameOf(provider)} · {t('metrics.card.requests', counted(card.requests))}
              </span>
            </div>
            <Facts card={card} />
            <Button look="line" disabled={isChosen} onClick={() => onUse(card.model)}>
              {isChosen && <Check size={14} aria-hidden="true" />}
              {isChosen ? t('metrics.inUse') : t('metrics.useModel')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

function Facts({ card }: { readonly card: ModelCard }) {
  const { firstTokenMs, tokensPerSecond, errorRate, edits, runs, runsDone, costPerChangeUsd } = card
  const all = edits === undefined ? 0 : edits.applied + edits.repaired + edits.failed
  const facts = [
    { name: t('metrics.card.firstToken'), value: firstTokenMs && formatLong(firstTokenMs.p50) },
    {
      name: t('metrics.card.speed'),
      value: tokensPerSecond && t('metrics.perSecond', { speed: Math.round(tokensPerSecond.p50) }),
    },
    { name: t('metrics.card.errors'), value: formatShare(errorRate) },
    {
      name: t('metrics.card.edits'),
      value: edits === undefined || all === 0 ? undefined : formatShare((edits.applied + edits.repaired) / all),
      hint: edits && t('metrics.editsHint', edits),
    },
    {
      name: t('metrics.card.runs'),
      value: runs === 0 ? undefined : formatShare(runsDone / runs),
      hint: t('metrics.of', { part: formatCount(runsDone), all: formatCount(runs) }),
    },
    {
      name: t('metrics.card.cost'),
      value: costPerChangeUsd === undefined ? undefined : formatDollars(costPerChangeUsd),
      hint: t('metrics.costHint'),
    },
  ]
  return (
    <dl className="model-facts">
      {facts.map(({ name, value, hint }) => (
        <div key={name} title={hint}>
          <dt className="clip">{name}</dt>
          <dd className="num">{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  )
}
