/** Faults in front of the answer, keys, and lists of models, for every adapter. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { toAppError } from '#shared/domain/error.ts'
import type { ErrorKind } from '#shared/domain/error.ts'
import { closeConnections } from '../../main/providers/http.ts'
import type { ModelEvent } from '../../main/providers/provider.ts'
import {
  fakeFormats,
  failed,
  refusingOrigin,
  startFakeServer,
  startSilentServer,
  type Expected,
  type FakeProvider,
  type Reply,
} from '../fake-providers/index.ts'
import { adapters, request, type Adapter } from './adapters.ts'
import { ask, conform } from './ask.ts'
import { eventually } from './eventually.ts'

const key = 'sk-secret-0123456789'
/** Longer than names may be: it is known to be none without asking anybody. */
const noName = `${'nobody'.repeat(11)}.invalid`
const asked = { ...request, model: 'first-model' }

/** The path that follows the origin in this provider's base URL. */
async function basePath({ format }: Adapter): Promise<string> {
  const server = await format.start()
  await server.close()
  return new URL(server.baseUrl).pathname.replace(/\/$/, '')
}

async function expectAt(adapter: Adapter, origin: string, expected: Expected, withinMs = 3000): Promise<void> {
  const provider = adapter.create(`${origin}${await basePath(adapter)}`, key)
  const outcome = await ask(provider.stream, request, new AbortController(), { withinMs })
  await conform(outcome, expected)
  expect(JSON.stringify(outcome.error)).not.toContain(key)
}

afterEach(closeConnections)

describe.each(adapters)('$name', (adapter) => {
  const { format, create } = adapter
  let server: FakeProvider
  beforeAll(async () => {
    server = await format.start({ key, models: ['first-model', 'second:7b'] })
  })
  afterAll(() => server.close())

  test('nothing listens there', async () => {
    await expectAt(adapter, await refusingOrigin(), failed('unreachable', '', { retryable: true }))
  })

  test('there is no such name', async () => {
    await expectAt(adapter, `http://${noName}`, failed('unreachable', '', { says: noName }))
  })

  test.each<[string, Reply, ErrorKind]>([
    ['a reset instead of headers', { before: [{ reset: true }] }, 'unreachable'],
    ['an end instead of headers', { before: [{ cut: true }] }, 'unreachable'],
    ['half of the headers', { before: [{ raw: 'HTTP/1.1 200 OK\r\ncontent-ty' }, { cut: true }] }, 'unreachable'],
    [
      'headers without end',
      { before: [{ raw: `HTTP/1.1 200 OK\r\n${'x-more: of the same\r\n'.repeat(20_000)}` }, { hold: true }] },
      'provider',
    ],
    ['no HTTP at all', { before: [{ raw: 'SSH-2.0-OpenSSH_9.6\r\n' }, { cut: true }] }, 'provider'],
  ])('%s', async (_, reply, kind) => {
    server.reply(reply)
    const outcome = await ask(create(server.baseUrl, key).stream, asked, new AbortController())
    await conform(outcome, failed(kind, ''))
    await eventually(() => server.busy() === 0, 'requests under way')
  })

  test('a kept connection that the server has closed is no fault', async () => {
    server.reply(format.stream(format.answer('Hello.')))
    for (const times of [1, 2, 3]) {
      const outcome = await ask(create(server.baseUrl, key).stream, asked, new AbortController())
      await conform(outcome, { outcome: 'whole', text: 'Hello.' })
      await eventually(() => server.busy() === 0, `requests under way, ${times}`)
      server.closeIdle()
      await eventually(() => server.connections() === 0, 'connections')
    }
  })

  test('a key that the provider repeats inside an answer is not repeated', async () => {
    for (const event of format.errorEvents({ status: 401, message: `The key ${key} is not known.` })) {
      server.reply(format.stream([event]))
      const { error } = await ask(create(server.baseUrl, key).stream, asked, new AbortController())
      expect(error?.message).toContain('The key')
      expect(JSON.stringify(error)).not.toContain(key)
    }
  })

  test('its request is named, in an answer, in a cut one and in a failure', async () => {
    // Ollama has no ids, and Gemini's stands in the answer.
    const header = Object.keys(format.stream([]).headers ?? {}).find((name) => name.endsWith('request-id'))
    if (header === undefined) return
    let told: string | undefined
    const onEvent = (event: ModelEvent): void => {
      if (event.type === 'response-start') told = event.requestId
    }
    const events = format.answer('Hello.')
    server.reply(format.stream(events))
    await ask(create(server.baseUrl, key).stream, asked, new AbortController(), { onEvent })
    expect(told).toBe('req_fake_1')
    server.reply(format.stream(events.slice(0, -3)))
    const cut = await ask(create(server.baseUrl, key).stream, asked, new AbortController())
    server.reply(format.errorReply({ status: 500, message: 'Oops.', headers: { [header]: 'req_2' } }))
    const refused = await ask(create(server.baseUrl, key).stream, asked, new AbortController())
    expect([cut.error?.requestId, refused.error?.requestId]).toEqual(['req_fake_1', 'req_2'])
  })

  test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed, and the key stays', async (status) => {
    const other = await startFakeServer(() => ({ steps: [{ send: 'What is the key?' }] }))
    const reply = { status, headers: { location: `${other.origin}/v1/elsewhere` } }
    const here = await startFakeServer(() => reply)
    try {
      const says = `${other.origin}/v1/elsewhere`
      await expectAt(adapter, here.origin, failed('bad-request', '', { status, says, retryable: false }))
      const provider = create(`${here.origin}${await basePath(adapter)}`, key)
      await expect(provider.listModels(new AbortController().signal)).rejects.toThrow('redirect')
      expect([here.requests.length, other.requests.length, other.connections()]).toEqual([2, 0, 0])
    } finally {
      await here.close()
      await other.close()
    }
  })

  test('a key is asked for, sent in its header alone, and never repeated', async () => {
    server.reply(format.stream(format.answer('Hello.')))
    const known = server.requests.length
    const right = await ask(create(server.baseUrl, key).stream, asked, new AbortController())
    expect([right.text, right.error]).toEqual(['Hello.', undefined])
    const sent = server.requests[known]
    expect([sent?.path, sent?.body].join()).not.toContain(key)
    expect(Object.values(sent?.headers ?? {}).filter((value) => String(value).includes(key))).toHaveLength(1)

    const wrong = await ask(create(server.baseUrl, 'sk-wrong-987654321').stream, asked, new AbortController())
    await conform(wrong, failed('auth', '', { retryable: false }))
    expect(wrong.error?.message).not.toContain('sk-wrong-987654321')
  })

  test('a list of models in its own shape, a wrong key, and no list at all', async () => {
    const { signal } = new AbortController()
    const models = await create(server.baseUrl, key).listModels(signal)
    expect(models.map(({ id }) => id)).toEqual(['first-model', 'second:7b'])
    const empty = await format.start({ models: [] })
    expect(await create(empty.baseUrl, key).listModels(signal)).toEqual([])
    await empty.close()

    const refused = create(server.baseUrl, 'sk-wrong-987654321').listModels(signal).catch(toAppError)
    expect(await refused).toMatchObject({ kind: 'auth' })
    expect(JSON.stringify(await refused)).not.toContain('sk-wrong-987654321')
    // Gemini leaves empty lists out: there an empty object is a list.
    const objects = format.wire === 'gemini' ? [] : ['{}']
    for (const send of [...objects, '<html><title>Welcome</title></html>', '{"data":[{', 'null', '[[', '']) {
      const page = await startFakeServer(() => ({ headers: { 'content-type': 'text/html' }, steps: [{ send }] }))
      const broken = create(`${page.origin}${await basePath(adapter)}`, key)
        .listModels(signal)
        .catch(toAppError)
      expect(await broken, send).toMatchObject({ kind: 'provider' })
      await page.close()
    }
  })
})

test('a handshake that never ends is a failure of the connection', async () => {
  const silent = await startSilentServer()
  const [{ create }] = adapters.filter(({ id }) => id === 'openai-compatible') as [Adapter]
  const source = create(`${silent.origin}/v1`).stream
  const outcome = await ask(source, { ...request, connectMs: 100 }, new AbortController())
  await conform(outcome, failed('timeout-connect', ''))
  await eventually(() => silent.connections() === 0, 'connections')
  await silent.close()
})

test('there is an adapter for each fake', () => {
  expect(adapters.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(fakeFormats)))
})
