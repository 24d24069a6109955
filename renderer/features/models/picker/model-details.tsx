/** Everything that is known of the model that is pointed at, with where it is known from; and how long it may think. */
import type { ReactNode } from 'react'
import type { Settings } from '#shared/domain/settings.ts'
import { Button } from '../../../ui/button.tsx'
import { formatBytes } from '../../../ui/format.ts'
import { latin, t } from '../../../words/index.ts'
import { summaryOf } from '../model-label.ts'
import { ReasoningChoice } from '../reasoning-choice.tsx'
import { type ModelEntry, needsKey } from './entry.ts'
import { dollars, isFree, thinks, tokensInShort } from './facts.ts'

type LongPrompt = NonNullable<NonNullable<ModelEntry['model']['price']>['longPrompt']>

export interface ModelDetailsProps {
  readonly entry: ModelEntry
  readonly reasoning: Settings['reasoning']
  readonly onReasoning: (level: Settings['reasoning']) => void
  /** Opens the entry of its provider's key. */
  readonly onConnect: () => void
}

/** What is not known is not listed: nothing here is guessed. */
export function ModelDetails({ entry, reasoning, onReasoning, onConnect }: ModelDetailsProps) {
  const { model, name, status, ref } = entry
  const isModel = status.id !== 'starter' && status.id !== 'scripted'
  return (
    <>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p className="small dim">
        {status.name}
        {name !== ref.model && (
          <>
            {' · '}
            <bdi className="mono">{ref.model}</bdi>
          </>
        )}
      </p>
      {model.description !== undefined && (
        <p className="small dim" dir="auto">
          {model.description}
        </p>
      )}
      {!isModel && (
        <p className="small dim" dir="auto">
          {summaryOf(status)}
        </p>
      )}
      {isModel && <Facts entry={entry} />}
      {isModel && model.edits !== undefined && (
        <p className="small faint">{t(`models.edits.why.${model.edits.why}`)}</p>
      )}
      {status.state !== 'ready' && (
        <div className="details-trouble small">
          <p dir="auto">
            {needsKey(status) ? t('models.picker.keyFirst', { provider: status.name }) : summaryOf(status)}
          </p>
          <Button look="line" onClick={onConnect}>
            {needsKey(status) ? t('models.picker.enterKey') : t('models.picker.settings')}
          </Button>
        </div>
      )}
      {thinks(model) && (
        <div className="details-reasoning">
          <span className="small dim">{t('models.reasoning.title')}</span>
          <ReasoningChoice value={reasoning} onChange={onReasoning} />
          {model.reasoning === 'always' && <p className="small faint">{t('models.reasoning.always')}</p>}
        </div>
      )}
      {isModel && <Source entry={entry} />}
    </>
  )
}

function Facts({ entry: { model, status } }: { readonly entry: ModelEntry }) {
  const { price } = model
  const yes = t('models.facts.yes')
  const no = t('models.facts.no')
  const yesNo = (value: boolean | undefined): string | undefined => (value === undefined ? undefined : value ? yes : no)
  const lines: readonly (readonly [string, ReactNode])[] = [
    [t('models.facts.class'), model.class === undefined ? undefined : t(`models.classes.${model.class}`)],
    [t('models.facts.context'), tokens(model.contextTokens)],
    [t('models.facts.output'), tokens(model.outputTokens)],
    ...priceLines(isFree(model) || price === undefined ? undefined : price),
    [
      t('models.facts.price'),
      isFree(model)
        ? t('models.facts.free')
        : price !== undefined
          ? undefined
          : status.local
            ? t('models.facts.nothing')
            : t('models.facts.unknown'),
    ],
    [t('models.facts.images'), yesNo(model.sees)],
    [t('models.facts.thinking'), model.reasoning === undefined ? undefined : t(`models.thinking.${model.reasoning}`)],
    [t('models.facts.web'), yesNo(model.searches)],
    [t('models.facts.caching'), model.caching === undefined ? undefined : t(`models.caching.${model.caching}`)],
    [t('models.facts.size'), model.bytes === undefined ? undefined : formatBytes(model.bytes)],
    [t('models.facts.changes'), model.edits && t(`models.edits.format.${model.edits.format}`)],
    [t('models.facts.edits'), model.edits?.counts && t('models.edits.counts', model.edits.counts)],
  ]
  return (
    <dl className="details-facts">
      {lines.map(([label, value]) =>
        value === undefined ? undefined : (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

function priceLines(price: ModelEntry['model']['price']): readonly (readonly [string, ReactNode])[] {
  if (price === undefined) return []
  return [
    [t('models.facts.input'), dollars(price.input)],
    [t('models.facts.answer'), dollars(price.output)],
    [t('models.facts.cached'), price.cached === undefined ? undefined : dollars(price.cached)],
    [t('models.facts.cacheWrite'), price.cacheWrite === undefined ? undefined : dollars(price.cacheWrite)],
    ...(price.longPrompt === undefined ? [] : [longPromptLine(price.longPrompt)]),
  ]
}

function longPromptLine({ tokens: from, input, output }: LongPrompt): readonly [string, ReactNode] {
  const label = t('models.facts.longPrompt', { tokens: tokensInShort(from) })
  return [label, t('models.facts.pair', { input: dollars(input), output: dollars(output) })]
}

function tokens(count: number | undefined): string | undefined {
  return count === undefined ? undefined : t('models.facts.tokens', { tokens: tokensInShort(count) })
}

function Source({ entry: { model } }: { readonly entry: ModelEntry }) {
  const { source } = model
  if (source === undefined) return <p className="small faint">{t('models.facts.noSource')}</p>
  const host = URL.canParse(source.url) ? new URL(source.url).host : undefined
  return (
    <p className="small faint">
      {t('models.facts.source', { date: latin(source.date) })}{' '}
      {host !== undefined && (
        <a href={source.url} target="_blank" rel="noopener noreferrer" dir="ltr">
          {host}
        </a>
      )}
    </p>
  )
}
