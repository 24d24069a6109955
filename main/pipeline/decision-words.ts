/** What the pipeline decided, in words, and what the words are made of. Pure. */
import type { AppError } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { RequestRecord } from '#shared/domain/request-record.ts'
import type { Decision } from '#shared/domain/request-state.ts'
import type { Fact } from './handler.ts'

export type Said = Pick<Decision, 'code' | 'params' | 'sentence'>

/** Undefined for a fact that is no decision. `now` in milliseconds since 1970. */
export function decisionOf(fact: Fact, now: number): Said | undefined {
  switch (fact.type) {
    case 'cache':
      return cacheWords[fact.outcome]
    case 'attempt-start':
      return say('asked', of(fact.model), `Asked ${named(fact.model)}.`)
    case 'answering':
      return answering(fact, of(fact.model))
    case 'attempt-failed': {
      const { kind, message } = fact.error
      return say('attempt-failed', { ...of(fact.model), kind, message }, `${named(fact.model)} failed: ${message}`)
    }
    case 'wait':
      return waiting(fact, now)
    case 'passed-over':
      return say('passed-over', { ...of(fact.model), why: fact.why }, `Passed over ${named(fact.model)}: ${fact.why}`)
    case 'fallback': {
      const { from, to, why } = fact
      const params = { ...of(to), from: from.model, fromProvider: from.provider, why }
      return say('fallback', params, `Asked ${named(to)} instead of ${named(from)}: ${why}`)
    }
    case 'breaker':
      return breaker(fact, now)
  }
}

/** How the request ended. */
export function endOf(record: RequestRecord, error: AppError | undefined): Said {
  const seconds = tenths(record.totalMs)
  const params = { ...of(record.answered ?? record.asked), seconds }
  switch (record.outcome) {
    case 'done':
      return say('done', params, `Answered by ${named(record.answered ?? record.asked)} in ${seconds} s.`)
    case 'cancelled':
      return say('cancelled', params, `Stopped after ${seconds} s.`)
    case 'failed': {
      const message = error?.message ?? ''
      return say(
        'failed',
        { ...params, kind: error?.kind ?? 'internal', message },
        `Gave up after ${seconds} s: ${message}`,
      )
    }
  }
}

const cacheWords: Readonly<Record<Extract<Fact, { type: 'cache' }>['outcome'], Said>> = {
  hit: say('cache-hit', {}, 'The same was asked before: its answer is used.'),
  miss: say('cache-miss', {}, 'The same was not asked before, or not for a while.'),
  bypassed: say('cache-bypassed', {}, 'Asked anew, whatever was answered before.'),
  stored: say('cache-stored', {}, 'The answer was kept.'),
  joined: say('joined', {}, 'The same is being asked right now: this reads along.'),
}

function answering({ model, from, ageMs = 0 }: Extract<Fact, { type: 'answering' }>, params: Said['params']): Said {
  const seconds = Math.round(ageMs / 1000)
  if (from === 'cache')
    return say('answering', { ...params, from, seconds }, `Answered from the cache, ${seconds} s old.`)
  return say('answering', { ...params, from }, `${named(model)} is answering.`)
}

function waiting({ reason, model, untilMs, position }: Extract<Fact, { type: 'wait' }>, now: number): Said {
  const seconds = untilMs === undefined ? undefined : Math.max(0, Math.round((untilMs - now) / 1000))
  const params = {
    ...of(model),
    reason,
    ...(seconds === undefined ? {} : { seconds }),
    ...(position === undefined ? {} : { position }),
  }
  const long = seconds === undefined ? '' : ` for ${seconds} s`
  const why = {
    retry: `Waits${long} before ${named(model)} is tried again.`,
    'rate-limited': `Waits${long}: ${named(model)} takes no more requests for now.`,
    queue: `Waits in line for ${named(model)}, ${position ?? 0} before it.`,
    'provider-down': `Waits${long}: ${named(model)} has failed several times in a row.`,
    loading: `Waits for ${named(model)}: it may still be loading.`,
  }
  return say('waiting', params, why[reason])
}

function breaker({ provider, state, untilMs }: Extract<Fact, { type: 'breaker' }>, now: number): Said {
  const seconds = untilMs === undefined ? 0 : Math.max(0, Math.round((untilMs - now) / 1000))
  switch (state) {
    case 'open':
      return say(
        'breaker-open',
        { provider, seconds },
        `${provider} fails again and again: left alone for ${seconds} s.`,
      )
    case 'half-open':
      return say('breaker-half-open', { provider }, `One request to ${provider}, to see whether it answers again.`)
    case 'closed':
      return say('breaker-closed', { provider }, `${provider} answers again.`)
  }
}

function say(code: Said['code'], params: Said['params'], sentence: string): Said {
  return { code, params, sentence }
}

function of({ provider, model }: ModelRef): { provider: string; model: string } {
  return { provider, model }
}

function named({ provider, model }: ModelRef): string {
  return provider === model ? model : `${model} (${provider})`
}

function tenths(ms: number): number {
  return Math.round(ms / 100) / 10
}
