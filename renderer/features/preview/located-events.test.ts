import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import type { CodePlace } from '#shared/domain/build.ts'
import { expect, test } from 'vitest'
import { createLocatedEvents, type Locate } from './located-events.ts'

const script = '__kiln/build/app-ABC.js'
const error: BridgeEvent = {
  type: 'error',
  message: 'Uncaught TypeError: x is undefined',
  stack: `TypeError: x is undefined
    at total (${script}:120:7)
    at Cart (http://x.localhost:1/${script}:140:3)
    at react_stack_bottom_frame (__kiln/vendor/k/react-dom.js:9:9)`,
  rejection: false,
  file: script,
  line: 120,
  column: 7,
}
const sources: Readonly<Record<number, CodePlace>> = {
  120: { file: 'src/lib/total.ts', line: 3, column: 5 },
  140: { file: 'src/screens/cart.tsx', line: 12, column: 9 },
}
const locate: Locate = async (places) => places.map(({ line }) => sources[line] ?? null)

async function told(events: readonly BridgeEvent[], by = locate): Promise<BridgeEvent[]> {
  const heard: BridgeEvent[] = []
  const hear = createLocatedEvents(by, (event) => heard.push(event))
  for (const event of events) hear(event)
  await expect.poll(() => heard.length).toBe(events.length)
  return heard
}

test('an error is told at its place in the sources, with its component and a stack of the app’s own code alone', async () => {
  expect(await told([error])).toMatchObject([
    {
      file: 'src/lib/total.ts',
      line: 3,
      component: 'Cart',
      stack: 'TypeError: x is undefined\n    at total (src/lib/total.ts:3:5)\n    at Cart (src/screens/cart.tsx:12:9)',
    },
  ])
})

test('what a boundary caught has the place of the first line that is the app’s, and the name that React gives', async () => {
  const caught = { ...error, file: '', line: 0, column: 0, caught: true, component: 'Basket' } as const
  expect(await told([caught])).toMatchObject([{ file: 'src/lib/total.ts', line: 3, component: 'Basket' }])
})

test('what comes while places are looked up stays behind: the order is the app’s', async () => {
  const log: BridgeEvent = { type: 'console', level: 'log', text: 'then', file: '', line: 0, column: 0 }
  const page: BridgeEvent = { type: 'page', path: '', back: false, forward: false, fresh: true }
  expect((await told([error, log, page])).map(({ type }) => type)).toEqual(['error', 'console', 'page'])
})

test('without an answer, an error is told without a place', async () => {
  const [first] = await told([error], () => Promise.reject(new Error('gone')))
  expect(first).toMatchObject({ message: error.message, file: '', line: 0 })
})
