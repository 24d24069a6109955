/** What happened to a request, in sentences. Pure. */
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { formatDuration } from '../../ui/format.ts'
import { latin, t } from '../../words/index.ts'
import { errorWord } from './error-word.ts'
import { formatTime, servedOf } from './figures.ts'

/** In the order in which it happened. */
export function storyOf(record: RequestRecord): readonly string[] {
  return [...beginning(record), ...detours(record), ...tries(record), ...ending(record)]
}

function beginning({ cache, ageMs }: RequestRecord): readonly string[] {
  if (cache === 'hit') return [t('metrics.say.kept', { age: formatDuration(ageMs ?? 0) })]
  if (cache === 'none') return []
  return [t(`metrics.say.${cache}`)]
}

/** Models that were passed over, or asked at once in another's place; after a try that failed, its own sentence says so. */
function detours({ detours: all = [], attempts }: RequestRecord): readonly string[] {
  const failed = attempts.some(({ errorKind }) => errorKind !== undefined)
  return all.flatMap(({ type, model, why }) => {
    if (type === 'passed-over') return [t('metrics.say.passedOver', { model: latin(model.model), why })]
    return failed ? [] : [t('metrics.say.because', { model: latin(model.model), why })]
  })
}

function tries({ attempts }: RequestRecord): readonly string[] {
  return attempts.flatMap(({ model, errorKind, status, retryAfterMs }, at) => {
    if (errorKind === undefined) return []
    const why = errorWord(errorKind)
    const next = attempts[at + 1]
    const waitedMs = next?.waits.reduce((sum, { ms }) => sum + ms, 0) ?? 0
    const isSame = next?.model.model === model.model && next.model.provider === model.provider
    return [
      t('metrics.say.failed', {
        model: latin(model.model),
        why: status === undefined ? why : t('metrics.say.status', { why, status }),
      }),
      ...(retryAfterMs === undefined ? [] : [t('metrics.say.retryAfter', { time: formatTime(retryAfterMs) })]),
      ...(waitedMs > 0 ? [t('metrics.say.waited', { time: formatTime(waitedMs) })] : []),
      ...(next === undefined
        ? []
        : [t(isSame ? 'metrics.say.again' : 'metrics.say.instead', { model: latin(next.model.model) })]),
    ]
  })
}

function ending(record: RequestRecord): readonly string[] {
  const { outcome, cache, totalMs, cancelMs, cancelledBy, finish, errorKind = 'internal' } = record
  const time = formatTime(totalMs)
  if (outcome === 'failed') {
    return [t('metrics.say.gaveUp', { time, why: errorWord(errorKind) })]
  }
  if (outcome === 'cancelled') {
    if (cancelledBy === 'user' && cancelMs !== undefined) {
      return [t('metrics.say.byUser', { time, late: formatTime(cancelMs) })]
    }
    return [cancelledBy === 'kiln' ? t('metrics.say.byKiln', { time }) : t('metrics.say.stopped', { time })]
  }
  if (cache === 'hit' || cache === 'joined') return []
  const cut = finish !== undefined && finish !== 'stop'
  return [
    t('metrics.say.done', { model: latin(servedOf(record).model), time }),
    ...(cut ? [t('metrics.say.cut', { finish: t(`metrics.finish.${finish}`) })] : []),
  ]
}
