/** A request's time as steps, one after the other: cache, waits, tries, stream. Pure. */
import type { RequestAttempt, RequestRecord } from '#shared/domain/request-record.ts'
import { errorWord } from './error-word.ts'
import { formatCount } from '../../ui/format.ts'
import { t } from '../../words/index.ts'

export interface Step {
  readonly label: string
  /** From the request's start. */
  readonly fromMs: number
  readonly ms: number
  readonly tone: 'quiet' | 'wait' | 'token' | 'stream' | 'bad'
}

/** In the order of time; what was not measured is left out. */
export function stepsOf(record: RequestRecord): readonly Step[] {
  const { attempts, cache, totalMs } = record
  if (cache === 'hit' || cache === 'joined') {
    const label = cache === 'hit' ? t('metrics.step.kept') : t('metrics.step.joined')
    return [{ label, fromMs: 0, ms: totalMs, tone: 'token' }]
  }
  const first = attempts[0]
  const before = first === undefined ? totalMs : Math.max(0, first.startMs - waited(first))
  const label = cache === 'miss' ? t('metrics.step.cache') : t('metrics.step.before')
  const last = attempts.at(-1)
  const end = last === undefined ? totalMs : last.startMs + last.durationMs
  return [
    { label, fromMs: 0, ms: before, tone: 'quiet' },
    ...attempts.flatMap((attempt, at) => [
      ...waitsOf(attempt),
      ...triesOf(attempt, at + 1, at === attempts.length - 1 ? record.usage?.output : undefined),
    ]),
    ...(totalMs - end > 1
      ? [{ label: t('metrics.step.after'), fromMs: end, ms: totalMs - end, tone: 'quiet' } as const]
      : []),
  ]
}

function waited({ waits }: RequestAttempt): number {
  return waits.reduce((sum, { ms }) => sum + ms, 0)
}

const reasons = ['queue', 'retry', 'rate-limited', 'provider-down', 'loading'] as const

/** Why was waited, in words. */
function waitText(reason: string): string {
  return t(`metrics.step.wait.${reasons.find((name) => name === reason) ?? 'other'}`)
}

function waitsOf(attempt: RequestAttempt): readonly Step[] {
  let fromMs = Math.max(0, attempt.startMs - waited(attempt))
  return attempt.waits.map(({ reason, ms }) => {
    const step = { label: waitText(reason), fromMs, ms, tone: 'wait' } as const
    fromMs += ms
    return step
  })
}

function triesOf(attempt: RequestAttempt, number: number, tokens: number | undefined): readonly Step[] {
  const { startMs, connectMs, headersMs, firstTokenMs, durationMs, errorKind, status } = attempt
  if (errorKind !== undefined && firstTokenMs === undefined) {
    const why = status === undefined ? errorWord(errorKind) : String(status)
    return [{ label: t('metrics.step.failed', { attempt: number, why }), fromMs: startMs, ms: durationMs, tone: 'bad' }]
  }
  const steps: Step[] = []
  let at = 0
  const until = (ms: number | undefined, label: string, tone: Step['tone']): void => {
    if (ms === undefined) return
    steps.push({ label, fromMs: startMs + at, ms: Math.max(0, ms - at), tone })
    at = Math.max(at, ms)
  }
  until(connectMs, t('metrics.step.connect', { attempt: number }), 'quiet')
  until(headersMs, t('metrics.step.headers'), 'quiet')
  until(firstTokenMs, t('metrics.step.firstToken'), 'token')
  const label =
    tokens === undefined ? t('metrics.step.stream') : t('metrics.step.streamTokens', { tokens: formatCount(tokens) })
  until(durationMs, label, errorKind === undefined ? 'stream' : 'bad')
  return steps
}
