/** Pictures are requests as others are: recorded with their run, listed by kind, summed, and no part of the times of answers. */
import { afterEach, expect, test, vi } from 'vitest'
import { fakePicture, jsonReply, openAiImageReply, startFakeServer } from '../e2e/fake-providers/index.ts'
import { cleanUp, finish, openStudio, page, scripted } from './test-studio.ts'

afterEach(cleanUp)

test('a picture that was made at the second try is in the table with its tries, and in the sums', async () => {
  let asked = 0
  const server = await startFakeServer(() => {
    asked += 1
    return asked === 1
      ? {
          ...jsonReply(429, { error: { message: 'Later.' } }),
          headers: { 'retry-after-ms': '1', 'content-type': 'application/json' },
        }
      : openAiImageReply(fakePicture(48, 32))
  })
  try {
    const img = '<img src="images/red-bicycle.svg" alt="A red bicycle" width="240" height="160">'
    const { client } = await openStudio([{ answer: '*' }, page(img), finish])
    await client.settings.update({
      images: { provider: 'openai-compatible', model: 'flux-schnell', baseUrl: `${server.origin}/v1` },
    })
    const { projectId } = await client.run.start({ prompt: 'a bicycle shop', kind: 'page', model: scripted })
    const filter = { purpose: 'image' }
    const read = () => client.metrics.requests({ filter, offset: 0, limit: 10 })
    await vi.waitFor(async () => expect((await read()).total).toBe(1), { timeout: 15_000, interval: 50 })
    const { rows } = await read()
    expect(rows).toMatchObject([
      {
        projectId,
        asked: { provider: 'openai-compatible', model: 'flux-schnell' },
        outcome: 'done',
        attempts: 2,
        inputTokens: 20,
        outputTokens: 1000,
      },
    ])
    const record = await client.metrics.request({ id: rows[0]?.id ?? '' })
    expect(record.attempts).toMatchObject([
      { status: 429, errorKind: 'rate-limited' },
      { waits: [{ reason: 'rate-limited' }] },
    ])
    const { byPurpose } = await client.metrics.overview({ filter: {} })
    const sums = byPurpose.find(({ key }) => key === 'image')?.summary
    expect(sums).toMatchObject({ requests: 1, done: 1, rateLimited: 1, unpriced: 1 })
    expect(sums?.totalMs).toBeUndefined()
  } finally {
    await server.close()
  }
})
