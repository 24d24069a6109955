import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test, vi } from 'vitest'
import { Failure } from '#shared/domain/error.ts'
import { chatAnswer } from '../../e2e/fake-providers/index.ts'
import { closeConnections } from './http.ts'
import { createOpenAiChat } from './openai-chat/provider.ts'
import type { ModelEvent } from './provider.ts'

const servers: { close(): void }[] = []

afterEach(async () => {
  await closeConnections()
  for (const server of servers.splice(0)) server.close()
})

/** Reads an answer by an adapter, to see what reading adds to its parser. */
async function answerOf(listener: RequestListener) {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  const provider = createOpenAiChat({ id: 'openai-compatible', baseUrl })
  const request = { model: 'm', messages: [], task: { prompt: '', kind: 'page', files: new Map() } } as const
  const events: ModelEvent[] = []
  let error: unknown
  try {
    for await (const event of provider.stream(request, new AbortController().signal)) events.push(event)
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    error = thrown.error
  }
  const text = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('')
  const connections = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)))
  return { events, text, error, connections }
}

const body = chatAnswer('Hello there.').join('')

test("the headers' rate limits are told once, with the answer's head", async () => {
  const { events } = await answerOf((_, response) => {
    response.writeHead(200, { 'x-ratelimit-limit-requests': '60', 'x-ratelimit-remaining-requests': '59' }).end(body)
  })
  const told = events.filter((event) => 'limits' in event)
  expect(told).toMatchObject([{ type: 'response-start', limits: { requests: { limit: 60, remaining: 59 } } }])
})

test('an answer that comes compressed is read', async () => {
  const { text, error } = await answerOf((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body))
  })
  expect([text, error]).toEqual(['Hello there.', undefined])
})

test('one that ends inside its compression is cut, and what came of it is kept', async () => {
  const half = gzipSync(body.slice(0, body.indexOf('ere.')))
  const { text, error, connections } = await answerOf((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(half.subarray(0, -4))
  })
  expect(error).toMatchObject({ kind: 'truncated' })
  expect('Hello there.'.startsWith(text) && text !== '').toBe(true)
  await closeConnections()
  await vi.waitFor(async () => expect(await connections()).toBe(0))
})

test('one whose compression is damaged is an error of the provider', async () => {
  const { error } = await answerOf((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(body)
  })
  expect(error).toMatchObject({ kind: 'provider', provider: 'openai-compatible', model: 'm' })
})
