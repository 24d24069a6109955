/** What really goes over the wire to each provider of OpenAI's two formats, against what its documentation asks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonReply, startFakeServer, type FakeServer } from '../../e2e/fake-providers/index.ts'
import type { ProviderId } from '#shared/domain/model.ts'
import { createAdapter } from './adapters.ts'
import { closeConnections } from './http.ts'
import type { ModelRequest } from './provider.ts'
import { providerTable } from './table.ts'

let server: FakeServer
beforeAll(async () => void (server = await startFakeServer(() => jsonReply(418, { error: 'teapot' }))))
afterAll(async () => {
  await server.close()
  await closeConnections()
})

const { signal } = new AbortController()
const task = { prompt: '', kind: 'page', files: new Map() } as const
const messages = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Grüße' },
  { role: 'assistant', content: 'Hallo' },
  { role: 'user', content: 'More' },
] as const
const wishes = { maxOutputTokens: 900, temperature: 0.5, reasoning: 'medium' } as const

async function sent(id: ProviderId, request: Partial<ModelRequest>, api?: 'responses' | 'chat') {
  const path = new URL(providerTable[id].baseUrl ?? 'http://x/v1').pathname.replace(/\/$/, '')
  const provider = createAdapter({ id, baseUrl: server.origin + path, key: 'sk-test-0123456789' }, api)
  const arrived = server.nextRequest()
  const asked = provider
    ?.stream({ model: 'm', messages, task, ...request }, signal)
    [Symbol.asyncIterator]()
    .next()
  await expect(asked).rejects.toMatchObject({ error: { status: 418, provider: id } })
  const { method, path: target, headers, body } = await arrived
  return { method, target, headers, body: JSON.parse(body) as Record<string, unknown> }
}

const chatMessages = { messages, stream: true }
const usage = { stream_options: { include_usage: true } }
const responsesInput = { instructions: 'Be brief.', input: messages.slice(1), stream: true, store: false }
const searching = { tools: [{ type: 'web_search' }] }

/** Provider, its documentation, where requests go, model; the body without wishes, and with all of them. */
const cases: readonly [ProviderId, string, string, string, object, object][] = [
  [
    'openai',
    'https://platform.openai.com/docs/api-reference/responses/create',
    '/v1/responses',
    'gpt-5.2',
    { ...responsesInput, reasoning: { effort: 'none' } },
    { ...responsesInput, max_output_tokens: 900, reasoning: { effort: 'medium', summary: 'auto' } },
  ],
  [
    'openai',
    'https://platform.openai.com/docs/models/gpt-4.1',
    '/v1/responses',
    'gpt-4.1',
    responsesInput,
    { ...responsesInput, max_output_tokens: 900, temperature: 0.5 },
  ],
  [
    'openai',
    'https://platform.openai.com/docs/guides/tools-web-search',
    '/v1/chat/completions',
    'gpt-4o-search-preview',
    { ...chatMessages, ...usage },
    { ...chatMessages, ...usage, max_completion_tokens: 900 },
  ],
  [
    'perplexity',
    'https://docs.perplexity.ai/api-reference/agent-post',
    '/v1/agent',
    'perplexity/sonar',
    { ...responsesInput, ...searching },
    { ...responsesInput, ...searching, max_output_tokens: 900, temperature: 0.5, reasoning: { effort: 'medium' } },
  ],
  [
    'perplexity',
    'https://docs.perplexity.ai/docs/agent-api/models',
    '/v1/agent',
    'anthropic/claude-sonnet-5',
    { ...responsesInput, ...searching, max_output_tokens: 16_384 },
    { ...responsesInput, ...searching, max_output_tokens: 900, temperature: 0.5, reasoning: { effort: 'medium' } },
  ],
  [
    'openrouter',
    'https://openrouter.ai/docs/api/reference/parameters',
    '/api/v1/chat/completions',
    'maker/model',
    { ...chatMessages, ...usage, usage: { include: true } },
    {
      ...chatMessages,
      ...usage,
      usage: { include: true },
      max_tokens: 900,
      temperature: 0.5,
      reasoning: { effort: 'medium' },
    },
  ],
  [
    'fanar',
    'https://api.fanar.qa/docs',
    '/v1/chat/completions',
    'Fanar-C-2-27B',
    { ...chatMessages, repetition_penalty: 1 },
    { ...chatMessages, repetition_penalty: 1, max_tokens: 900, temperature: 0.5 },
  ],
  [
    'groq',
    'https://console.groq.com/docs/reasoning',
    '/openai/v1/chat/completions',
    'openai/gpt-oss-120b',
    { ...chatMessages, ...usage, reasoning_effort: 'low' },
    { ...chatMessages, ...usage, reasoning_effort: 'medium', max_completion_tokens: 900, temperature: 0.5 },
  ],
  [
    'groq',
    'https://console.groq.com/docs/reasoning',
    '/openai/v1/chat/completions',
    'qwen/qwen3-32b',
    { ...chatMessages, ...usage, reasoning_format: 'parsed', reasoning_effort: 'none' },
    {
      ...chatMessages,
      ...usage,
      reasoning_format: 'parsed',
      reasoning_effort: 'default',
      max_completion_tokens: 900,
      temperature: 0.5,
    },
  ],
  [
    'groq',
    'https://console.groq.com/docs/api-reference#chat-create',
    '/openai/v1/chat/completions',
    'llama-3.3-70b-versatile',
    { ...chatMessages, ...usage },
    { ...chatMessages, ...usage, max_completion_tokens: 900, temperature: 0.5 },
  ],
  [
    'cerebras',
    'https://inference-docs.cerebras.ai/capabilities/reasoning',
    '/v1/chat/completions',
    'qwen-3.8-27b',
    { ...chatMessages, ...usage, reasoning_format: 'parsed', reasoning_effort: 'none' },
    {
      ...chatMessages,
      ...usage,
      reasoning_format: 'parsed',
      reasoning_effort: 'medium',
      max_completion_tokens: 900,
      temperature: 0.5,
    },
  ],
  [
    'deepseek',
    'https://api-docs.deepseek.com/guides/thinking_mode',
    '/chat/completions',
    'deepseek-v4-flash',
    { ...chatMessages, ...usage, thinking: { type: 'disabled' } },
    {
      ...chatMessages,
      ...usage,
      thinking: { type: 'enabled' },
      reasoning_effort: 'high',
      max_tokens: 900,
      temperature: 0.5,
    },
  ],
  [
    'mistral',
    'https://docs.mistral.ai/api/#tag/chat',
    '/v1/chat/completions',
    'mistral-small-latest',
    chatMessages,
    { ...chatMessages, max_tokens: 900, temperature: 0.5, reasoning_effort: 'high' },
  ],
  [
    'mistral',
    'https://docs.mistral.ai/capabilities/reasoning/adjustable',
    '/v1/chat/completions',
    'codestral-latest',
    chatMessages,
    { ...chatMessages, max_tokens: 900, temperature: 0.5 },
  ],
  [
    'xai',
    'https://docs.x.ai/docs/guides/reasoning',
    '/v1/chat/completions',
    'grok-4.3',
    { ...chatMessages, ...usage, reasoning_effort: 'none' },
    { ...chatMessages, ...usage, reasoning_effort: 'medium', max_tokens: 900, temperature: 0.5 },
  ],
  [
    'xai',
    'https://docs.x.ai/docs/guides/reasoning',
    '/v1/chat/completions',
    'grok-4.20-reasoning',
    { ...chatMessages, ...usage },
    { ...chatMessages, ...usage, max_tokens: 900, temperature: 0.5 },
  ],
  [
    'lmstudio',
    'https://lmstudio.ai/docs/app/api/endpoints/openai',
    '/v1/chat/completions',
    'm',
    { ...chatMessages, ...usage },
    { ...chatMessages, ...usage, max_tokens: 900, temperature: 0.5 },
  ],
  ...(['llamacpp', 'vllm'] as const).map(
    (id) =>
      [
        id,
        id === 'vllm'
          ? 'https://docs.vllm.ai/en/latest/features/reasoning_outputs.html'
          : 'https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md',
        '/v1/chat/completions',
        'm',
        { ...chatMessages, ...usage, chat_template_kwargs: { enable_thinking: false } },
        {
          ...chatMessages,
          ...usage,
          max_tokens: 900,
          temperature: 0.5,
          chat_template_kwargs: { enable_thinking: true, reasoning_effort: 'medium' },
        },
      ] as [ProviderId, string, string, string, object, object],
  ),
  [
    'openai-compatible',
    'https://platform.openai.com/docs/api-reference/chat/create',
    '/v1/chat/completions',
    'm',
    { ...chatMessages, ...usage },
    { ...chatMessages, ...usage, max_tokens: 900, temperature: 0.5, reasoning_effort: 'medium' },
  ],
]

test.each(cases)('%s is asked as %s says: POST %s, %s', async (id, _, path, model, bare, full) => {
  const plain = await sent(id, { model })
  expect([plain.method, plain.target]).toEqual(['POST', path])
  expect(plain.headers).toMatchObject({
    authorization: 'Bearer sk-test-0123456789',
    'content-type': 'application/json',
    accept: 'text/event-stream',
  })
  // Kiln says of itself to nobody more than its name.
  expect(Object.keys(plain.headers).filter((name) => /referer|title|^x-/.test(name))).toEqual([])
  expect(plain.body).toEqual({ model, ...bare })
  expect((await sent(id, { model, ...wishes })).body).toEqual({ model, ...full })
})

test('OpenAI by Chat Completions, when that is asked for: its newer names of limit and effort', async () => {
  const { target, body } = await sent('openai', { model: 'gpt-5', ...wishes }, 'chat')
  const asked = { max_completion_tokens: 900, reasoning_effort: 'medium' }
  expect([target, body]).toEqual(['/v1/chat/completions', { model: 'gpt-5', ...chatMessages, ...usage, ...asked }])
})

test('a server that copies the Responses format gets only what was asked for', async () => {
  const { target, body } = await sent('openai-compatible', { ...wishes }, 'responses')
  const asked = { max_output_tokens: 900, temperature: 0.5, reasoning: { effort: 'medium' } }
  expect([target, body]).toEqual(['/v1/responses', { model: 'm', ...responsesInput, ...asked }])
})

test('Perplexity: a preset stands in place of the model, and brings its own search', async () => {
  const { body } = await sent('perplexity', { model: 'fast' })
  expect(body).toEqual({ preset: 'fast', ...responsesInput })
})

test('vLLM: a model with a Mistral tokenizer gets no template switch, which it would refuse', async () => {
  expect((await sent('vllm', { model: 'mistralai/Devstral-Small' })).body).not.toHaveProperty('chat_template_kwargs')
})

describe('images', () => {
  const images = [{ mediaType: 'image/png', bytes: new Uint8Array([137, 80, 78, 71, 0, 255]) }]
  const looking = [{ role: 'user', content: 'Like this', images }] as const
  test.each<[ProviderId, object]>([
    [
      'openai',
      {
        input: [
          {
            role: 'user',
            content: [
              { type: 'input_text', text: 'Like this' },
              { type: 'input_image', image_url: 'data:image/png;base64,iVBORwD/' },
            ],
          },
        ],
      },
    ],
    [
      'openrouter',
      {
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: 'Like this' },
              { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORwD/' } },
            ],
          },
        ],
      },
    ],
  ])('%s gets them as data URLs', async (id, body) => {
    expect((await sent(id, { messages: looking })).body).toMatchObject(body)
  })
})

test('only what leads is instructions: a later system message stays in its place', async () => {
  const later = [
    { role: 'user', content: 'a' },
    { role: 'system', content: 'b' },
    { role: 'user', content: 'c' },
  ] as const
  const { body } = await sent('openai', { messages: later })
  expect(body['instructions']).toBeUndefined()
  expect(body['input']).toEqual(later)
})

test.each<[ProviderId, string, string]>([
  ['perplexity', '/v1/models', 'https://docs.perplexity.ai/api-reference/models-get'],
  ['openrouter', '/api/v1/models', 'https://openrouter.ai/docs/api/api-reference/models/get-models'],
  ['deepseek', '/models', 'https://api-docs.deepseek.com/api/list-models'],
  ['fanar', '/v1/models', 'https://api.fanar.qa/docs'],
])('%s lists its models at %s (%s)', async (id, path) => {
  const base = new URL(providerTable[id].baseUrl ?? '').pathname.replace(/\/$/, '')
  const arrived = server.nextRequest()
  await expect(createAdapter({ id, baseUrl: server.origin + base })?.listModels(signal)).rejects.toBeDefined()
  expect(await arrived).toMatchObject({ method: 'GET', path })
})
