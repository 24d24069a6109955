import { describe, expect, test } from 'vitest'
import { ErrorKind } from '#shared/domain/error.ts'
import type { ModelRef, Price } from '#shared/domain/model.ts'
import { createTestTimers } from '../lib/test-timers.ts'
import { breakerFailures, breakerOpenMs } from './breaker.ts'
import { createBreakers } from './breakers.ts'
import { budget } from './budget.ts'
import { fallback } from './fallback.ts'
import type { Ask, Handler } from './handler.ts'
import {
  answer,
  failureOf,
  fails,
  holds,
  localModel,
  modelA,
  modelB,
  modelC,
  read,
  says,
  testAsk,
  testRequest,
  type Step,
} from './test-ask.ts'

const starter: ModelRef = { provider: 'starter', model: 'starter' }
const same: Price = { input: 1, output: 5 }

interface Rules {
  readonly prices: Record<string, Price | undefined>
  readonly allowDearer: boolean
  readonly allowHosted: boolean
  readonly allowStarter: boolean
}

/** Each model's answers, one a call; a model that is not named answers with its name. */
function setUp(steps: Record<string, readonly Step[]>, changes: Partial<Rules> = {}) {
  const rules: Rules = { prices: {}, allowDearer: false, allowHosted: false, allowStarter: false, ...changes }
  const timers = createTestTimers()
  const asked: string[] = []
  const inner: Handler = async function* (ask) {
    const [{ model }] = ask.candidates
    asked.push(model)
    ask.report({ type: 'attempt-start', model: ask.candidates[0] })
    for (const step of steps[model] ?? answer(model)) {
      if (!(step instanceof Error)) {
        yield step
        continue
      }
      ask.report({ type: 'attempt-failed', model: ask.candidates[0], error: step.error })
      throw step
    }
  }
  const breakers = createBreakers({ placeOf: () => '', nameOf: (id) => id, waitMs: () => 30_000, timers })
  const handler = fallback({
    breakers,
    rules: () => ({
      ...rules,
      local: ({ provider }) => provider === 'ollama' || provider === 'starter',
      priceOf: ({ provider, model }) =>
        model in rules.prices ? rules.prices[model] : provider === 'ollama' ? undefined : same,
    }),
  })(inner)
  const run = (ask: Ask, signal = new AbortController().signal) => handler(ask, signal)
  const free = { ...rules, local: () => false, priceOf: () => same }
  return { run, asked, timers, breakers, handlerAround: fallback({ breakers, rules: () => free }) }
}

const curable = [
  'unreachable',
  'overloaded',
  'rate-limited',
  'quota',
  'budget',
  'timeout-connect',
  'timeout-first-token',
  'timeout-stall',
  'model-not-found',
  'context-too-long',
  'provider',
  'truncated',
]

test.each(curable)('%s: the next model is asked, and both are named', async (kind) => {
  const { run, asked } = setUp({ 'model-a': [fails(kind as ErrorKind)] })
  const ask = testAsk({ candidates: [modelA, modelB] })
  expect(await read(run(ask))).toBe('model-b')
  expect(asked).toEqual(['model-a', 'model-b'])
  expect(ask.factsOf('fallback')).toEqual([{ type: 'fallback', from: modelA, to: modelB, why: `It failed: ${kind}.` }])
})

test.each(ErrorKind.options.filter((kind) => !curable.includes(kind)))('%s: no other model is asked', async (kind) => {
  const { run, asked } = setUp({ 'model-a': [fails(kind)] }, { allowStarter: true })
  const ask = testAsk({ candidates: [modelA, modelB], purpose: 'app' })
  expect(await failureOf(run(ask))).toMatchObject({ kind })
  expect(asked).toEqual(['model-a'])
})

test('never after the first output', async () => {
  const { run, asked } = setUp({ 'model-a': [says('a'), fails('truncated')] })
  expect(await failureOf(run(testAsk({ candidates: [modelA, modelB] })))).toMatchObject({ kind: 'truncated' })
  expect(asked).toEqual(['model-a'])
})

test('at most three models, each once; when none answers, the failure is that of the one that was asked for', async () => {
  const steps = { 'model-a': [fails('overloaded')], 'model-b': [fails('auth')], 'model-c': [fails('quota')] }
  const { run, asked } = setUp(steps)
  const fourth: ModelRef = { provider: 'mistral', model: 'model-d' }
  const failure = await failureOf(run(testAsk({ candidates: [modelA, modelB, modelA, modelC, fourth] })))
  expect(failure).toMatchObject({ kind: 'overloaded' })
  expect(asked).toEqual(['model-a', 'model-b', 'model-c'])
})

test('each model gets the request made for it; one that cannot hold it is passed over, with the reason', async () => {
  const { run, asked } = setUp({ 'model-a': [fails('overloaded')] })
  const built: string[] = []
  const ask = testAsk({
    candidates: [modelA, modelB, modelC],
    requestFor(model) {
      built.push(model.model)
      return model.model === 'model-b' ? { passedOver: 'Too long for it.' } : testRequest(model)
    },
  })
  expect(await read(run(ask))).toBe('model-c')
  expect([asked, built]).toEqual([
    ['model-a', 'model-c'],
    ['model-a', 'model-b', 'model-c'],
  ])
  expect(ask.factsOf('passed-over')).toEqual([{ type: 'passed-over', model: modelB, why: 'Too long for it.' }])
})

describe('what the user has not allowed', () => {
  const down = { local: [fails('unreachable')], 'model-a': [fails('overloaded')] }
  const free = { prices: { 'model-a': { input: 0, output: 0 } } }

  test('from this machine to a hosted model', async () => {
    const { run, asked } = setUp(down, { ...free, allowDearer: true })
    const ask = testAsk({ candidates: [localModel, modelA] })
    expect(await failureOf(run(ask))).toMatchObject({ kind: 'unreachable' })
    expect(asked).toEqual(['local'])
    expect(ask.factsOf('passed-over')).toMatchObject([{ model: modelA }])
  })

  test('allowed, a free one answers; a dearer one has to be allowed as well', async () => {
    const allowed = setUp({ local: down.local }, { ...free, allowHosted: true })
    expect(await read(allowed.run(testAsk({ candidates: [localModel, modelA] })))).toBe('model-a')
    const dearer = setUp({ local: down.local }, { allowHosted: true })
    expect(await failureOf(dearer.run(testAsk({ candidates: [localModel, modelA] })))).toMatchObject({
      kind: 'unreachable',
    })
  })

  test.each([
    ['dearer to write', { input: 1, output: 6 }],
    ['dearer to read', { input: 2, output: 1 }],
  ])('to one that is %s', async (_, price) => {
    const prices = { 'model-b': price }
    const refused = setUp(down, { prices })
    expect(await failureOf(refused.run(testAsk({ candidates: [modelA, modelB] })))).toMatchObject({
      kind: 'overloaded',
    })
    expect(refused.asked).toEqual(['model-a'])
    const allowed = setUp(down, { prices, allowDearer: true })
    expect(await read(allowed.run(testAsk({ candidates: [modelA, modelB] })))).toBe('model-b')
  })

  test('to one whose price nobody knows; what runs on this machine costs nothing', async () => {
    const unknown = setUp(down, { prices: { 'model-b': undefined } })
    await failureOf(unknown.run(testAsk({ candidates: [modelA, modelB] })))
    expect(unknown.asked).toEqual(['model-a'])
    const other: ModelRef = { provider: 'ollama', model: 'other' }
    expect(await read(setUp(down).run(testAsk({ candidates: [modelA, other] })))).toBe('other')
  })

  test('starter', async () => {
    const { run, asked } = setUp(down)
    await failureOf(run(testAsk({ purpose: 'app' })))
    expect(asked).toEqual(['model-a'])
  })
})

describe('starter, where it is allowed', () => {
  const down = { 'model-a': [fails('unreachable')], 'model-b': [fails('unreachable')] }

  test('is the last resort for a new app', async () => {
    const { run, asked } = setUp(down, { allowStarter: true })
    const ask = testAsk({ candidates: [modelA, modelB], purpose: 'app' })
    expect(await read(run(ask))).toBe('starter')
    expect(asked).toEqual(['model-a', 'model-b', 'starter'])
    expect(ask.factsOf('fallback').at(-1)).toMatchObject({ from: modelA, to: starter })
  })

  test.each(['edit', 'plan', 'screen', 'continuation', 'summary', 'repair'] as const)(
    'and not for %s',
    async (purpose) => {
      const { run, asked } = setUp(down, { allowStarter: true })
      await failureOf(run(testAsk({ purpose })))
      expect(asked).toEqual(['model-a'])
    },
  )

  test('nor for a script', async () => {
    const script: ModelRef = { provider: 'scripted', model: 'scripted' }
    const { run, asked } = setUp({ scripted: [fails('unreachable')] }, { allowStarter: true })
    await failureOf(run(testAsk({ candidates: [script], purpose: 'app' })))
    expect(asked).toEqual(['scripted'])
  })
})

describe('a provider that fails again and again', () => {
  async function broken(changes: Partial<Rules> = {}) {
    const steps: Record<string, readonly Step[]> = { 'model-a': [fails('overloaded')] }
    const set = setUp(steps, changes)
    const ask = testAsk()
    for (let time = 0; time < breakerFailures; time += 1) await failureOf(set.run(ask))
    return { ...set, steps, opened: ask.factsOf('breaker') }
  }

  test('says so, and is passed by where another model may answer', async () => {
    const { run, asked, opened } = await broken()
    expect(opened).toMatchObject([{ provider: 'openai', state: 'open' }])
    const ask = testAsk({ candidates: [modelA, modelB] })
    expect(await read(run(ask))).toBe('model-b')
    expect(asked.filter((model) => model === 'model-a')).toHaveLength(breakerFailures)
    expect(ask.factsOf('passed-over')).toMatchObject([{ model: modelA }])
  })

  test('is waited for where none may, in view of the user, and then asked once to see', async () => {
    const { run, steps, timers, breakers } = await broken()
    steps['model-a'] = answer('back')
    const ask = testAsk()
    const text = read(run(ask))
    await timers.settle()
    const untilMs = timers.now() + breakerOpenMs
    expect(ask.factsOf('wait')).toMatchObject([{ reason: 'provider-down', model: modelA, untilMs, canHurry: true }])
    await timers.advance(breakerOpenMs)
    expect(await text).toBe('back')
    expect(ask.factsOf('breaker').map(({ state }) => state)).toEqual(['half-open', 'closed'])
    expect(breakers.states()).toEqual([])
  })

  test('is half-open by itself when its time is over: whoever looks sees that it may be asked', async () => {
    const { timers, breakers } = await broken()
    expect(breakers.states()).toMatchObject([{ state: 'open' }])
    await timers.advance(breakerOpenMs)
    expect(breakers.states()).toEqual([{ provider: 'openai', state: 'half-open', failures: breakerFailures }])
  })

  test('is seen by one request while the others wait for what becomes of it', async () => {
    const { run, steps, timers, asked } = await broken()
    steps['model-a'] = answer('back')
    const before = asked.length
    const texts = Promise.all([1, 2, 3].map(() => read(run(testAsk()))))
    await timers.advance(breakerOpenMs)
    expect(await texts).toEqual(['back', 'back', 'back'])
    expect(asked.length - before).toBe(3)
    expect(timers.pending()).toBe(0)
  })

  test('is asked at once when the user says now', async () => {
    const { run, steps, timers } = await broken()
    steps['model-a'] = answer('back')
    const ask = testAsk()
    const text = read(run(ask))
    await timers.settle()
    ask.hurry('now')
    expect(await text).toBe('back')
    expect(timers.pending()).toBe(0)
  })

  test('a stop ends the wait at once, and leaves nothing behind', async () => {
    const { run, timers } = await broken()
    const controller = new AbortController()
    const ask = testAsk()
    const failure = failureOf(run(ask, controller.signal))
    await timers.settle()
    controller.abort()
    expect(await failure).toMatchObject({ kind: 'aborted' })
    expect([timers.pending(), ask.hurried()]).toEqual([0, 0])
  })

  test('a stop of the one that sees lets the next one see', async () => {
    const { timers, handlerAround } = await broken()
    await timers.advance(breakerOpenMs)
    const controller = new AbortController()
    const failure = failureOf(handlerAround(holds)(testAsk(), controller.signal))
    await timers.settle()
    controller.abort()
    await failure
    const answering: Handler = async function* () {
      yield* answer('back')
    }
    expect(await read(handlerAround(answering)(testAsk(), new AbortController().signal))).toBe('back')
  })

  test('a stop of one that was under way when it opened frees no place beside the one that sees', async () => {
    const steps: Record<string, readonly Step[]> = { 'model-a': [fails('overloaded')] }
    const { run, timers, breakers, handlerAround } = setUp(steps)
    const stops = [new AbortController(), new AbortController()] as const
    const before = failureOf(handlerAround(holds)(testAsk(), stops[0].signal))
    await timers.settle()
    for (let time = 0; time < breakerFailures; time += 1) await failureOf(run(testAsk()))
    await timers.advance(breakerOpenMs)
    const asks = [testAsk(), testAsk()] as const
    const seeing = asks.map((ask) => failureOf(handlerAround(holds)(ask, stops[1].signal)))
    await timers.settle()
    stops[0].abort()
    await before
    await timers.settle()
    expect(asks.map((ask) => ask.factsOf('attempt-start').length)).toEqual([1, 0])
    stops[1].abort()
    await Promise.all(seeing)
    steps['model-a'] = answer('back')
    expect(await read(run(testAsk()))).toBe('back')
    expect(breakers.states()).toEqual([])
  })

  test('is not one that refuses: whoever says no is there', async () => {
    const { run, steps, timers, breakers } = await broken()
    steps['model-a'] = [fails('auth')]
    await timers.advance(breakerOpenMs)
    await failureOf(run(testAsk()))
    expect(breakers.states()).toEqual([])
  })

  test('is not known to be there by what ended before it was asked: the next may see', async () => {
    const { timers, breakers, run, steps, handlerAround } = await broken()
    await timers.advance(breakerOpenMs)
    const refusing = budget(async () => 'This month’s budget is used up.')
    const ask = testAsk()
    const failure = await failureOf(handlerAround(refusing(holds))(ask, new AbortController().signal))
    expect(failure).toMatchObject({ kind: 'budget' })
    expect(ask.factsOf('breaker')).toMatchObject([{ state: 'half-open' }])
    expect(breakers.states()).toMatchObject([{ state: 'half-open' }])
    steps['model-a'] = answer('back')
    expect(await read(run(testAsk()))).toBe('back')
  })

  test('nor by a wait in line that the user ended', async () => {
    const { timers, breakers, handlerAround } = await broken()
    await timers.advance(breakerOpenMs)
    const inLine: Handler = async function* (ask) {
      const error = fails('rate-limited', { retryable: false })
      ask.report({ type: 'attempt-failed', model: modelA, error: error.error })
      yield await Promise.reject<never>(error)
    }
    await failureOf(handlerAround(inLine)(testAsk(), new AbortController().signal))
    expect(breakers.states()).toMatchObject([{ state: 'half-open' }])
  })
})

describe('another model, when the user wants one', () => {
  function hurriable(candidates: [ModelRef, ...ModelRef[]]) {
    const heard: string[] = []
    const { handlerAround } = setUp({})
    const inner: Handler = async function* (ask) {
      ask.onHurry?.((how) => heard.push(`${ask.candidates[0].model} ${how}`))
      ask.report({ type: 'wait', reason: 'rate-limited', model: ask.candidates[0], canHurry: true })
      yield* answer()
    }
    const ask = testAsk({ candidates })
    return { heard, ask, done: read(handlerAround(inner)(ask, new AbortController().signal)) }
  }

  test('is offered and heard where there is one', async () => {
    const { heard, ask, done } = hurriable([modelA, modelB])
    await done
    expect(ask.factsOf('wait')).toMatchObject([{ canReplace: true }])
    ask.hurry('another-model')
    expect(heard).toEqual(['model-a another-model'])
  })

  test('is neither offered nor heard where there is none, and the wait goes on', async () => {
    const { heard, ask, done } = hurriable([modelA])
    await done
    expect(ask.factsOf('wait')[0]).not.toHaveProperty('canReplace')
    ask.hurry('another-model')
    ask.hurry('now')
    expect(heard).toEqual(['model-a now'])
  })
})
