/** The list of stages: what stands in it at each moment of a run whose stages overlap. */
import { expect, it } from 'vitest'
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import { emptyRunView, foldRunEvent } from '#shared/contract/run-view.ts'
import { type Phase, phasesOf } from './phases.ts'

function phasesAfter(stages: readonly (readonly [name: string, at: number, message?: string])[], end?: RunEventBody) {
  const bodies: (RunEventBody & { at: number })[] = stages.map(([name, at, message = name]) => ({
    type: 'stage',
    name,
    percent: 5,
    message,
    at,
  }))
  const events = end === undefined ? bodies : [...bodies, { ...end, at: 9_000 }]
  const view = events.map((body, seq): RunEvent => ({ runId: 'r', seq, ...body })).reduce(foldRunEvent, emptyRunView)
  return phasesOf(view)
}
const state = (phases: readonly Phase[], name: string) => phases.find((phase) => phase.name === name)?.state
const named = (phases: readonly Phase[], wanted: string) =>
  phases.filter((phase) => phase.state === wanted).map(({ name }) => name)

const running = [
  ['analyzing', 0],
  ['creating-project', 1_000],
  ['installing-deps', 1_100, 'Asking for three'],
  ['starting-server', 1_100],
  ['generating-base', 1_100],
  ['creating-tunnel', 1_400],
] as const

it('has every stage from the beginning, so that nothing moves', () => {
  const phases = phasesAfter([['analyzing', 0]])
  expect(phases).toHaveLength(10)
  expect(named(phases, 'now')).toEqual(['analyzing'])
  expect(named(phases, 'coming')).toHaveLength(9)
})

it('shows what goes on at the same time, and how long what is over took', () => {
  const phases = phasesAfter(running)
  expect(named(phases, 'now')).toEqual(['generating-base', 'installing-deps'])
  expect(named(phases, 'done')).toEqual(['analyzing', 'creating-project', 'starting-server', 'creating-tunnel'])
  expect(phases.find(({ name }) => name === 'starting-server')).toMatchObject({ startedAt: 1_100, endedAt: 1_400 })
})

it('counts a stage that tells of itself again as one, from its first word to its end', () => {
  const screens = (at: number, message: string) => ['generating-screens', at, message] as const
  const later = [['preview-ready', 3_000], screens(3_000, '0 of 5 screens'), screens(5_000, '1 of 5 screens')] as const
  const phases = phasesAfter([...running, ...later])
  expect(phases.filter(({ name }) => name === 'generating-screens')).toMatchObject([
    { state: 'now', startedAt: 3_000, message: '1 of 5 screens' },
  ])
  const over = phasesAfter([...running, ...later, ['adding-components', 7_000]])
  expect(over.find(({ name }) => name === 'generating-screens')?.endedAt).toBe(7_000)
})

it('leaves out what a run that is gone on with does not need, once that is certain', () => {
  const begun = [
    ['analyzing', 0],
    ['creating-project', 10],
    ['starting-server', 20],
  ] as const
  expect(state(phasesAfter(begun), 'generating-base')).toBe('coming')
  expect(state(phasesAfter([...begun, ['preview-ready', 30]]), 'generating-base')).toBe('skipped')
})

it('takes packages for settled by what is said of them', () => {
  for (const message of ['Everything is there already', 'Installed three', 'Going on without three: offline']) {
    expect(state(phasesAfter([...running, ['installing-deps', 2_000, message]]), 'installing-deps')).toBe('done')
  }
})

it('tells where a run was left, and has nothing going on after its end', () => {
  const stopped = phasesAfter(running, { type: 'run-end', outcome: 'stopped' })
  expect(named(stopped, 'left').slice(0, 2)).toEqual(['generating-base', 'installing-deps'])
  expect([...named(stopped, 'now'), ...named(stopped, 'coming')]).toEqual([])
  expect(named(phasesAfter(running, { type: 'run-end', outcome: 'done' }), 'left')).toEqual([])
})

it('keeps a stage that it does not know, after its own', () => {
  expect(phasesAfter([['generating-images', 0, 'Drawing']]).at(-1)).toMatchObject({
    name: 'generating-images',
    message: 'Drawing',
    state: 'now',
  })
})
