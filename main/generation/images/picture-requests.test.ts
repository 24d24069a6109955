/** Pictures are requests like others: each is recorded once, with its attempts and its price, and held against the budget. */
import { beforeEach, expect, test } from 'vitest'
import { failure } from '#shared/domain/error.ts'
import { RequestRecord } from '#shared/domain/request-record.ts'
import type { ImageProvider, MadeImage } from '../../providers/images/image-provider.ts'
import { createPictureRequests } from './picture-requests.ts'

const request = { model: 'gpt-image-2', prompt: 'SECRET', width: 100, height: 100 }
const picture: MadeImage = { bytes: new Uint8Array(1), usage: { input: 1000, output: 2000, estimated: false } }
const records: RequestRecord[] = []
const live: string[] = []
let now = 1_000_000
beforeEach(() => {
  records.length = 0
  live.length = 0
})

function ask(answers: readonly (MadeImage | Error)[], refused?: string, signal = new AbortController().signal) {
  const left = [...answers]
  const provider: ImageProvider = {
    id: 'openai',
    async make() {
      now += 500
      const answer = left.shift()
      if (answer === undefined || answer instanceof Error) throw answer
      return answer
    },
  }
  const requests = createPictureRequests({
    begun: ({ id, outcome }) => void live.push(`${id} ${outcome}`),
    record: (record) => void records.push(RequestRecord.parse(record)),
    refusal: () => (refused === undefined ? undefined : Promise.resolve(refused)),
    now: () => now,
  })
  const options = { onWait: () => void (now += 70), firstWaitMs: 1 }
  return requests.of({ runId: 'run', projectId: 'app' })(provider, request, options, signal)
}

test('a picture that came at the second try has both, what was waited and its price', async () => {
  await ask([failure('rate-limited', 'Later.', { status: 429, retryable: true }), picture])
  expect(live).toEqual([`${records[0]?.id} live`])
  expect(records).toMatchObject([
    {
      runId: 'run',
      projectId: 'app',
      purpose: 'image',
      asked: { provider: 'openai', model: 'gpt-image-2' },
      outcome: 'done',
      totalMs: 1070,
      usage: { input: 1000, output: 2000 },
      cost: { usd: (1000 * 5 + 2000 * 30) / 1e6 },
      attempts: [
        { startMs: 0, durationMs: 500, status: 429, errorKind: 'rate-limited' },
        { startMs: 570, durationMs: 500 },
      ],
    },
  ])
  expect(JSON.stringify(records)).not.toContain('SECRET')
})

test('one that failed costs nothing; of one that was stopped nobody tells the cost', async () => {
  await expect(ask([failure('refused', 'No.')])).rejects.toThrow('No.')
  await expect(ask([picture], undefined, AbortSignal.abort())).rejects.toMatchObject({ error: { kind: 'aborted' } })
  expect(records).toMatchObject([
    { outcome: 'failed', errorKind: 'refused', cost: { usd: 0 } },
    { outcome: 'cancelled', attempts: [] },
  ])
  expect(records[1]?.cost).toBeUndefined()
})

test('over the budget none is asked for, and that is recorded', async () => {
  await expect(ask([picture], 'It is used up.')).rejects.toMatchObject({ error: { kind: 'budget' } })
  expect(records).toMatchObject([{ outcome: 'failed', errorKind: 'budget', cost: { usd: 0 }, attempts: [] }])
})
