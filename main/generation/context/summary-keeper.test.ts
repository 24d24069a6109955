import { expect, test } from 'vitest'
import type { RunRecord } from '#shared/domain/run.ts'
import type { Ask, Handler } from '../../pipeline/index.ts'
import type { StoredSummary } from '../../store/summaries-table.ts'
import { createSummaryKeeper } from './summary-keeper.ts'

const local = { provider: 'ollama', model: 'small' } as const

function setUp(count: number, handler: Handler, model: typeof local | 'none' = local) {
  const asks: Ask[] = []
  let kept: StoredSummary | undefined
  let busy = false
  const runs = Array.from({ length: count }, (_, at): RunRecord => ({
    id: `r${at}`,
    projectId: 'p',
    prompt: `wish ${at}`,
    kind: 'page',
    mode: 'edit',
    asked: local,
    state: 'done',
    draft: 'none',
    startedAt: at,
    text: '',
    attachments: [],
    citations: [],
    files: [],
  }))
  const keeper = createSummaryKeeper({
    store: {
      runs: { listByProject: () => runs } as never,
      summaries: { get: () => kept, set: (_, summary) => void (kept = summary) },
    },
    handler: (ask, signal) => {
      asks.push(ask)
      return handler(ask, signal)
    },
    clock: { now: () => 7 },
    modelFor: () => Promise.resolve(model === 'none' ? undefined : model),
    isBusy: () => busy,
  })
  return { keeper, asks, kept: () => kept, setBusy: (next: boolean) => (busy = next) }
}

const says = (text: string): Handler =>
  async function* answer() {
    yield { type: 'text-delta', text }
    yield { type: 'finish', reason: 'stop', usage: { input: 1, output: 1, estimated: false } }
  }

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

test('what is older than ten messages is summed up in the background, in low priority, and kept', async () => {
  const { keeper, asks, kept } = setUp(9, says('A timer in green, with laps.'))
  keeper.look('p')
  await settled()
  expect(asks).toMatchObject([{ priority: 'background', purpose: 'summary', candidates: [local] }])
  const prompt = asks[0]?.requestFor(local)
  expect(prompt).toMatchObject({ messages: [{ content: expect.stringContaining('wish 3') as string }] })
  expect(kept()).toEqual({ upTo: 'r3', text: 'A timer in green, with laps.', madeBy: 'small', madeAt: 7 })
  keeper.look('p')
  await settled()
  expect(asks).toHaveLength(1)
})

test('nothing is asked for a short conversation, without a model at hand, or while a run is live', async () => {
  for (const { keeper, asks } of [setUp(7, says('x')), setUp(9, says('x'), 'none')]) {
    keeper.look('p')
    await settled()
    expect(asks).toEqual([])
  }
  const { keeper, asks, setBusy } = setUp(9, says('x'))
  setBusy(true)
  keeper.look('p')
  expect(asks).toEqual([])
})

test('a prompt that comes ends it at once, and nothing half is kept', async () => {
  const { keeper, kept } = setUp(9, async function* slow(_, signal) {
    yield { type: 'text-delta', text: 'A timer in gre' }
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('ended'))))
  })
  keeper.look('p')
  await settled()
  keeper.yield()
  await keeper.stop()
  expect(kept()).toBeUndefined()
})

test('what fails is let be, and an answer that is none is not kept', async () => {
  const failing = setUp(9, () => {
    throw new Error('no server')
  })
  failing.keeper.look('p')
  await failing.keeper.stop()
  const empty = setUp(9, says(' '))
  empty.keeper.look('p')
  await settled()
  expect([failing.kept(), empty.kept()]).toEqual([undefined, undefined])
})
