/** The pipeline right now: requests under way, providers that are left alone, lines, and what the cache holds. */
import type { AppError } from '#shared/domain/error.ts'
import type { BreakerState, RateState, RequestsState } from '#shared/domain/request-state.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { formatBytes, formatCount, formatSecondsLeft } from '../../ui/format.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useNow } from '../../ui/use-now.ts'
import { t } from '../../words/index.ts'

export interface RequestsNowProps {
  /** Undefined while it is being read. */
  readonly state: RequestsState | undefined
  readonly error: AppError | undefined
  readonly nameOf: (provider: string) => string
}

/** A list of facts; those that are calm say so. */
export function RequestsNow({ state, error, nameOf }: RequestsNowProps) {
  const isWaiting = state?.breakers.some(hasEnd) === true || state?.rates.some(hasEnd) === true
  const now = useNow(isWaiting, 500)
  if (error !== undefined && state === undefined) return <ErrorNote error={error} />
  if (state === undefined) return <Skeleton lines={[60, 60, 60]} />
  const { live, joined, breakers, cache } = state
  // One that was only held for a while, and is free again, has nothing to tell.
  const rates = state.rates.filter((rate) => rateText(rate, now) !== '')
  return (
    <dl className="requests-now" aria-label={t('requests.now')}>
      <div>
        <dt>{t('requests.live')}</dt>
        <dd className="num">
          {live === 0 ? t('requests.none') : formatCount(live)}
          {joined > 0 && ` ${t('requests.joined', { count: joined })}`}
        </dd>
      </div>
      {breakers.length === 0 && (
        <div>
          <dt>{t('requests.breakers')}</dt>
          <dd>{t('requests.allAnswer')}</dd>
        </div>
      )}
      {breakers.map((breaker) => (
        <div key={breaker.provider} data-tone={breaker.state === 'closed' ? undefined : 'warn'}>
          <dt>
            <bdi>{nameOf(breaker.provider)}</bdi>
          </dt>
          <dd className="num">{breakerText(breaker, now)}</dd>
        </div>
      ))}
      {rates.map((rate) => (
        <div key={`${rate.provider} ${rate.models}`}>
          <dt>
            <bdi>{nameOf(rate.provider)}</bdi>
            {rate.models === 'free' && ` (${t('requests.freeModels')})`}
          </dt>
          <dd className="num">{rateText(rate, now)}</dd>
        </div>
      ))}
      <div>
        <dt>{t('requests.cache')}</dt>
        <dd className="num">
          {cache.on
            ? t('requests.cacheHolds', {
                entries: formatCount(cache.entries),
                most: formatCount(cache.maxEntries),
                bytes: formatBytes(cache.bytes),
                hits: formatCount(cache.hits),
                asked: formatCount(cache.hits + cache.misses),
              })
            : t('requests.cacheOff')}
        </dd>
      </div>
    </dl>
  )
}

function hasEnd({ untilMs }: { readonly untilMs?: number | undefined }): boolean {
  return untilMs !== undefined
}

function breakerText({ state, failures, untilMs }: BreakerState, now: number): string {
  if (state === 'half-open') return t('requests.trying')
  if (state === 'closed') return t('requests.failures', { count: failures })
  return t('requests.leftAlone', { time: formatSecondsLeft(untilMs ?? now, now) })
}

function rateText({ perMinute, available, waiting, untilMs }: RateState, now: number): string {
  const parts = [
    perMinute === undefined ? undefined : t('requests.perMinute', { count: perMinute }),
    available === undefined ? undefined : t('requests.available', { count: available }),
    waiting === 0 ? undefined : t('requests.waiting', { count: waiting }),
    untilMs === undefined || untilMs <= now
      ? undefined
      : t('requests.nextIn', { time: formatSecondsLeft(untilMs, now) }),
  ]
  return parts.filter((part) => part !== undefined).join(', ')
}
