/** Answers at once what was answered before, exactly: the same request to the same model, within the time it is kept. */
import type { ModelRef } from '#shared/domain/model.ts'
import type { CacheState } from '#shared/domain/request-state.ts'
import type { CacheStore } from '../store/cache-database.ts'
import { abortFailure } from '../lib/abort.ts'
import type { Clock } from '../lib/clock.ts'
import type { EventReader, ModelEvent } from '../providers/provider.ts'
import type { Ask, Middleware } from './handler.ts'
import { packAnswer, readKept } from './kept-answer.ts'

export interface CacheLimits {
  /** 0: nothing is kept, and nothing that was is used. */
  readonly ageMs: number
  readonly entries: number
  readonly bytes: number
}

export interface CacheOptions {
  readonly store: CacheStore
  limits(): CacheLimits
  readonly clock: Clock
  /** Runs a job when nothing waits: what is kept is written beside the stream, never in it. */
  later(job: () => void): void
}

export interface Cache {
  readonly middleware: Middleware
  state(): CacheState
}

/** How much of a prompt the list of entries shows, in characters. */
const promptShown = 200

export function createCache({ store, limits, clock, later }: CacheOptions): Cache {
  let hits = 0
  let misses = 0
  /** Answers that are still to be written: whoever asks for one before that has it all the same. A list, as in dedupe.ts. */
  let unwritten: readonly { readonly key: string; readonly write: () => void }[] = []

  function writeNow(key: string): void {
    const due = unwritten.filter((each) => each.key === key)
    if (due.length === 0) return
    unwritten = unwritten.filter((each) => each.key !== key)
    for (const { write } of due) write()
  }

  function find(key: string) {
    writeNow(key)
    const kept = store.read(key)
    if (kept === undefined || clock.now() - kept.storedAt > limits().ageMs) return undefined
    const events = readKept(kept.answer)
    return events === undefined ? undefined : { events, ...kept }
  }

  function keep(key: string, ask: Ask, model: ModelRef, answer: readonly ModelEvent[]): void {
    const events = packAnswer(answer)
    if (events === undefined) return
    const request = ask.requestFor(model)
    const prompt = 'passedOver' in request ? '' : request.task.prompt.slice(0, promptShown)
    const { ageMs, entries, bytes } = limits()
    if (ageMs === 0) return
    const now = clock.now()
    store.write(
      { key, model, prompt, answer: JSON.stringify(events), storedAt: now },
      { entries, bytes, oldest: now - ageMs },
    )
    ask.report({ type: 'cache', outcome: 'stored' })
  }

  const middleware: Middleware = (next) => (ask, signal) => {
    const [model] = ask.candidates
    const key = limits().ageMs === 0 ? undefined : ask.keyFor?.(model)
    if (key === undefined) return next(ask, signal)
    const found = ask.fresh === true ? undefined : find(key)
    if (found !== undefined) {
      hits += 1
      later(() => store.touch(key, clock.now()))
      ask.report({ type: 'cache', outcome: 'hit' })
      ask.report({ type: 'answering', model, from: 'cache', ageMs: clock.now() - found.storedAt })
      return replay(found.events, signal)
    }
    if (ask.fresh !== true) misses += 1
    ask.report({ type: 'cache', outcome: ask.fresh === true ? 'bypassed' : 'miss' })
    return next(
      {
        ...ask,
        keep(answer, facts) {
          // Another model's answer is not this one's.
          if (facts.some(({ type }) => type === 'fallback')) return
          unwritten = [...unwritten, { key, write: () => keep(key, ask, model, answer) }]
          later(() => writeNow(key))
        },
      },
      signal,
    )
  }

  return {
    middleware,
    state: () => {
      const { ageMs, entries: maxEntries, bytes: maxBytes } = limits()
      return { on: ageMs > 0, ...store.size(), maxEntries, maxBytes, hits, misses }
    },
  }
}

function replay(events: readonly ModelEvent[], signal: AbortSignal): AsyncIterable<ModelEvent> {
  return {
    [Symbol.asyncIterator](): EventReader {
      let at = 0
      function take(): ModelEvent | undefined {
        if (signal.aborted) return undefined
        at += 1
        return events[at - 1]
      }
      return {
        take,
        async next() {
          const value = take()
          if (signal.aborted) throw abortFailure(signal)
          return value === undefined ? { done: true, value: undefined } : { done: false, value }
        },
        async return() {
          at = events.length
          return { done: true, value: undefined }
        },
      }
    },
  }
}
