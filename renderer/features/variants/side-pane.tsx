/** One of two answers: whose it is, how it stands, what it took, the app or its code, and what can be done with it. */
import { Check, GitBranch, Square } from 'lucide-react'
import { type ReactNode, useCallback, useState } from 'react'
import type { RunView } from '#shared/contract/run-view.ts'
import type { VariantListing } from '#shared/domain/variant.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { formatCount, formatDuration, formatSecondsLeft } from '../../ui/format.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { LineCounts } from '../../ui/line-counts.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useNow } from '../../ui/use-now.ts'
import { t } from '../../words/index.ts'
import { canKeep, isEmpty, linesOf, modelName } from './side.ts'
import { SideCode } from './side-code.tsx'
import { SideFrame } from './side-frame.tsx'
import { StateTag } from './state-tag.tsx'
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
  /** A run of the project that is none of these two is changing it: nothing is kept meanwhile. */
  readonly runLive: boolean
  readonly busy: boolean
  readonly onChoose: () => void
  readonly onKeep: () => void
  readonly onStop: () => void
  readonly onHurry: () => void
  readonly onBranch: () => void
}

export function SidePane(props: SidePaneProps): ReactNode {
  const { pair, side, view, number, isChosen, otherLive, runLive, busy, onChoose, onKeep, onStop, onBranch } = props
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
        <StateTag side={side} view={view} decided={pair.state === 'closed'} />
      </button>
      {pair.by === 'wordings' && (
        <p className="variant-wording small dim" dir="auto" title={side.prompt}>
          {side.prompt}
        </p>
      )}
      <Figures side={side} errors={errors} />
      <div className="variant-progress">
        {isLive && <Progress label={t(view?.wait === undefined ? 'variants.state.running' : 'variants.waiting')} />}
      </div>
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
        ) : isLive || keepable ? (
          <Button
            look={isChosen ? 'main' : 'line'}
            disabled={!keepable || runLive || busy}
            title={runLive ? t('variants.keepBusy') : otherLive ? t('variants.keepStops') : undefined}
            {...(isChosen && keepable && !runLive ? { shortcut: 'Enter' } : {})}
            onClick={onKeep}
          >
            {keepWords(pair, side)}
          </Button>
        ) : undefined}
      </div>
    </section>
  )
}

function keepWords({ kept }: VariantListing, { state }: Side): string {
  if (kept.length > 0) return t('variants.keepInstead')
  return state === 'stopped' || state === 'truncated' ? t('variants.keepPart') : t('variants.keep')
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
  const { state } = side
  const said = state === 'stopped' || state === 'running' ? undefined : (view?.error ?? record?.error)
  const wait = state === 'running' ? view?.wait : undefined
  const now = useNow(wait?.untilMs !== undefined, 1000)
  const isPage = pair.mode === 'edit' || (view?.files.some(({ path }) => path.endsWith('.html')) ?? false)
  return (
    <>
      {/* Trying again, or another model, is the next prompt's: there is no button for it here. */}
      {said !== undefined && <ErrorNote error={said} advised={false} />}
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
      {isEmpty(side, view?.removed.length ?? 0) ? (
        // What went wrong says it all.
        said === undefined && <Nothing side={side} view={view} mode={pair.mode} />
      ) : shows === 'code' ? (
        <SideCode side={side} number={number} view={view} />
      ) : isPage ? (
        <SideFrame
          client={client}
          projectId={pair.projectId}
          runId={side.runId}
          number={number}
          isReact={pair.kind === 'react'}
          isLive={state === 'running'}
          stamp={`${pair.state} ${pair.kept.join(' ')}`}
          onErrors={onErrors}
        />
      ) : (
        said === undefined && <Nothing side={side} view={view} mode={pair.mode} />
      )}
    </>
  )
}

interface NothingProps {
  readonly side: Side
  readonly view: RunView | undefined
  readonly mode: VariantListing['mode']
}

function Nothing({ side, view, mode }: NothingProps): ReactNode {
  const isLive = side.state === 'running'
  const said = view?.text.trim() ?? ''
  const over = mode === 'edit' ? 'variants.nothingChanged' : 'variants.nothingText'
  return (
    <EmptyState title={t(isLive ? 'variants.nothingYet' : 'variants.nothing')}>
      <p dir="auto">{said === '' ? t(isLive ? 'variants.nothingYetText' : over) : said}</p>
    </EmptyState>
  )
}
