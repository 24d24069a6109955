/** The numbers of one request, named. Pure. */
import type { RequestRecord } from '#shared/domain/request-record.ts'
import { formatBytes, formatCount, formatDollars } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import { formatTime } from './figures.ts'

export interface NamedNumber {
  readonly name: string
  readonly value: string
}

/** What is not known is left out, but for the cost, whose absence says something. */
export function numbersOf(record: RequestRecord): readonly NamedNumber[] {
  const { asked, answered, usage, queueMs, firstTokenMs, visibleMs, totalMs, tokensPerSecond, finish, attempts } =
    record
  const sent = attempts.reduce((sum, { sentBytes = 0 }) => sum + sentBytes, 0)
  const got = attempts.reduce((sum, { receivedBytes = 0 }) => sum + receivedBytes, 0)
  return [
    number('asked', `${asked.provider}/${asked.model}`),
    number('answered', answered && `${answered.provider}/${answered.model}`),
    number('total', formatTime(totalMs)),
    number('firstToken', firstTokenMs === undefined ? undefined : formatTime(firstTokenMs)),
    number('visible', visibleMs === undefined ? undefined : formatTime(visibleMs)),
    number('queue', queueMs === 0 ? undefined : formatTime(queueMs)),
    number('speed', tokensPerSecond && t('metrics.perSecond', { speed: Math.round(tokensPerSecond) })),
    number('tokens', usage && tokensOf(usage)),
    number('cached', usage?.cached === undefined ? undefined : formatCount(usage.cached)),
    number('reasoning', usage?.reasoning === undefined ? undefined : formatCount(usage.reasoning)),
    number('cost', costOf(record)),
    number(
      'bytes',
      sent + got === 0 ? undefined : t('metrics.sentReceived', { sent: formatBytes(sent), received: formatBytes(got) }),
    ),
    number('finish', finish && t(`metrics.finish.${finish}`)),
  ].filter((one) => one !== undefined)
}

type Name = 'asked' | 'answered' | 'total' | 'firstToken' | 'visible' | 'queue' | 'speed' | 'tokens' | 'cached'
type OtherName = 'reasoning' | 'cost' | 'bytes' | 'finish'

function number(name: Name | OtherName, value: string | 0 | undefined): NamedNumber | undefined {
  return value === undefined || value === 0 ? undefined : { name: t(`metrics.number.${name}`), value }
}

function tokensOf({ input, output, estimated }: NonNullable<RequestRecord['usage']>): string {
  const text = t('metrics.tokensInOut', { input: formatCount(input), output: formatCount(output) })
  return estimated ? t('metrics.tokensEstimated', { text }) : text
}

function costOf({ cost }: RequestRecord): string {
  if (cost === undefined) return t('metrics.unknown')
  if (cost.nothing !== undefined) return t(`metrics.nothing.${cost.nothing}`)
  const { usd, price } = cost
  if (price === undefined) return formatDollars(usd)
  return t('metrics.priced', {
    cost: formatDollars(usd),
    input: formatDollars(price.input),
    output: formatDollars(price.output),
  })
}
