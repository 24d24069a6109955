import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import { failure } from '#shared/domain/error.ts'
import type { Handler } from '../../pipeline/index.ts'
import { isStandIn, pendingScreen, screenPath } from './code-screens.ts'
import { nothingMade, resumeFrom } from './resume.ts'
import {
  builds,
  endOf,
  expectWhole,
  fileBlock,
  filesIn,
  modelSays,
  others,
  planOf,
  runReact,
  screensOf,
} from './test-react-run.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'kiln-react-'))))
afterEach(() => rm(folder, { recursive: true }))

test('makes an app of six screens: planned, running, then screen by screen', async () => {
  const model = modelSays()
  const run = await runReact(folder, model.handler)
  expectWhole(run)
  expect(endOf(run)).toMatchObject({ outcome: 'done', versionId: 'v1' })
  expect(model.asked.slice(0, 2)).toEqual(['plan', 'base'])
  expect(model.asked.slice(2).toSorted()).toEqual(others.map((id) => `screen ${id}`).toSorted())
  expect(model.mostOpen()).toBe(2)
  expect(screensOf(run, 'screen-ready').toSorted()).toEqual(others.toSorted())
  expect(run.stages.filter((name) => name !== 'installing-deps')).toEqual([
    'analyzing',
    'creating-project',
    ...['starting-server', 'generating-base', 'creating-tunnel'],
    'preview-ready',
    'generating-screens',
    'adding-components',
    'complete',
  ])
  const files = await filesIn(folder)
  expect(files.get('src/screens/home.tsx')).toContain('made by a model')
  for (const id of others) expect(files.get(screenPath(id))).toContain(`<p>${id}</p>`)
  expect(files.get('src/palette.css')).toContain('teal')
  expect(await builds(folder)).toBe(true)
})

test('the app runs before the base is written, and the name and screens are told while the plan is', async () => {
  let isShown = (): void => {}
  const shown = new Promise<void>((resolve) => (isShown = resolve))
  const model = modelSays((step) => (step.name === 'base' ? shown.then(() => 'Nothing.') : undefined))
  const onEvent = (event: RunEventBody): void => void (event.type === 'preview-ready' && isShown())
  const { events } = await runReact(folder, model.handler, { onEvent })
  const plans = events.filter((event) => event.type === 'plan')
  expect(plans[0]).toMatchObject({ name: 'Clay', screens: [] })
  expect(plans.length).toBeGreaterThan(6)
  expect(planOf(events)?.screens).toHaveLength(6)
})

test('tells what all requests used together', async () => {
  const { events } = await runReact(folder, modelSays().handler)
  const used = events.flatMap((event) => (event.type === 'usage' ? [event.usage.input] : []))
  expect(used).toEqual([10, 20, 30, 40, 50, 60, 70])
})

test('tells what a model thinks, but not what several think at the same time', async () => {
  const right = modelSays()
  const thinking: Handler = async function* (ask, signal) {
    yield { type: 'reasoning-delta', text: `${ask.purpose}.` }
    yield* right.handler(ask, signal)
  }
  const { events } = await runReact(folder, thinking)
  const thought = events.flatMap((event) => (event.type === 'reasoning-delta' ? [event.text] : []))
  expect(thought.slice(0, 2)).toEqual(['plan.', 'app.'])
  expect(thought.length).toBeLessThan(7)
})

test('one at a time, where that is asked for', async () => {
  const model = modelSays()
  await runReact(folder, model.handler, { input: { parallel: 1 } })
  expect(model.mostOpen()).toBe(1)
  expect(model.asked.slice(2)).toEqual(others.map((id) => `screen ${id}`))
})

test('screens are told what they share, and the same words come first in each of their requests', async () => {
  const model = modelSays()
  await runReact(folder, model.handler)
  const prompts = model.prompts.filter((_, index) => model.asked[index]?.startsWith('screen'))
  for (const prompt of prompts) {
    expect(prompt).toContain(
      "// '../components/product-card'\nexport function ProductCard({ product }: { product: Product })",
    )
    expect(prompt).toContain('products: Product[]')
    expect(prompt).toContain('interface Product')
    expect(prompt.slice(0, 6000)).toBe(prompts[0]?.slice(0, 6000))
  }
})

describe('a plan', () => {
  test('that is no structure is asked for once more', async () => {
    let plans = 0
    const model = modelSays((step) => (step.name === 'plan' && ++plans === 1 ? 'Sure! Five screens.' : undefined))
    const run = await runReact(folder, model.handler)
    expect(model.asked.slice(0, 2)).toEqual(['plan', 'repair plan'])
    expect(planOf(run.events)?.name).toBe('Clay')
  })

  test('that never comes is made by rules', async () => {
    const model = modelSays((step) => (step.name === 'plan' ? 'I cannot do JSON.' : undefined))
    const run = await runReact(folder, model.handler, { input: { prompt: 'متجر باسم «طين»' } })
    expectWhole(run)
    expect(endOf(run)).toMatchObject({ outcome: 'done' })
    expect(planOf(run.events)).toMatchObject({ name: 'طين', language: 'ar', direction: 'rtl' })
    expect(screensOf(run, 'screen-ready')).toContain('checkout')
  })

  test('that is cut off is asked for once more too', async () => {
    const cut = failure('truncated', 'The answer was cut off before its end.')
    let plans = 0
    const model = modelSays((step) => (step.name === 'plan' && ++plans === 1 ? cut : undefined))
    expect(endOf(await runReact(folder, model.handler))).toMatchObject({ outcome: 'done' })
  })

  test('that the provider refuses ends the run, and nothing is written', async () => {
    const model = modelSays(() => failure('auth', 'The key is wrong.'))
    const run = await runReact(folder, model.handler)
    expectWhole(run)
    expect(endOf(run)).toMatchObject({ outcome: 'failed', error: { kind: 'auth' } })
    expect(run.target.ends).toEqual(['failed empty'])
  })
})

describe('a stop', () => {
  const steps = ['plan', 'base', 'screen cart', 'screen about'] as const

  test.each(steps)('while the %s is being written keeps what is whole, and the rest can be asked for', async (at) => {
    const abort = new AbortController()
    const model = modelSays((step) => {
      if (('screen' in step ? `${step.name} ${step.screen}` : step.name) !== at) return undefined
      abort.abort()
      return new Promise<never>(() => {})
    })
    const run = await runReact(folder, model.handler, { signal: abort.signal })
    expectWhole(run)
    expect(endOf(run)).toMatchObject({ outcome: 'stopped' })
    const files = await filesIn(folder)
    expect(files.size > 0).toBe(at !== 'plan')
    if (at !== 'plan') expect(await builds(folder)).toBe(true)
    for (const text of files.values()) expect(text).not.toBe(pendingScreen)

    const state = resumeFrom(run.events, files)
    const again = modelSays()
    const resumed = await runReact(folder, again.handler, { input: { resumes: state } })
    expectWhole(resumed)
    expect(endOf(resumed)).toMatchObject({ outcome: 'done' })
    // One that was whole and not yet built is only built.
    const isMade = (id: string): boolean => !isStandIn(files.get(screenPath(id)) ?? pendingScreen)
    const missing = others.filter((id) => !isMade(id)).map((id) => `screen ${id}`)
    const asked = at === 'plan' ? ['plan', 'base'] : at === 'base' ? ['base'] : []
    expect(again.asked.toSorted()).toEqual([...asked, ...missing].toSorted())
    expect(screensOf(resumed, 'screen-ready').toSorted()).toEqual(others.toSorted())
    expect(await builds(folder)).toBe(true)
  })

  const ends = ['a stop', 'a lost connection'] as const

  test.each(ends)('%s in the middle of the base leaves an app that runs', async (end) => {
    const abort = new AbortController()
    const right = modelSays()
    // A store by a model, for a home screen that it has not come to.
    const store = fileBlock('src/store.ts', 'export const useCart = () => 1')
    const handler: Handler = async function* (ask, signal) {
      const request = ask.requestFor(ask.candidates[0])
      if ('passedOver' in request || request.task.step?.name !== 'base') return yield* right.handler(ask, signal)
      yield { type: 'text-delta', text: store }
      if (end === 'a stop') abort.abort()
      throw failure(end === 'a stop' ? 'aborted' : 'unreachable', 'It is gone.')
    }
    const run = await runReact(folder, handler, { signal: abort.signal })
    expect(endOf(run)).toMatchObject({ outcome: end === 'a stop' ? 'stopped' : 'failed' })
    expect(await builds(folder)).toBe(true)
  })

  test('between two deltas of a screen leaves no half of it', async () => {
    const abort = new AbortController()
    const run = await runReact(folder, modelSays().handler, {
      signal: abort.signal,
      onEvent: (event) => {
        if (event.type === 'file-delta' && event.path === 'src/screens/cart.tsx') abort.abort()
      },
    })
    expect(endOf(run)).toMatchObject({ outcome: 'stopped' })
    expect((await filesIn(folder)).get('src/screens/cart.tsx')).toContain('not made yet')
  })
})

describe('after a crash', () => {
  test('a screen that was written and never built is tried before it is asked for', async () => {
    const first = await runReact(folder, modelSays().handler)
    const before = first.events.filter((event) => event.type !== 'screen-ready' || event.screen !== 'cart')
    const model = modelSays()
    await runReact(folder, model.handler, { input: { resumes: resumeFrom(before, await filesIn(folder)) } })
    expect(model.asked).toEqual([])
  })

  test('a base of which only a part was written is completed', async () => {
    const first = await runReact(folder, modelSays().handler)
    const files = await filesIn(folder)
    for (const path of ['src/layout.tsx', 'src/store.ts', 'package.json']) {
      files.delete(path)
      await rm(join(folder, path))
    }
    const onlyPlan = first.events.filter(({ type }) => type === 'plan')
    const run = await runReact(folder, modelSays().handler, { input: { resumes: resumeFrom(onlyPlan, files) } })
    expect(endOf(run)).toMatchObject({ outcome: 'done' })
    expect([...(await filesIn(folder)).keys()]).toEqual(
      expect.arrayContaining(['src/layout.tsx', 'src/store.ts', 'package.json']),
    )
  })

  test('without a trace, everything is asked for', () => {
    expect(resumeFrom([], new Map())).toEqual(nothingMade)
  })
})
