/**
 * How middlewares hand an answer on. Until its first output an answer may still be replaced; from then on nobody has
 * anything to do with the single event, so that the reader is given the innermost iterator itself: a generator around it
 * would cost as much again for every event.
 */
import type { EventReader, ModelEvent } from '../providers/provider.ts'

type Step = IteratorResult<ModelEvent, void>
type Answer = AsyncIterable<ModelEvent>

/** An answer whose first output is there: what was read of it, and who gives the rest. */
export interface Begun {
  readonly first: readonly ModelEvent[]
  readonly rest: EventReader
}

/** Whoever reads it may go on with `handOver` as soon as that gives somebody, and need not close it then. */
export interface LazyReader extends EventReader {
  /** Who gives the rest, once its beginning was read. */
  handOver?(): EventReader | undefined
}

const ended: Step = { done: true, value: undefined }

/** Reads up to the first event that is output, or is the end. Rejects with what the answer fails with before it. */
export async function begin(answer: Answer): Promise<Begun> {
  const rest: LazyReader = answer[Symbol.asyncIterator]()
  const first: ModelEvent[] = []
  for (;;) {
    const step = await rest.next()
    if (step.done !== true) first.push(step.value)
    if (step.done === true || step.value.type !== 'response-start') return { first, rest: rest.handOver?.() ?? rest }
  }
}

/**
 * An answer that is begun when its first event is asked for. Read it once. A reader that leaves while the beginning is
 * awaited must have aborted the request, as every reader of the pipeline does.
 */
export function lazily(start: () => Promise<Begun>): Answer {
  return {
    [Symbol.asyncIterator](): LazyReader {
      let begun: Promise<Begun> | undefined
      let first: readonly ModelEvent[] = []
      let rest: EventReader | undefined
      let at = 0
      let left = false

      async function nextOfFirst(): Promise<Step> {
        if (left) return ended
        begun ??= start()
        const answer = await begun
        first = answer.first
        const value = first[at]
        at += 1
        if (at >= first.length) rest = answer.rest
        return value === undefined ? answer.rest.next() : { done: false, value }
      }

      return {
        next: () => (rest === undefined ? nextOfFirst() : rest.next()),
        take: () => rest?.take?.(),
        takeAll: () => rest?.takeAll?.() ?? [],
        handOver: () => rest,
        async return() {
          left = true
          const reader = rest ?? (await begun?.catch(() => undefined))?.rest
          rest = noMore
          await reader?.return?.()
          return ended
        },
      }
    },
  }
}

const noMore: EventReader = { next: async () => ended }

/** Sees what passes. Must not throw. */
export interface Observer {
  event?(event: ModelEvent): void
  /** Once: the answer was given whole, failed with `error`, or was left by its reader (`left`). */
  end(how: { readonly error?: unknown; readonly left?: boolean }): void
}

/** The same answer, seen by one more observer; how many there are costs next to nothing. */
export function observed(answer: Answer, observer: Observer): Answer {
  if (answer instanceof ObservedAnswer) {
    answer.observers.push(observer)
    return answer
  }
  return new ObservedAnswer(answer, observer)
}

class ObservedAnswer implements AsyncIterable<ModelEvent> {
  readonly observers: Observer[]
  private readonly answer: Answer

  constructor(answer: Answer, observer: Observer) {
    this.answer = answer
    this.observers = [observer]
  }

  [Symbol.asyncIterator](): EventReader {
    const { observers } = this
    const seers = observers.flatMap(({ event }) => (event === undefined ? [] : [event]))
    const reader: EventReader = this.answer[Symbol.asyncIterator]()
    let isEnded = false

    function end(how: Parameters<Observer['end']>[0]): void {
      if (isEnded) return
      isEnded = true
      for (const observer of observers) observer.end(how)
    }

    function show(event: ModelEvent): void {
      for (const see of seers) see(event)
    }

    function take(): ModelEvent | undefined {
      const event = reader.take?.()
      if (event !== undefined && seers.length > 0) show(event)
      return event
    }

    function takeAll(): readonly ModelEvent[] {
      const events = reader.takeAll?.() ?? []
      for (const see of seers) for (const event of events) see(event)
      return events
    }

    function pass(step: IteratorResult<ModelEvent>): IteratorResult<ModelEvent> {
      if (step.done === true) end({})
      else show(step.value)
      return step
    }

    function fail(error: unknown): never {
      end({ error })
      throw error
    }

    return {
      next() {
        const event = take()
        return event === undefined ? reader.next().then(pass, fail) : Promise.resolve({ done: false, value: event })
      },
      take,
      takeAll,
      async return() {
        end({ left: true })
        await reader.return?.()
        return ended
      },
    }
  }
}
