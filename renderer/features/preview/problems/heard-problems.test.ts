/** What of an app's words are errors, with their places. */
import { expect, test } from 'vitest'
import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import { createHeardProblems } from './heard-problems.ts'

const error = (more: Partial<Extract<BridgeEvent, { type: 'error' }>> = {}): BridgeEvent => ({
  ...{ type: 'error', message: 'a is not defined', stack: '', rejection: false, file: '', line: 4, column: 1 },
  ...more,
})
const fresh: BridgeEvent = { type: 'page', path: '', back: false, forward: false, fresh: true }

test('an error has its file, which is the page itself for a script in it; a promise has its stack’s', () => {
  const heard = createHeardProblems()
  heard.hear(error(), 1)
  heard.hear(error({ message: 'b', rejection: true, line: 0, stack: 'Error: b\n    at load (src/lib/data.ts:7:3)' }), 2)
  heard.hear(error({ message: 'c', caught: true, component: 'Home', file: 'src/home.tsx', line: 2 }), 3)
  expect(heard.get()).toMatchObject([
    { kind: 'error', message: 'a is not defined', file: 'index.html', line: 4, at: 1 },
    { kind: 'rejection', file: 'src/lib/data.ts', line: 7 },
    { kind: 'boundary', component: 'Home', file: 'src/home.tsx' },
  ])
})

test('what a document said is over when another is about to come, and told once', () => {
  const heard = createHeardProblems()
  let told = 0
  heard.subscribe(() => (told += 1))
  heard.hear(error(), 1)
  heard.clear()
  heard.clear()
  heard.hear(fresh, 2)
  expect([heard.get(), told]).toEqual([[], 2])
})

test('the same one is told once, and again when it comes back after a while', () => {
  const heard = createHeardProblems()
  heard.hear(error(), 0)
  const first = heard.get()
  heard.hear(error(), 5_000)
  expect(heard.get()).toBe(first)
  heard.hear(error(), 20_000)
  expect(heard.get()).toMatchObject([{ at: 20_000 }])
})

test('another document forgets them', () => {
  const heard = createHeardProblems()
  heard.hear(error(), 1)
  heard.hear({ ...fresh, fresh: false }, 2)
  expect(heard.get()).toHaveLength(1)
  heard.hear(fresh, 3)
  expect(heard.get()).toEqual([])
})

test('a script or style sheet of its own that is not there is one; a picture, a script of others and a log are none', () => {
  const heard = createHeardProblems()
  for (const [tag, url] of [
    ['script', 'App.js'],
    ['link', 'style.css'],
    ['link', 'icon.png'],
    ['img', 'none.png'],
    ['script', 'https://cdn.example/a.js'],
  ] as const)
    heard.hear({ type: 'load-failed', tag, url }, 1)
  heard.hear({ type: 'console', level: 'error', text: 'Error: no', file: '', line: 1, column: 1 }, 1)
  expect(heard.get()).toMatchObject([
    { message: 'The file App.js is not there: it did not load.', missing: 'App.js' },
    { message: 'The file style.css is not there: it did not load.', missing: 'style.css' },
  ])
})
