/** What is said of a run that makes an app: in its headline, in its list of stages, and to a screen reader. */
import { expect, it } from 'vitest'
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import { emptyRunView, foldRunEvent } from '#shared/contract/run-view.ts'
import type { RunApp } from '#shared/domain/run.ts'
import { announcement } from '../announcer.tsx'
import { turnTitle } from '../turn-words.ts'
import { type Turn, turnOfPrompt, withView } from '../turn.ts'
import { phaseDetail } from './phase-words.ts'

const asked = { provider: 'scripted', model: 'scripted' } as const
const error = { kind: 'provider', message: 'No.', retryable: false } as const
const start: RunEventBody = { type: 'run-start', prompt: 'a shop', kind: 'react', mode: 'create', asked }
const stage = (name: string, percent: number, message = name): RunEventBody => ({
  type: 'stage',
  name,
  percent,
  message,
})
const screens = ['home', 'cart', 'orders'].map((id) => ({ id, title: id.toUpperCase() }))
const plan: RunEventBody = { type: 'plan', name: 'Clay', summary: 'a shop', screens }

function viewOf(...bodies: RunEventBody[]) {
  return bodies.map((body, seq): RunEvent => ({ runId: 'r', seq, at: 0, ...body })).reduce(foldRunEvent, emptyRunView)
}

const sent = turnOfPrompt('r', 'a shop', asked, 0, [], 'react')
const done = (app: RunApp['screens'], patch: Partial<Turn> = {}): Turn => ({
  ...sent,
  state: 'done',
  endedAt: 41_200,
  app: { name: 'Clay', screens: app },
  ...patch,
})
const ready = { state: 'ready' } as const

it('says how many screens were made, and how long it took; of one that was made again, which', () => {
  const all = screens.map((screen) => ({ ...screen, ...ready }))
  const some = all.map((screen, index) => (index === 2 ? { ...screen, state: 'failed' as const, error } : screen))
  expect(turnTitle(done(all))).toBe('Made 3 screens in 41 s')
  expect(turnTitle(done(some))).toBe('Made 2 of 3 screens in 41 s')
  expect(turnTitle(done(all, { resumes: true }))).toBe('Made the rest in 41 s')
  const again = { mode: 'edit', screen: 'orders' } as const
  expect(turnTitle(done(all, again))).toBe('Made “ORDERS” in 41 s')
  expect(turnTitle(done(some, again))).toBe('“ORDERS” could not be made')
})

it('has the bar at the highest stage, which the answer’s length does not move', () => {
  const begun: RunEventBody[] = [start, stage('analyzing', 5), plan, stage('preview-ready', 60)]
  const long: RunEventBody[] = [
    { type: 'file-start', path: 'src/screens/cart.tsx' },
    { type: 'file-delta', path: 'src/screens/cart.tsx', text: 'x'.repeat(50_000) },
  ]
  expect(withView(sent, viewOf(...begun, ...long, stage('installing-deps', 60))).percent).toBe(60)
})

it('tells the studio’s words of packages and counts in the interface’s own, and any others as they are', () => {
  const detail = (name: string, message: string) =>
    phaseDetail({ name, message, state: 'now', startedAt: 0, endedAt: undefined })
  expect(detail('generating-screens', '2 of 5 screens')).toBe('2 of 5')
  expect(detail('installing-deps', 'Everything is there already')).toBe('nothing to install')
  expect(detail('installing-deps', 'Going on without three: you are offline')).toBe('without three: you are offline')
  expect(detail('installing-deps', 'Looking at the registry')).toBe('Looking at the registry')
  expect(detail('generating-images', 'Drawing a mug')).toBe('Drawing a mug')
})

it('is heard at each screen, and what it asks for, politely once', () => {
  const said: string[] = []
  const steps: RunEventBody[] = [
    start,
    stage('analyzing', 5),
    plan,
    { type: 'packages-asked', packages: ['three'] },
    { type: 'file-start', path: 'src/store.ts' },
    { type: 'packages-answered', allowed: false },
    { type: 'file-end', path: 'src/store.ts' },
    stage('preview-ready', 60),
    { type: 'screen-ready', screen: 'cart' },
    { type: 'screen-failed', screen: 'orders', error },
    { type: 'run-end', outcome: 'done' },
  ]
  for (const [index] of steps.entries()) {
    const text = announcement(viewOf(...steps.slice(0, index + 1)))
    if (text !== said.at(-1)) said.push(text)
  }
  expect(said.filter((text) => text !== '')).toEqual([
    'The app asks for 1 package: three. You can answer in the conversation.',
    'The app runs.',
    'CART is ready.',
    'ORDERS could not be made.',
    'Done. 2 screens.',
  ])
})
