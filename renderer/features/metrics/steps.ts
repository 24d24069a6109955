/** A request's time as steps, one after the other: cache, waits, tries, stream. Pure. */
import { type RequestAttempt, type RequestRecord, RunStep } from '#shared/domain/request-record.ts'
import { errorWord } from './error-word.ts'
import { formatCount } from '../../ui/format.ts'
import { t } from '../../words/index.ts'

export interface Step {
  readonly label: string
  /** From the request's start. */
  readonly fromMs: number
  readonly ms: number
  readonly tone: 'quiet' | 'wait' | 'token' | 'stream' | 'bad' | 'after'
  /** Where it is several of the same: each of them. */
  readonly parts?: readonly { readonly fromMs: number; readonly ms: number }[]
  /** A moment, which takes no time. */
  readonly isPoint?: boolean
}

/** Until when the timeline goes: the request's end, or what followed it. */
export function lengthOf(record: Pick<RequestRecord, 'totalMs'>, steps: readonly Step[]): number {
  return Math.max(
    1,
    record.totalMs,
    ...steps.flatMap((step) => (step.parts ?? [step]).map(({ fromMs, ms }) => fromMs + ms)),
  )
}

/** In the order of time; what was not measured is left out. */
export function stepsOf(record: RequestRecord & { readonly steps?: readonly RunStep[] }): readonly Step[] {
  return [...ownSteps(record), ...stepsAfter(record)]
}

/** What Kiln did with the answer: several of a kind are one line. */
function stepsAfter({
  startedAt,
  steps = [],
}: {
  readonly startedAt: number
  readonly steps?: readonly RunStep[]
}): readonly Step[] {
  return RunStep.shape.name.options
    .flatMap((name) => {
      const own = steps.filter((step) => step.name === name)
      const [first] = own
      const last = own.at(-1)
      if (first === undefined || last === undefined) return []
      const parts = own.map(({ at, ms }) => ({ fromMs: Math.max(0, at - startedAt), ms }))
      const count = own.length
      const labels = {
        apply: t('metrics.step.apply'),
        build: count === 1 ? t('metrics.step.build') : t('metrics.step.builds', { count }),
        'build-failed': t('metrics.step.buildFailed'),
        shown: count === 1 ? t('metrics.step.shown') : t('metrics.step.shownAgain', { count }),
      }
      const fromMs = Math.max(0, first.at - startedAt)
      return [
        {
          label: labels[name],
          fromMs,
          ms: own.reduce((sum, { ms }) => sum + ms, 0),
          tone: name === 'build-failed' ? ('bad' as const) : ('after' as const),
          ...(count === 1 ? {} : { parts }),
          ...(name === 'shown' ? { isPoint: true } : {}),
        },
      ]
    })
    .toSorted((a, b) => a.fromMs - b.fromMs)
}

function ownSteps(record: RequestRecord): readonly Step[] {
  const { attempts, cache, totalMs, purpose } = record
  if (cache === 'hit' || cache === 'joined') {
    const label = cache === 'hit' ? t('metrics.step.kept') : t('metrics.step.joined')
    return [{ label, fromMs: 0, ms: totalMs, tone: 'token' }]
  }
  const first = attempts[0]
  const before = first === undefined ? totalMs : Math.max(0, first.startMs - waited(first))
  const label = cache === 'miss' || cache === 'offered' ? t('metrics.step.cache') : t('metrics.step.before')
  const last = attempts.at(-1)
  const end = last === undefined ? totalMs : last.startMs + last.durationMs
  return [
    { label, fromMs: 0, ms: before, tone: 'quiet' },
    ...attempts.flatMap((attempt, at) => [
      ...waitsOf(attempt),
      ...(purpose === 'image'
        ? pictureOf(attempt, at + 1)
        : triesOf(attempt, at + 1, at === attempts.length - 1 ? record.usage?.output : undefined)),
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

/** A picture comes in one piece. */
function pictureOf(attempt: RequestAttempt, number: number): readonly Step[] {
  const { startMs, durationMs, errorKind } = attempt
  if (errorKind !== undefined) return triesOf(attempt, number, undefined)
  return [{ label: t('metrics.step.picture'), fromMs: startMs, ms: durationMs, tone: 'stream' }]
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
