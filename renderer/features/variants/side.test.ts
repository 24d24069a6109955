import { expect, test } from 'vitest'
import { emptyRunView, foldRunEvent } from '#shared/contract/run-view.ts'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { RunRecord } from '#shared/domain/run.ts'
import type { VariantListing } from '#shared/domain/variant.ts'
import { canKeep, isEmpty, linesOf, sideOf, standOf } from './side.ts'

const model = { provider: 'ollama', model: 'small' } as const
const record: RunRecord = {
  ...{ id: 'one', projectId: 'p', prompt: 'Do it', kind: 'page', mode: 'edit', asked: model, state: 'running' },
  ...{ draft: 'none', startedAt: 100, text: '', attachments: [], citations: [], files: [] },
}
const pair: VariantListing = {
  ...{ id: 'pair', projectId: 'p', by: 'models', kind: 'page', mode: 'edit', createdAt: 90, runIds: ['one', 'two'] },
  ...{ state: 'open', kept: [], runs: [record] },
}

function view(bodies: readonly RunEventBody[]) {
  return bodies.map((body, seq) => ({ runId: 'one', seq, at: 1_000 + seq, ...body })).reduce(foldRunEvent, emptyRunView)
}

const begun: readonly RunEventBody[] = [
  { type: 'run-start', prompt: 'Do it', kind: 'page', mode: 'edit', asked: model },
  { type: 'file-start', path: 'a.css' },
  { type: 'file-delta', path: 'a.css', text: 'a\nb\n' },
]
const cost = (): undefined => undefined

test('a live answer is what its events say, and cannot be kept yet', () => {
  const side = sideOf(pair, 0, view(begun), cost)
  expect(side).toMatchObject({ state: 'running', model: 'small', startedAt: 1_000, endedAt: undefined })
  expect(linesOf(side.files)).toEqual({ added: 2, removed: 0 })
  expect(canKeep(side, 0)).toBe(false)
})

test('an ended one is what its record says, and is kept by its whole files or by those that go', () => {
  const file = { path: 'a.css', added: 3, removed: 2, whole: false }
  const ended: VariantListing = { ...pair, runs: [{ ...record, state: 'stopped', endedAt: 400, files: [file] }] }
  const side = sideOf(ended, 0, view(begun), cost)
  expect(side).toMatchObject({ state: 'stopped', startedAt: 100, endedAt: 400, files: [file] })
  expect(canKeep(side, 0)).toBe(false)
  expect(canKeep(side, 1)).toBe(true)
  expect(canKeep({ ...side, files: [{ ...file, whole: true }] }, 0)).toBe(true)
})

test('of a pair it is counted what is written, and what could be kept: not what is over with nothing', () => {
  const whole = { path: 'a.css', added: 3, removed: 2, whole: true }
  const two = { ...record, id: 'two' }
  const stands = (one: Partial<RunRecord>, other: Partial<RunRecord>, removed?: [number, number]) =>
    standOf(
      {
        ...pair,
        runs: [
          { ...record, ...one },
          { ...two, ...other },
        ],
      },
      removed,
    )
  expect(stands({}, {})).toEqual({ writing: 2, keepable: 0 })
  expect(stands({}, { state: 'failed' })).toEqual({ writing: 1, keepable: 0 })
  expect(stands({ state: 'stopped' }, { state: 'failed' })).toEqual({ writing: 0, keepable: 0 })
  expect(stands({ state: 'stopped' }, { state: 'failed' }, [1, 0])).toEqual({ writing: 0, keepable: 1 })
  expect(stands({ state: 'done', files: [whole] }, { state: 'stopped', files: [whole] })).toEqual({
    ...{ writing: 0, keepable: 2 },
  })
})

test('an answer that is over without a file, and takes none away, is empty', () => {
  const stopped = sideOf({ ...pair, runs: [{ ...record, state: 'stopped' }] }, 0, undefined, cost)
  expect([isEmpty(stopped, 0), isEmpty(stopped, 1), isEmpty({ ...stopped, state: 'running' }, 0)]).toEqual([
    ...[true, false, false],
  ])
})

test('the one that is in the app is not kept again, the one before it is', () => {
  const both: VariantListing = { ...pair, state: 'closed', kept: ['two', 'one'], runs: [{ ...record, state: 'done' }] }
  expect(sideOf(both, 0, undefined, cost)).toMatchObject({ isKept: true, isNewest: true })
  expect(sideOf(both, 1, undefined, cost)).toMatchObject({ state: 'lost', isKept: true, isNewest: false })
})
