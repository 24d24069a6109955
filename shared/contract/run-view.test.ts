/** What is known of a run whose screens are written side by side. */
import { expect, it } from 'vitest'
import { appOf } from './run-app.ts'
import type { RunEvent, RunEventBody } from './run-event.ts'
import { emptyRunView, foldRunEvent } from './run-view.ts'

const asked = { provider: 'scripted', model: 'scripted' } as const
const start = { type: 'run-start', prompt: 'a shop', kind: 'react', mode: 'create', asked } as const
const stage = (name: string, percent: number): RunEventBody => ({ type: 'stage', name, percent, message: name })
const screens = ['home', 'cart', 'orders', 'help'].map((id) => ({ id, title: id }))
const plan: RunEventBody = { type: 'plan', name: 'Clay', summary: 'a shop', screens, palette: 'teal' }
const file = (type: 'file-start' | 'file-end', id: string): RunEventBody => ({ type, path: `src/screens/${id}.tsx` })
const error = { kind: 'provider', message: 'No.', retryable: false } as const

function viewOf(...bodies: RunEventBody[]) {
  return bodies.map((body, seq): RunEvent => ({ runId: 'r', seq, at: 1, ...body })).reduce(foldRunEvent, emptyRunView)
}

it('knows every file that is being written, the longest-begun first', () => {
  const both = viewOf(start, file('file-start', 'cart'), file('file-start', 'orders'))
  expect(both.writing).toEqual(['src/screens/cart.tsx', 'src/screens/orders.tsx'])
  const one = viewOf(start, file('file-start', 'cart'), file('file-start', 'orders'), file('file-end', 'cart'))
  expect(one.writing).toEqual(['src/screens/orders.tsx'])
  // The answer of a page leaves a file by beginning the next.
  const page = viewOf({ ...start, kind: 'page' }, file('file-start', 'cart'), file('file-start', 'orders'))
  expect(page.writing).toEqual(['src/screens/orders.tsx'])
  expect(viewOf(start, file('file-start', 'cart'), { type: 'run-end', outcome: 'stopped' }).writing).toEqual([])
})

it('hears the first token of an app in its plan, when a model says it', () => {
  const answering: RunEventBody = { type: 'answering', model: asked, from: 'provider' }
  expect(viewOf(start, answering, plan).firstTokenAt).toBe(1)
  expect(viewOf(start, plan).firstTokenAt).toBeUndefined()
})

it('says that an app is from the cache only when all of it is', () => {
  const known: RunEventBody = { type: 'answering', model: asked, from: 'cache', ageMs: 5 }
  const made: RunEventBody = { type: 'answering', model: asked, from: 'provider' }
  expect(viewOf(start, known, known).path).toEqual({ from: 'cache', ageMs: 5 })
  expect(viewOf(start, known, made, known).path).toEqual({ from: 'provider' })
})

it('tells of each screen how far it is, and of home by its stages', () => {
  const states = (...bodies: RunEventBody[]) => appOf(viewOf(start, ...bodies))?.screens.map(({ state }) => state)
  expect(appOf(viewOf(start))).toBeUndefined()
  expect(states(plan)).toEqual(['planned', 'planned', 'planned', 'planned'])
  expect(states(plan, stage('generating-base', 25))?.[0]).toBe('writing')
  const told = [plan, stage('preview-ready', 60), file('file-start', 'cart'), file('file-start', 'orders')]
  const failed: RunEventBody = { type: 'screen-failed', screen: 'orders', error }
  expect(states(...told, failed)).toEqual(['ready', 'writing', 'failed', 'planned'])
  expect(states(...told, failed, { type: 'screen-ready', screen: 'orders' })?.[2]).toBe('ready')
  // What a stop left half written is not being written any more.
  expect(states(...told, { type: 'run-end', outcome: 'stopped' })?.[1]).toBe('planned')
})
