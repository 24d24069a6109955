/** One of two answers: whose it is, how it stands, what it took, the app or its code, and what can be done with it. */
import { Check, GitBranch, Square } from 'lucide-react'
import { type ReactNode, useCallback, useState } from 'react'
import type { RunView } from '#shared/contract/run-view.ts'
import type { VariantListing } from '#shared/domain/variant.ts'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { formatCount, formatDuration, formatSecondsLeft } from '../../ui/format.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { LineCounts } from '../../ui/line-counts.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useNow } from '../../ui/use-now.ts'
import { t } from '../../words/index.ts'
import { canKeep, linesOf, modelName } from './side.ts'
import { SideCode } from './side-code.tsx'
import { SideFrame } from './side-frame.tsx'
import type { Side, VariantsClient } from './types.ts'

export interface SidePaneProps {
  readonly client: VariantsClient
  readonly pair: VariantListing
  readonly side: Side
  readonly view: RunView | undefined
  readonly number: 1 | 2
  readonly shows: 'preview' | 'code'
  readonly isChosen: boolean
  /** There is room for the other one alone: its app goes on, out of sight. */
  readonly isAway: boolean
  /** The other one is still written: keeping this ends it. */
  readonly otherLive: boolean
  readonly busy: boolean
  readonly onChoose: () => void
  readonly onKeep: () => void
  readonly onStop: () => void
  readonly onHurry: () => void
  readonly onBranch: () => void
}

export function SidePane(props: SidePaneProps): ReactNode {
  const { pair, side, view, number, isChosen, otherLive, busy, onChoose, onKeep, onStop, onBranch } = props
  const [errors, setErrors] = useState<readonly string[]>([])
  const onErrors = useCallback((found: readonly string[]) => setErrors(found), [])
  const isLive = side.state === 'running'
  const keepable = canKeep(side, view?.removed.length ?? 0)
  return (
    <section
      className={classNames('variant-side', isChosen && 'variant-side-on')}
      aria-label={t('variants.side', { number })}
      data-testid={`variant-${number}`}
      data-state={side.state}
      hidden={props.isAway}
    >
      <button type="button" className="variant-head" aria-pressed={isChosen} onClick={onChoose}>
        <Kbd shortcut={String(number)} />
        <bdi className="clip variant-model">{side.model}</bdi>
        <span className="grow" />
        <StateTag side={side} decided={pair.state === 'closed'} />
      </button>
      {pair.by === 'wordings' && (
        <p className="variant-wording small dim" dir="auto" title={side.prompt}>
          {side.prompt}
        </p>
      )}
      <Figures side={side} errors={errors} />
      <div className="variant-progress">{isLive && <Progress label={t('variants.state.running')} />}</div>
      <div className="variant-body">
        <Body {...props} onErrors={onErrors} />
      </div>
      <div className="variant-actions">
        {isLive && (
          <Button look="line" onClick={onStop}>
            <Square size={12} aria-hidden="true" />
            {t('variants.stop')}
          </Button>
        )}
        {!isLive && (side.files.some(({ whole }) => whole) || (view?.removed.length ?? 0) > 0) && (
          <Button look="quiet" disabled={busy} onClick={onBranch}>
            <GitBranch size={12} aria-hidden="true" />
            {t('variants.branch')}
          </Button>
        )}
        <span className="grow" />
        {side.isNewest ? (
          <span className="variant-kept small">
            <Check size={14} aria-hidden="true" />
            {t('variants.inApp')}
          </span>
        ) : (
          <Button
            look={isChosen ? 'main' : 'line'}
            disabled={!keepable || busy}
            title={otherLive ? t('variants.keepStops') : undefined}
            {...(isChosen && keepable ? { shortcut: 'Enter' } : {})}
            onClick={onKeep}
          >
            {keepWords(pair, side)}
          </Button>
        )}
      </div>
    </section>
  )
}

function keepWords({ kept }: VariantListing, { state }: Side): string {
  if (kept.length > 0) return t('variants.keepInstead')
  return state === 'done' || state === 'running' || state === 'failed' || state === 'lost'
    ? t('variants.keep')
    : t('variants.keepPart')
}

function StateTag({ side, decided }: { readonly side: Side; readonly decided: boolean }): ReactNode {
  const { state, isKept } = side
  if (isKept) return <Tag tone="ok">{t('variants.kept')}</Tag>
  if (decided && state === 'done') return <Tag>{t('variants.notKept')}</Tag>
  const tone = { done: 'ok', running: 'plain', stopped: 'warn', truncated: 'warn', failed: 'bad', lost: 'bad' } as const
  return <Tag tone={tone[state]}>{t(`variants.state.${state}`)}</Tag>
}

/** A line high, whatever is known of it. */
function Figures({ side, errors }: { readonly side: Side; readonly errors: readonly string[] }): ReactNode {
  const now = useNow(side.state === 'running', 500)
  const { startedAt, endedAt, tokens, cost, files } = side
  const figures = [
    side.state === 'lost' ? undefined : formatDuration((endedAt ?? now) - startedAt),
    tokens === undefined ? undefined : t('variants.tokens', { tokens: formatCount(tokens) }),
    cost,
    files.length === 0 ? undefined : t('variants.files', { count: files.length }),
  ].filter((figure) => figure !== undefined)
  return (
    <p className="variant-figures small num">
      <span className="clip">{figures.join(' · ')}</span>
      {files.length > 0 && <LineCounts {...linesOf(files)} />}
      {errors.length > 0 && (
        <span className="variant-errors" title={errors.join('\n')}>
          {t('variants.errors', { count: errors.length })}
        </span>
      )}
    </p>
  )
}

function Body(props: SidePaneProps & { readonly onErrors: (errors: readonly string[]) => void }): ReactNode {
  const { client, pair, side, view, number, shows, onHurry, onErrors } = props
  const { record } = side
  const error = view?.error ?? record?.error
  const wait = side.state === 'running' ? view?.wait : undefined
  const now = useNow(wait?.untilMs !== undefined, 1000)
  const isPage = pair.mode === 'edit' || (view?.files.some(({ path }) => path.endsWith('.html')) ?? false)
  return (
    <>
      {error !== undefined && side.state !== 'stopped' && side.state !== 'running' && <ErrorNote error={error} />}
      {wait !== undefined && (
        <p className="variant-wait small" role="status">
          <span className="grow">
            {wait.untilMs === undefined
              ? t('variants.waits', { model: modelName(wait.model) })
              : t('variants.waitsLeft', {
                  model: modelName(wait.model),
                  time: formatSecondsLeft(wait.untilMs, now),
                })}
          </span>
          {wait.canHurry === true && (
            <Button size="small" look="line" onClick={onHurry}>
              {t('variants.tryNow')}
            </Button>
          )}
        </p>
      )}
      {shows === 'code' && (error === undefined || side.files.length > 0) ? (
        <SideCode side={side} number={number} view={view} />
      ) : shows === 'preview' && isPage && side.state !== 'lost' ? (
        <SideFrame
          client={client}
          projectId={pair.projectId}
          runId={side.runId}
          number={number}
          isReact={pair.kind === 'react'}
          isLive={side.state === 'running'}
          stamp={`${pair.state} ${pair.kept.join(' ')}`}
          onErrors={onErrors}
        />
      ) : (
        // What went wrong says it all.
        error === undefined && <Nothing side={side} view={view} />
      )}
    </>
  )
}

function Nothing({ side, view }: { readonly side: Side; readonly view: RunView | undefined }): ReactNode {
  const isLive = side.state === 'running'
  const said = view?.text.trim() ?? ''
  return (
    <EmptyState title={t(isLive ? 'variants.nothingYet' : 'variants.nothing')}>
      <p dir="auto">{said === '' ? t(isLive ? 'variants.nothingYetText' : 'variants.nothingText') : said}</p>
    </EmptyState>
  )
}
