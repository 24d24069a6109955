/** What was tried since the last prompt, what it took, and when an error has come back. */
import { expect, test } from 'vitest'
import type { RunRecord } from '#shared/domain/run.ts'
import { runsSincePrompt, triesOf } from './loop-guard.ts'

const model = { provider: 'openai', model: 'gpt-5' } as const
let count = 0

function run(more: Partial<RunRecord> = {}): RunRecord {
  count += 1
  return {
    ...{ id: `run${count}`, projectId: 'p', prompt: 'x', attachments: [], kind: 'react', mode: 'edit', asked: model },
    ...{
      state: 'done',
      draft: 'none',
      startedAt: count * 100,
      endedAt: count * 100 + 50,
      text: '',
      files: [],
      citations: [],
    },
    ...more,
  }
}

function fixRun(id: string, more: Partial<RunRecord> = {}): RunRecord {
  return run({
    fix: { automatic: true, problems: [{ id, kind: 'error', message: id }] },
    usage: { input: 100, output: 20, estimated: false },
    cost: { usd: 0.01 },
    ...more,
  })
}

test('only what came after the last prompt counts; pictures are no prompt', () => {
  const [old, prompt, fix, images] = [fixRun('a'), run(), fixRun('a'), run({ beside: 'images' })]
  expect(runsSincePrompt([old, prompt, fix, images])).toEqual([fix])
  expect(runsSincePrompt([old, prompt, fix, run()])).toEqual([])
})

test('tries are counted with their tokens, money and time', () => {
  const tries = [fixRun('a'), fixRun('a', { state: 'failed' }), fixRun('b')]
  const { spent, models } = triesOf('a', 0, tries, false)
  expect(spent).toEqual({ tries: 2, tokens: 240, usd: 0.02, ms: 100 })
  expect(models).toEqual([model, model])
})

test('what one try cost is not known: then the sum is not, either', () => {
  const { cost: _, ...unknown } = fixRun('a')
  expect(triesOf('a', 0, [fixRun('a'), unknown], false).spent.usd).toBeUndefined()
})

test('an error that was seen after a try has come back; one that was seen before it is gone', () => {
  const fix = fixRun('a', { startedAt: 1_000, endedAt: 2_000 })
  expect(triesOf('a', 2_500, [fix], false)).toMatchObject({ stuck: true, isGone: false })
  expect(triesOf('a', 1_500, [fix], false)).toMatchObject({ stuck: false, isGone: true })
  // A plain page runs as it is written: what it says meanwhile is of the new one.
  expect(triesOf('a', 1_500, [fix], true)).toMatchObject({ stuck: true, isGone: false })
})

test('a try that did not come to its end, or waits to be looked at, has not been tried', () => {
  const open = [fixRun('a', { state: 'stopped' }), fixRun('a', { state: 'failed' }), fixRun('a', { draft: 'pending' })]
  expect(triesOf('a', 1e9, open, false)).toMatchObject({ stuck: false, isGone: false })
  expect(triesOf('b', 1e9, [fixRun('a')], false)).toMatchObject({ stuck: false, isGone: false })
})

test('a try that the user rejected, or left for another prompt, was never in the app; an accepted one was', () => {
  const review = { files: [] }
  for (const draft of ['discarded', 'replaced'] as const) {
    for (const seenAt of [0, 1e9]) {
      expect(triesOf('a', seenAt, [fixRun('a', { review, draft })], false)).toMatchObject({
        stuck: false,
        isGone: false,
      })
    }
  }
  expect(triesOf('a', 1e9, [fixRun('a', { review, draft: 'applied' })], false)).toMatchObject({ stuck: true })
})
