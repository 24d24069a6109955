import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import { createStages, type StageName } from './stages.ts'

function percents(...entered: readonly (readonly [StageName, number?])[]): number[] {
  const events: RunEventBody[] = []
  const stages = createStages((event) => events.push(event))
  for (const [name, share] of entered) stages.enter(name, 'x', share)
  return events.map((event) => (event.type === 'stage' ? event.percent : -1))
}

test('screens move the bar from 60 to 85 as they are done', () => {
  expect(percents(['generating-screens', 0], ['generating-screens', 0.4], ['generating-screens', 1])).toEqual([
    60, 70, 85,
  ])
})

test('a stage that begins late does not take the bar back', () => {
  expect(percents(['creating-tunnel'], ['installing-deps'], ['complete'])).toEqual([55, 55, 100])
})

test('whatever the order, the percentage never falls', () => {
  const names: StageName[] = ['analyzing', 'creating-project', 'generating-base', 'preview-ready', 'generating-screens']
  const entered = fc.tuple(fc.constantFrom(...names), fc.double({ min: 0, max: 1, noNaN: true }))
  fc.assert(
    fc.property(fc.array(entered), (list) => {
      const told = percents(...list)
      expect(told).toEqual(told.toSorted((a, b) => a - b))
    }),
  )
})
