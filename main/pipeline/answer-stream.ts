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
export function begin(answer: Answer): Promise<Begun> {
  // A layer inside another: there is nothing to take apart and put together again.
  if (answer instanceof LazyAnswer) return answer.start()
  return readBeginning(answer[Symbol.asyncIterator]())
}

/** The same for an answer of which `first` was read already. */
export async function readBeginning(rest: EventReader, first: ModelEvent[] = []): Promise<Begun> {
  for (;;) {
    const last = first.at(-1)
    if (last !== undefined && last.type !== 'response-start') break
    const step = await rest.next()
    if (step.done === true) break
    first.push(step.value)
  }
  return { first, rest }
}

/** The same, seen by an observer: what was read of it, how it fails, and from then on the rest. */
export async function beginObserved(answer: Answer, observer: Observer): Promise<Begun> {
  observer.asked?.()
  try {
    const { first, rest } = await begin(answer)
    if (observer.event !== undefined) for (const event of first) observer.event(event)
    return { first, rest: new ObservedReader(rest, observer) }
  } catch (error) {
    observer.end({ error })
    throw error
  }
}

/**
 * An answer that is begun, as `begin` does it, when its first event is asked for. Read it once. A reader that leaves while
 * the beginning is awaited must have aborted the request, as every reader of the pipeline does.
 */
export function lazily(start: () => Promise<Begun>): Answer {
  return new LazyAnswer(start)
}

class LazyAnswer implements Answer {
  readonly start: () => Promise<Begun>

  constructor(start: () => Promise<Begun>) {
    this.start = start
  }

  [Symbol.asyncIterator](): LazyReader {
    return new BegunReader(this.start)
  }
}

// The readers are classes, for the engine's sake: the methods of closures are others with each answer, and what it has
// compiled for one does not hold for the next.

class BegunReader implements LazyReader {
  private readonly start: () => Promise<Begun>
  private begun: Promise<Begun> | undefined
  private rest: EventReader | undefined
  private at = 0
  private hasLeft = false

  constructor(start: () => Promise<Begun>) {
    this.start = start
  }

  next(): Promise<Step> {
    return this.rest === undefined ? this.nextOfFirst() : this.rest.next()
  }

  take(): ModelEvent | undefined {
    return this.rest?.take?.()
  }

  takeAll(): readonly ModelEvent[] {
    return this.rest?.takeAll?.() ?? nothing
  }

  handOver(): EventReader | undefined {
    return this.rest
  }

  async return(): Promise<Step> {
    this.hasLeft = true
    const reader = this.rest ?? (await this.begun?.catch(() => undefined))?.rest
    this.rest = noMore
    await reader?.return?.()
    return ended
  }

  private async nextOfFirst(): Promise<Step> {
    if (this.hasLeft) return ended
    this.begun ??= this.start()
    const { first, rest } = await this.begun
    const value = first[this.at]
    this.at += 1
    if (this.at >= first.length) this.rest = rest
    return value === undefined ? rest.next() : { done: false, value }
  }
}

const nothing: readonly ModelEvent[] = []
const noMore: EventReader = { next: async () => ended }

/** Sees what passes. Must not throw. */
export interface Observer {
  /** The reader begins to wait for what comes next. */
  asked?(): void
  event?(event: ModelEvent): void
  /** Where it is enough to see at once what came at the same moment: in the place of `event`. */
  events?(events: readonly ModelEvent[]): void
  /** Once: the answer was given whole, failed with `error`, or was left by its reader (`left`). */
  end(how: { readonly error?: unknown; readonly left?: boolean }): void
}

/** The same answer, seen by an observer. Read it once. */
export function observed(answer: Answer, observer: Observer): Answer {
  return { [Symbol.asyncIterator]: () => new ObservedReader(answer[Symbol.asyncIterator](), observer) }
}

class ObservedReader implements EventReader {
  private readonly reader: EventReader
  private readonly observer: Observer
  private isEnded = false

  constructor(reader: EventReader, observer: Observer) {
    this.reader = reader
    this.observer = observer
  }

  next(): Promise<Step> {
    const event = this.take()
    if (event !== undefined) return Promise.resolve({ done: false, value: event })
    this.observer.asked?.()
    return this.reader.next().then(this.pass, this.fail)
  }

  take(): ModelEvent | undefined {
    const event = this.reader.take?.()
    if (event !== undefined) this.observer.event?.(event)
    return event
  }

  takeAll(): readonly ModelEvent[] {
    const events = this.reader.takeAll?.() ?? nothing
    const { observer } = this
    if (observer.events !== undefined) observer.events(events)
    else if (observer.event !== undefined) for (const event of events) observer.event(event)
    return events
  }

  async return(): Promise<Step> {
    this.end({ left: true })
    await this.reader.return?.()
    return ended
  }

  private end(how: Parameters<Observer['end']>[0]): void {
    if (this.isEnded) return
    this.isEnded = true
    this.observer.end(how)
  }

  private readonly pass = (step: IteratorResult<ModelEvent>): Step => {
    if (step.done === true) this.end({})
    else this.observer.event?.(step.value)
    return step
  }

  private readonly fail = (error: unknown): never => {
    this.end({ error })
    throw error
  }
}
