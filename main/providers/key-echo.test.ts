/** Servers say keys back: in refusals, inside answers, in headers and pages. Nothing of that goes further. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toAppError } from '#shared/domain/error.ts'
import type { ProviderId } from '#shared/domain/model.ts'
import { Settings } from '#shared/domain/settings.ts'
import { startFakeServer, type FakeServer, type Reply } from '../../e2e/fake-providers/index.ts'
import { closeConnections } from './http.ts'
import { createProviderRegistry } from './registry.ts'
import { testProvider } from './test-provider.ts'

const key = 'sk-planted-7Q9xTzLm2Vw8KbYc'
const says = `Incorrect API key provided: ${key}.`
const details = { message: says, code: key, param: key, status: key, details: [{ reason: key }] }

let server: FakeServer
let reply: Reply
beforeEach(async () => (server = await startFakeServer(() => reply)))
afterEach(async () => {
  await server.close()
  await closeConnections()
})

const json = (status: number, body: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json', 'x-request-id': key, 'request-id': key },
  steps: [{ send: JSON.stringify(body) }],
})
const stream = (text: string): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/event-stream', 'x-request-id': key },
  steps: [{ send: text }],
})

/** Nobody listens there. */
const closed = 'http://127.0.0.1:9'

const replies: Readonly<Record<string, Reply>> = {
  'a refusal': json(401, { error: details }),
  'a flat refusal': json(403, { error: says, message: says, detail: says }),
  'a refusal in words': { status: 401, headers: { 'content-type': 'text/plain' }, steps: [{ send: says }] },
  'a page': { status: 200, headers: { 'content-type': 'text/html' }, steps: [{ send: `<html>${says}</html>` }] },
  'a page of an error': { status: 502, headers: { 'content-type': 'text/html' }, steps: [{ send: `<p>${says}</p>` }] },
  'no credit': json(402, { error: details }),
  'too many': json(429, { error: details }),
  'an error for an answer': json(200, { error: details }),
  'an error inside an answer': stream(`data: ${JSON.stringify({ error: details })}\n\n`),
  'an error event': stream(`event: error\ndata: ${JSON.stringify({ ...details, type: 'error', error: details })}\n\n`),
  'a failed response': stream(
    `event: response.failed\ndata: ${JSON.stringify({ type: 'response.failed', response: { error: details } })}\n\n`,
  ),
  'an error line': stream(`error: ${JSON.stringify(details)}\n\n`),
  'a stray line': stream(`${says}\n\n`),
  'a damaged line': stream(`data: {"x":"${key}\n\n`),
  'a line of NDJSON': stream(`${JSON.stringify({ error: says })}\n`),
  'a redirect': { status: 302, headers: { location: `https://evil.example/${key}?key=${key}` } },
}

const ids: readonly ProviderId[] = [
  'openai',
  'anthropic',
  'gemini',
  'perplexity',
  'openrouter',
  'fanar',
  'groq',
  'openai-compatible',
  'ollama',
]

describe.each(ids)('%s', (id) => {
  function open() {
    const baseUrl = server.origin
    const settings = Settings.parse({
      ollamaUrl: id === 'ollama' ? baseUrl : closed,
      openaiCompatible: { baseUrl: id === 'openai-compatible' ? baseUrl : '' },
      providers: {
        lmstudio: { baseUrl: closed },
        llamacpp: { baseUrl: closed },
        vllm: { baseUrl: closed },
        [id]: { baseUrl },
      },
    })
    return createProviderRegistry({
      settings: () => settings,
      keyFor: (provider) => (provider === id ? { key, shown: 'set' } : undefined),
      templatesFolder: '',
    })
  }

  test.each(Object.keys(replies))('%s', async (name) => {
    reply = replies[name] ?? {}
    const registry = open()
    const signal = new AbortController().signal
    const said: unknown[] = []
    const task = { prompt: 'Hi', kind: 'page' as const, files: new Map<string, string>() }
    const request = { model: 'm', messages: [{ role: 'user' as const, content: 'Hi' }], task }
    try {
      for await (const event of registry.get(id).stream(request, signal)) said.push(event)
    } catch (thrown) {
      said.push(toAppError(thrown))
    }
    said.push(await registry.get(id).listModels(signal).catch(toAppError))
    const target = { id, provider: () => registry.get(id), baseUrl: server.origin, key }
    said.push(await testProvider(target, signal).catch(toAppError))
    said.push(await registry.statuses(true, signal, id))
    expect(JSON.stringify(said)).not.toContain(key)
    expect(server.requests.some(({ headers }) => JSON.stringify(headers).includes(key))).toBe(true)
    expect(server.requests.every(({ path, body }) => !`${path} ${body}`.includes(key))).toBe(true)
  })
})
