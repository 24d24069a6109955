/** One request to an adapter, with everything that came of it, and whether that is what had to come. */
import { getEventListeners } from 'node:events'
import { Failure, toAppError, type AppError } from '#shared/domain/error.ts'
import type { ModelEvent, ModelRequest } from '../../main/providers/provider.ts'
import type { Expected, Fault } from '../fake-providers/index.ts'
import { eventually } from './eventually.ts'

/** What gives an answer: an adapter's `stream`, or a pipeline around it. */
export type Source = (request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelEvent>

export interface Outcome {
  readonly text: string
  readonly reasoning: string
  readonly citations: readonly string[]
  /** Every `finish` that came; one for a whole answer, none for a failed one. */
  readonly finishes: readonly Extract<ModelEvent, { type: 'finish' }>[]
  readonly starts: number
  readonly error?: AppError
  /** Listeners that are on the signal now: none, a moment after the answer. */
  listeners(): number
}

/** Asks, reads to the end, and sums up. Throws when anything but a Failure is thrown, or when it takes too long. */
export async function ask(
  source: Source,
  request: ModelRequest,
  abort: AbortController,
  { withinMs = 2000, onEvent = (_event: ModelEvent): void => {} } = {},
): Promise<Outcome> {
  const events: ModelEvent[] = []
  let error: AppError | undefined
  const reading = (async () => {
    for await (const event of source(request, abort.signal)) {
      events.push(event)
      onEvent(event)
    }
  })()
  await bounded(
    reading.catch((thrown: unknown) => {
      if (!(thrown instanceof Failure)) throw thrown
      error = toAppError(thrown)
    }),
    withinMs,
    () => `No terminal state within ${withinMs} ms; there were ${events.length} events.`,
  )
  const joined = (type: 'text-delta' | 'reasoning-delta'): string =>
    events.map((event) => (event.type === type ? event.text : '')).join('')
  return {
    text: joined('text-delta'),
    reasoning: joined('reasoning-delta'),
    citations: events.flatMap((event) => (event.type === 'citation' ? [event.url] : [])),
    finishes: events.filter((event) => event.type === 'finish'),
    starts: events.filter(({ type }) => type === 'response-start').length,
    ...(error === undefined ? {} : { error }),
    listeners: () => getEventListeners(abort.signal, 'abort').length,
  }
}

/** Rejects with these words when the promise takes longer. */
export async function bounded<T>(promise: Promise<T>, ms: number, late: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(late())), ms)
  })
  try {
    return await Promise.race([promise, limit])
  } finally {
    clearTimeout(timer)
  }
}

/** Rejects with all that is wrong with this outcome, unless it is one of those expected; also with what it leaves. */
export async function conform(outcome: Outcome, ...expected: Fault['expected']): Promise<void> {
  const wrong = complaints(outcome, { expected })
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  await eventually(() => outcome.listeners() === 0, 'listeners on the signal')
}

/** What is wrong with this outcome, in words; empty when it is one of those that a fault allows. */
export function complaints(outcome: Outcome, { expected }: Pick<Fault, 'expected'>): string[] {
  const always = [
    ...(outcome.finishes.length === (outcome.error === undefined ? 1 : 0)
      ? []
      : [`${outcome.finishes.length} finishes and ${outcome.error === undefined ? 'no failure' : 'a failure'}`]),
    ...(outcome.starts <= 1 ? [] : [`began ${outcome.starts} times`]),
  ]
  const each = expected.map((one) => differences(outcome, one))
  const best = each.toSorted((a, b) => a.length - b.length)[0] ?? []
  return [...always, ...best]
}

function differences(outcome: Outcome, expected: Expected): string[] {
  const wrong: string[] = []
  const same = (what: string, got: unknown, wanted: unknown): void => {
    if (got !== wanted) wrong.push(`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`)
  }
  const { error, finishes } = outcome
  if (expected.outcome === 'whole') {
    same('failure', error === undefined ? undefined : `${error.kind}: ${error.message}`, undefined)
    same('reason', finishes[0]?.reason, expected.reason ?? 'stop')
    same('text', outcome.text, expected.text)
    same('reasoning', outcome.reasoning, expected.reasoning ?? outcome.reasoning)
    if (expected.citations !== undefined) same('citations', outcome.citations.join(), expected.citations.join())
    for (const [name, count] of Object.entries(expected.usage ?? {})) {
      same(`usage.${name}`, finishes[0]?.usage[name as 'input'], count)
    }
    return wrong
  }
  same('outcome', finishes[0] === undefined ? undefined : `a finish (${finishes[0].reason})`, undefined)
  same('kind', error?.kind, expected.kind)
  if (expected.text !== '*') same('text', outcome.text, expected.text)
  if (expected.status !== undefined) same('status', error?.status, expected.status)
  if (expected.retryable !== undefined) same('retryable', error?.retryable, expected.retryable)
  const message = error?.message ?? ''
  if (message === '') wrong.push('no message')
  if (message.length > (expected.longest ?? message.length)) wrong.push(`a message of ${message.length} characters`)
  if (expected.says !== undefined && !message.includes(expected.says)) same('message', message, `…${expected.says}…`)
  if (/^\s*[{[<]/.test(message)) wrong.push(`the message is a dump: ${message}`)
  if (expected.retryAfterMs !== undefined) {
    const [from, to] = expected.retryAfterMs ?? []
    const got = error?.retryAfterMs
    const right = from === undefined ? got === undefined : got !== undefined && got >= from && got <= (to ?? from)
    if (!right) same('retryAfterMs', got, expected.retryAfterMs?.join(' to ') ?? undefined)
  }
  return wrong
}
