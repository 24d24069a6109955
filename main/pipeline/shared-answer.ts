/**
 * One answer with many readers. It is read as fast as the fastest of them asks for more; who comes late, or reads slowly,
 * gets everything from the beginning. It is stopped when the last reader has left, and not before.
 */
import { abortFailure } from '../lib/abort.ts'
import type { EventReader, ModelEvent } from '../providers/provider.ts'
import type { LazyReader } from './answer-stream.ts'
import type { Ask, Fact, Handler, Hurry } from './handler.ts'
import { withDeltasJoined } from './joined-deltas.ts'

type Step = IteratorResult<ModelEvent, void>

export interface SharedAnswer {
  /** How many read it now. */
  readers(): number
  /** A reader of its own for this ask. It counts from this call on, until it is read to its end, left, or aborted. */
  join(ask: Ask, signal: AbortSignal): EventReader
}

interface Waiting {
  resolve(step: Step): void
  reject(thrown: unknown): void
}

/** `onOver` is called once, when nobody can join any more: it has ended, failed, or was stopped. */
export function shareAnswer(handler: Handler, first: Ask, onOver: () => void): SharedAnswer {
  const controller = new AbortController()
  const log: ModelEvent[] = []
  /** What a late reader has to know of how the answer came about. */
  const facts: Fact[] = []
  const asks = new Set<Ask>()
  const waiting = new Set<Waiting>()
  const hurries = new Set<(how: Hurry) => void>()
  /** Whose answer it is, and who pays for it; the others read along. */
  let payer = first
  let upstream: LazyReader | undefined
  let isPulling = false
  let over: { readonly failed: boolean; readonly thrown?: unknown } | undefined

  const onHurry = (listener: (how: Hurry) => void): (() => void) => {
    hurries.add(listener)
    return () => hurries.delete(listener)
  }
  const ask: Ask = {
    ...first,
    report(fact) {
      remember(facts, fact)
      for (const reader of asks) reader.report(reader === payer ? fact : asJoined(fact))
    },
    ...(first.onHurry === undefined ? {} : { onHurry }),
  }

  function finish(end: typeof over): void {
    if (over !== undefined) return
    over = end
    onOver()
  }

  function pull(): void {
    if (isPulling || over !== undefined) return
    isPulling = true
    upstream ??= handler(ask, controller.signal)[Symbol.asyncIterator]()
    upstream.next().then(deliver, fail)
  }

  function deliver(step: IteratorResult<ModelEvent>): void {
    isPulling = false
    upstream = upstream?.handOver?.() ?? upstream
    if (over !== undefined) return close()
    if (step.done === true) {
      finish({ failed: false })
      first.keep?.(log, facts)
    } else {
      log.push(step.value)
    }
    const readers = [...waiting]
    waiting.clear()
    for (const { resolve } of readers) resolve(step)
  }

  function fail(thrown: unknown): void {
    isPulling = false
    finish({ failed: true, thrown })
    const readers = [...waiting]
    waiting.clear()
    for (const { reject } of readers) reject(thrown)
  }

  function stop(reason: unknown): void {
    finish({ failed: false })
    const wasPulling = isPulling
    controller.abort(reason)
    // An event that is being waited for ends with the signal.
    if (!wasPulling) close()
  }

  function close(): void {
    void upstream?.return?.().catch(() => undefined)
  }

  /** Who paid has left: the wait that goes on, what still comes and what it costs are another reader's. */
  function handOn(): void {
    const [next] = asks
    if (next === undefined || over !== undefined) return
    payer = next
    const last = facts.findLast(({ type }) => type !== 'breaker')
    if (last?.type === 'answering' || last?.type === 'wait') next.report(last)
  }

  function join(reader: Ask, signal: AbortSignal): EventReader {
    asks.add(reader)
    const undoHurry = reader.onHurry?.((how) => {
      for (const listener of [...hurries]) listener(how)
    })
    let at = 0
    let mine: Waiting | undefined
    let hasLeft = false

    function leave(reason?: unknown): void {
      if (hasLeft) return
      hasLeft = true
      signal.removeEventListener('abort', abort)
      undoHurry?.()
      asks.delete(reader)
      if (asks.size === 0 && over === undefined) stop(reason)
      else if (reader === payer) handOn()
    }

    function abort(): void {
      const pending = mine
      if (pending !== undefined) waiting.delete(pending)
      mine = undefined
      leave(signal.reason)
      pending?.reject(abortFailure(signal))
    }

    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
    if (reader !== first) for (const fact of facts) reader.report(asJoined(fact))

    function take(): ModelEvent | undefined {
      if (hasLeft) return undefined
      if (at === log.length && !isPulling && over === undefined) {
        // What came at the same moment is one piece from here on: nobody downstream has to do with every token.
        log.push(...withDeltasJoined(upstream?.takeAll?.() ?? []))
      }
      const value = log[at]
      if (value !== undefined) at += 1
      return value
    }

    function next(): Promise<Step> {
      const value = take()
      if (value !== undefined) return Promise.resolve({ done: false, value })
      if (signal.aborted) return Promise.reject(abortFailure(signal))
      if (hasLeft) return Promise.resolve(ended)
      if (over !== undefined) {
        leave()
        return over.failed ? Promise.reject(over.thrown) : Promise.resolve(ended)
      }
      return new Promise((resolve, reject) => {
        mine = {
          resolve(step) {
            mine = undefined
            if (step.done === true) leave()
            else at += 1
            resolve(step)
          },
          reject(thrown) {
            mine = undefined
            leave()
            reject(thrown)
          },
        }
        waiting.add(mine)
        pull()
      })
    }

    return {
      next,
      take,
      async return() {
        leave()
        return ended
      },
    }
  }

  return { readers: () => asks.size, join }
}

const ended: Step = { done: true, value: undefined }

/** Of the waits only the one that may still go on; of the attempts all, since the user sees why it took so long. */
function remember(facts: Fact[], fact: Fact): void {
  const wait = facts.findIndex(({ type }) => type === 'wait')
  if (wait !== -1) facts.splice(wait, 1)
  if (fact.type !== 'cache') facts.push(fact)
}

function asJoined(fact: Fact): Fact {
  if (fact.type === 'answering') return { ...fact, from: 'joined' }
  return fact.type === 'wait' ? { ...fact, shared: true } : fact
}
