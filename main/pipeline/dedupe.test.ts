import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { failure } from '#shared/domain/error.ts'
import { abortFailure } from '../lib/abort.ts'
import type { ModelEvent } from '../providers/provider.ts'
import { createDedupe } from './dedupe.ts'
import type { Ask, Handler } from './handler.ts'
import { withKeys } from './keys.ts'
import {
  answer,
  ends,
  failureOf,
  fails,
  handlerOf,
  holds,
  modelA,
  modelB,
  read,
  says,
  testAsk,
  testRequest,
} from './test-ask.ts'

function setUp(handler: Handler) {
  const dedupe = createDedupe()
  const run = (ask: Ask, signal = new AbortController().signal) =>
    dedupe.middleware(handler)(
      withKeys(ask, () => 'there'),
      signal,
    )
  return { run, joined: dedupe.joined }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('the same, asked twice at the same time, is asked once', async () => {
  const { handler, asked } = handlerOf(answer('hello'))
  const { run } = setUp(handler)
  const [first, second] = [testAsk(), testAsk()]
  expect(await Promise.all([read(run(first)), read(run(second))])).toEqual(['hello', 'hello'])
  expect(asked).toHaveLength(1)
  expect(first.factsOf('answering')).toMatchObject([{ from: 'provider' }])
  expect(second.factsOf('answering')).toMatchObject([{ from: 'joined' }])
  expect(second.factsOf('cache')).toEqual([{ type: 'cache', outcome: 'joined' }])
})

test('when the first leaves, the answer is the next one’s, who pays for it', async () => {
  const upstream = new Upstream()
  const { run } = setUp((ask, signal) => {
    ask.report({ type: 'attempt-start', model: modelA })
    ask.report({ type: 'answering', model: modelA, from: 'provider' })
    return upstream.handler(ask, signal)
  })
  const stop = new AbortController()
  const [first, second, third] = [testAsk(), testAsk(), testAsk()]
  const left = failureOf(run(first, stop.signal))
  const texts = [read(run(second)), read(run(third))]
  await settle()
  stop.abort()
  await left
  for (const event of [says('all'), ends(), undefined]) {
    await settle()
    upstream.give(event)
  }
  expect(await Promise.all(texts)).toEqual(['all', 'all'])
  expect(second.factsOf('answering').map(({ from }) => from)).toEqual(['joined', 'provider'])
  expect(third.factsOf('answering').map(({ from }) => from)).toEqual(['joined'])
})

test('who leaves while it is waited leaves the wait to the next one, and the answer after it', async () => {
  let goOn = (): void => {}
  const { run } = setUp(async function* (ask, signal) {
    ask.report({ type: 'answering', model: modelA, from: 'provider' })
    ask.report({ type: 'attempt-failed', model: modelA, error: fails('truncated').error })
    ask.report({ type: 'wait', reason: 'retry', model: modelA, untilMs: 1 })
    await new Promise<void>((resolve) => (goOn = resolve))
    ask.report({ type: 'answering', model: modelA, from: 'provider' })
    if (signal.aborted) throw abortFailure(signal)
    yield* answer('hello')
  })
  const stop = new AbortController()
  const [first, second] = [testAsk(), testAsk()]
  const left = failureOf(run(first, stop.signal))
  const text = read(run(second))
  await settle()
  stop.abort()
  await left
  expect(second.facts.at(-1)).toEqual({ type: 'wait', reason: 'retry', model: modelA, untilMs: 1 })
  goOn()
  expect(await text).toBe('hello')
  expect(second.factsOf('answering').map(({ from }) => from)).toEqual(['joined', 'provider'])
})

test('asked one after the other, it is asked twice', async () => {
  const { handler, asked } = handlerOf(answer())
  const { run } = setUp(handler)
  await read(run(testAsk()))
  await read(run(testAsk()))
  expect(asked).toHaveLength(2)
})

test.each<[string, Partial<Ask>]>([
  ['another prompt', { requestFor: (model) => testRequest(model, 'a clock') }],
  ['another model', { candidates: [modelB] }],
  ['other models to fall back to', { candidates: [modelA, modelB] }],
  ['“ask again”', { fresh: true }],
])('%s is asked by itself', async (_, changes) => {
  const { handler, asked } = handlerOf(answer())
  const { run } = setUp(handler)
  await Promise.all([read(run(testAsk())), read(run(testAsk(changes)))])
  expect(asked).toHaveLength(2)
})

test('what is the same for the model that is asked, and another thing for one that may answer instead, is asked twice', async () => {
  const { handler, asked } = handlerOf(answer())
  const { run } = setUp(handler)
  // The first reads no images: only the second is sent what was attached.
  const asking = (image: string) =>
    testAsk({
      candidates: [modelA, modelB],
      requestFor: (model) => testRequest(model, model === modelB ? `the app in ${image}` : 'the app'),
    })
  await Promise.all([read(run(asking('one.png'))), read(run(asking('two.png'))), read(run(asking('one.png')))])
  expect(asked).toHaveLength(2)
})

test('a script is asked by everyone: it counts its answers', async () => {
  const { handler, asked } = handlerOf(answer())
  const { run } = setUp(handler)
  const script = { candidates: [{ provider: 'scripted', model: 'scripted' }] } as const
  await Promise.all([read(run(testAsk(script))), read(run(testAsk(script)))])
  expect(asked).toHaveLength(2)
})

const queued = { type: 'wait', reason: 'queue', model: modelA, position: 0 } as const

test.each([
  ['the wait that goes on, not the one before', false, [{ ...queued, shared: true }]],
  ['and no wait that is over', true, []],
])('who comes late is told %s', async (_, isOver, expected) => {
  const { run } = setUp(async function* (ask, signal) {
    ask.report({ type: 'wait', reason: 'queue', model: modelA, position: 1 })
    ask.report(queued)
    if (isOver) ask.report({ type: 'attempt-start', model: modelA })
    yield await new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(abortFailure(signal)), { once: true })
    })
  })
  const controller = new AbortController()
  const late = testAsk()
  const first = testAsk()
  const failures = [failureOf(run(first, controller.signal)), failureOf(run(late, controller.signal))]
  expect(late.factsOf('wait')).toEqual(expected)
  expect(first.factsOf('wait')).toContainEqual(queued)
  controller.abort()
  await Promise.all(failures)
})

test('what fails fails for all, and is asked anew after that', async () => {
  const { handler, asked } = handlerOf([fails('overloaded')], answer('done'))
  const { run, joined } = setUp(handler)
  const failures = await Promise.all([failureOf(run(testAsk())), failureOf(run(testAsk()))])
  expect(failures).toMatchObject([{ kind: 'overloaded' }, { kind: 'overloaded' }])
  expect(joined()).toBe(0)
  expect(await read(run(testAsk()))).toBe('done')
  expect(asked).toHaveLength(2)
})

test('each of the readers can hurry the wait', async () => {
  const heard: string[] = []
  const { run } = setUp(async function* (ask, signal) {
    ask.onHurry?.((how) => heard.push(how))
    yield* holds(ask, signal)
  })
  const controller = new AbortController()
  const [first, second] = [testAsk(), testAsk()]
  const ends = [failureOf(run(first, controller.signal)), failureOf(run(second, controller.signal))]
  await settle()
  second.hurry('now')
  first.hurry('another-model')
  expect(heard).toEqual(['now', 'another-model'])
  controller.abort()
  await Promise.all(ends)
  expect([first.hurried(), second.hurried()]).toEqual([0, 0])
})

test('the provider is read only as fast as the fastest reader asks for more', async () => {
  let given = 0
  const { run } = setUp(async function* () {
    for (; given < 100; given += 1) yield says('x')
  })
  const reader = run(testAsk())[Symbol.asyncIterator]()
  for (let count = 0; count < 3; count += 1) await reader.next()
  await settle()
  expect(given).toBeLessThanOrEqual(3)
  await reader.return?.()
})

test('what is there at the same moment is one piece, for the first reader and for who comes late', async () => {
  const rest = [says('a'), says('b'), says('c'), ends()]
  const { run } = setUp(() => ({
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        const event = rest.shift()
        return event === undefined ? { done: true, value: undefined } : { done: false, value: event }
      },
      takeAll: () => rest.splice(0),
    }),
  }))
  const all = async (events: AsyncIterable<ModelEvent>): Promise<ModelEvent[]> => {
    const seen: ModelEvent[] = []
    for await (const event of events) seen.push(event)
    return seen
  }
  const [first, late] = await Promise.all([all(run(testAsk())), all(run(testAsk()))])
  expect(first).toEqual([says('a'), says('bc'), ends()])
  expect(late).toEqual(first)
})

test('a provider that goes on after it was stopped is closed with its next event', async () => {
  let closed = false
  const { run } = setUp(async function* () {
    try {
      for (;;) {
        await settle()
        yield says('x')
      }
    } finally {
      closed = true
    }
  })
  const controller = new AbortController()
  const failure = failureOf(run(testAsk(), controller.signal))
  await settle()
  controller.abort()
  await failure
  for (let turn = 0; turn < 5 && !closed; turn += 1) await settle()
  expect(closed).toBe(true)
})

/** An upstream that gives events when it is told to, as the fake of a slow provider. */
class Upstream {
  readonly given: ModelEvent[] = []
  aborted = false
  closed = false
  calls = 0
  private waiting: ((step: IteratorResult<ModelEvent>) => void) | undefined
  private ready: IteratorResult<ModelEvent>[] = []

  readonly handler: Handler = (_ask, signal) => {
    this.calls += 1
    return {
      [Symbol.asyncIterator]: () => ({
        next: () =>
          new Promise((resolve, reject) => {
            if (signal.aborted) return reject(abortFailure(signal))
            const step = this.ready.shift()
            if (step !== undefined) return resolve(step)
            const stop = (): void => {
              this.aborted = true
              reject(abortFailure(signal))
            }
            signal.addEventListener('abort', stop, { once: true })
            this.waiting = (given) => {
              signal.removeEventListener('abort', stop)
              resolve(given)
            }
          }),
        return: async () => {
          this.closed = true
          return { done: true, value: undefined }
        },
      }),
    }
  }

  give(event: ModelEvent | undefined): void {
    const step = event === undefined ? ({ done: true, value: undefined } as const) : { done: false, value: event }
    if (event !== undefined) this.given.push(event)
    const { waiting } = this
    this.waiting = undefined
    if (waiting === undefined) this.ready.push(step)
    else waiting(step)
  }

  get stopped(): boolean {
    return this.aborted || this.closed
  }
}

/** A reader that reads on until it is told to leave. */
class Reader {
  readonly seen: ModelEvent[] = []
  readonly controller = new AbortController()
  ended: 'whole' | 'stopped' | undefined
  readonly done: Promise<void>

  constructor(events: AsyncIterable<ModelEvent>) {
    this.done = this.readAll(events)
  }

  async readAll(events: AsyncIterable<ModelEvent>): Promise<void> {
    try {
      for await (const event of events) this.seen.push(event)
      this.ended = 'whole'
    } catch (thrown) {
      expect(thrown).toMatchObject({ error: { kind: 'aborted' } })
      this.ended = 'stopped'
    }
  }
}

interface Model {
  live: Set<number>
  over: boolean
}

interface Real {
  readonly upstream: Upstream
  readonly readers: Reader[]
  join(): Reader
}

class Join implements fc.AsyncCommand<Model, Real> {
  check = (model: Readonly<Model>): boolean => !model.over
  async run(model: Model, real: Real): Promise<void> {
    model.live.add(real.readers.length)
    real.readers.push(real.join())
    await check(model, real)
  }
  toString = (): string => 'join'
}

class Give implements fc.AsyncCommand<Model, Real> {
  check = (model: Readonly<Model>): boolean => !model.over && model.live.size > 0
  async run(model: Model, real: Real): Promise<void> {
    real.upstream.give(says(`${real.upstream.given.length}`))
    await check(model, real)
  }
  toString = (): string => 'give'
}

class Leave implements fc.AsyncCommand<Model, Real> {
  readonly chance: number
  constructor(chance: number) {
    this.chance = chance
  }
  check = (model: Readonly<Model>): boolean => !model.over && model.live.size > 0
  async run(model: Model, real: Real): Promise<void> {
    const live = [...model.live]
    const index = live[this.chance % live.length] ?? 0
    model.live.delete(index)
    real.readers[index]?.controller.abort(failure('aborted', 'Stopped.'))
    if (model.live.size === 0) model.over = true
    await check(model, real)
    expect(real.readers[index]?.ended).toBe('stopped')
  }
  toString = (): string => `leave ${this.chance}`
}

class End implements fc.AsyncCommand<Model, Real> {
  check = (model: Readonly<Model>): boolean => !model.over && model.live.size > 0
  async run(model: Model, real: Real): Promise<void> {
    real.upstream.give(undefined)
    model.over = true
    await check(model, real)
    for (const index of model.live) expect(real.readers[index]?.ended).toBe('whole')
    model.live.clear()
  }
  toString = (): string => 'end'
}

/** No gap and no repeat for anyone; the upstream is stopped exactly when the last reader has left. */
async function check(model: Model, real: Real): Promise<void> {
  await settle()
  await settle()
  for (const [index, reader] of real.readers.entries()) {
    const expected = model.live.has(index) ? real.upstream.given : real.upstream.given.slice(0, reader.seen.length)
    expect(reader.seen).toEqual(expected)
  }
  const everybodyLeft = real.readers.length > 0 && model.over && model.live.size === 0
  expect(real.upstream.stopped).toBe(everybodyLeft)
  expect(real.upstream.calls).toBe(real.readers.length > 0 ? 1 : 0)
}

describe('whoever joins and leaves, whenever', () => {
  test('nobody sees a gap or a repeat, and the upstream stops exactly with the last reader', async () => {
    const commands = [
      fc.constant(new Join()),
      fc.constant(new Give()),
      fc.constant(new Give()),
      fc.nat({ max: 9 }).map((chance) => new Leave(chance)),
      fc.constant(new End()),
    ]
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 40 }), async (sequence) => {
        const upstream = new Upstream()
        const { run, joined } = setUp(upstream.handler)
        const readers: Reader[] = []
        const join = (): Reader => {
          const controller = new AbortController()
          const reader = new Reader(run(testAsk(), controller.signal))
          return Object.assign(reader, { controller })
        }
        const real: Real = { upstream, readers, join }
        await fc.asyncModelRun(() => ({ model: { live: new Set<number>(), over: false }, real }), sequence)
        for (const { controller } of readers) controller.abort()
        await Promise.all(readers.map(({ done }) => done))
        expect(joined()).toBe(0)
      }),
      { numRuns: 200 },
    )
  })
})
