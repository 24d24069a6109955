import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import {
  fakeFormats,
  chatChunk,
  chatReply,
  jsonReply,
  startFakeChat,
  startFakeOllama,
  startFakeServer,
} from '../../e2e/fake-providers/index.ts'
import { closeConnections } from '../providers/http.ts'
import type { Command } from './io.ts'
import { runModels } from './models.ts'
import { runStream } from './stream.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await closeConnections()
})

async function run(
  command: Command,
  args: readonly string[],
  env: Record<string, string> = {},
  signal = new AbortController().signal,
) {
  const out: string[] = []
  const err: string[] = []
  const code = await command(args, {
    stdout: (line) => void out.push(line),
    stderr: (line) => void err.push(line),
    env,
    signal,
  })
  return { code, out, err: err.join('\n'), lines: () => out.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

async function chat(options: { key?: string } = {}) {
  const server = await startFakeChat(options)
  stops.push(server.close)
  return server
}

const compatible = (baseUrl: string) => [
  'Hi',
  '--provider',
  'openai-compatible',
  '--model',
  'm',
  '--base-url',
  baseUrl,
  '--json',
]

describe('kiln stream', () => {
  test('prints an answer as lines, in one request with the key of the variable', async () => {
    const server = await chat({ key: 'sk-test-1' })
    const { code, lines } = await run(runStream, [...compatible(server.baseUrl), '--key-env', 'MY_KEY'], {
      MY_KEY: 'sk-test-1',
    })
    expect(code).toBe(0)
    expect(lines()[0]).toEqual({ type: 'text-delta', text: 'Hell' })
    expect(lines().at(-1)).toEqual({
      type: 'finish',
      reason: 'stop',
      rawReason: 'stop',
      usage: { input: 11, output: 7, estimated: false },
    })
    expect(server.requests).toHaveLength(1)
  })

  test('ends a failure with its line and exit code 1, after what came before it', async () => {
    const server = await chat()
    server.reply(chatReply([chatChunk({ delta: { content: 'Half' } })]))
    const { code, lines } = await run(runStream, compatible(server.baseUrl))
    expect(code).toBe(1)
    expect(lines()).toMatchObject([
      { type: 'text-delta', text: 'Half' },
      { type: 'error', kind: 'truncated' },
    ])
  })

  test('tells a wrong key with status and words', async () => {
    const server = await chat({ key: 'sk-right' })
    const { code, lines } = await run(runStream, compatible(server.baseUrl))
    expect(code).toBe(1)
    expect(lines()).toEqual([
      expect.objectContaining({
        type: 'error',
        kind: 'auth',
        status: 401,
        message: 'Incorrect API key provided: none.',
      }),
    ])
  })

  test('is interrupted with 130, and the connection is closed', async () => {
    const server = await chat()
    server.reply(chatReply([chatChunk({ delta: { content: 'Half' } })], { hold: true }))
    const abort = new AbortController()
    const arrived = server.nextRequest()
    const running = run(runStream, compatible(server.baseUrl), {}, abort.signal)
    const sent = await arrived
    abort.abort()
    const { code, lines } = await running
    expect([code, lines().at(-1)?.kind]).toEqual([130, 'aborted'])
    expect(await sent.ended).toBe(false)
  })

  test('asks Ollama at the address of OLLAMA_HOST', async () => {
    const server = await startFakeOllama()
    stops.push(server.close)
    const { code, out } = await run(runStream, ['Hi', '--provider', 'ollama', '--model', 'fake:1b'], {
      OLLAMA_HOST: server.origin,
    })
    expect([code, out]).toEqual([0, ['Hello from the fake.']])
    expect(server.requests.map(({ path }) => path)).toEqual(['/api/chat'])
  })

  test('plays a script', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kiln-stream-'))
    stops.push(() => rm(folder, { recursive: true }))
    const file = join(folder, 's.jsonl')
    await writeFile(file, '{"event":{"type":"text-delta","text":"a\\nb"}}\n{"event":{"type":"finish","reason":"stop"}}')
    for (const [args, env] of [
      [['--script', file], {}],
      [[], { KILN_SCRIPT: file }],
    ] as const) {
      expect(await run(runStream, ['Hi', '--provider', 'scripted', ...args], env)).toMatchObject({
        code: 0,
        out: ['a', 'b'],
      })
    }
  })

  test.each([
    ['openai', 'OpenAI needs a key. Enter it in Settings, or set OPENAI_API_KEY.'],
    ['anthropic', 'Anthropic needs a key. Enter it in Settings, or set ANTHROPIC_API_KEY.'],
    ['fanar', 'Fanar needs a key. Enter it in Settings, or set FANAR_API_KEY.'],
  ])('%s, asked at its own address without a key, says what to do', async (id, message) => {
    const { code, lines } = await run(runStream, ['Hi', '--provider', id, '--model', 'm', '--json'])
    expect(code).toBe(1)
    expect(lines()).toEqual([expect.objectContaining({ type: 'error', kind: 'auth', message })])
  })

  test.each([
    ['openai', [], '/v1/responses'],
    ['openai', ['--api', 'chat'], '/v1/chat/completions'],
    ['openai-compatible', [], '/v1/chat/completions'],
    ['openai-compatible', ['--api', 'responses'], '/v1/responses'],
    ['perplexity', [], '/v1/agent'],
    ['openrouter', [], '/v1/chat/completions'],
    ['openrouter', ['--api', 'responses'], '/v1/responses'],
    ['perplexity', ['--api', 'chat'], '/v1/chat/completions'],
    ['fanar', [], '/v1/chat/completions'],
    ['anthropic', [], '/v1/messages'],
    ['gemini', [], '/v1/models/m:streamGenerateContent?alt=sse'],
    ['ollama', [], '/v1/api/chat'],
  ])('%s %j at any address: asks %s, with no key but the one that was named', async (id, more, path) => {
    const server = await startFakeServer(() => jsonReply(418, { error: 'teapot' }))
    stops.push(server.close)
    const env = {
      OPENAI_API_KEY: 'sk-usual',
      FANAR_API_KEY: 'sk-usual',
      OPENROUTER_API_KEY: 'sk-usual',
      MINE: 'sk-mine',
    }
    // Ollama's address has no path; one that ends in /v1 is its other interface.
    const base = id === 'ollama' ? server.origin : `${server.origin}/v1`
    const args = ['Hi', '--provider', id, '--model', 'm', '--base-url', base, ...more, '--json']
    expect((await run(runStream, args, env)).lines().at(-1)).toMatchObject({ type: 'error', status: 418 })
    await run(runStream, [...args, '--key-env', 'MINE'], env)
    expect(server.requests.map((request) => request.path)).toEqual(Array(2).fill(path.replace('/v1/api', '/api')))
    const [first, second] = server.requests.map(({ headers }) => JSON.stringify(headers))
    expect(first).not.toMatch(/sk-|authorization|api-key/)
    if (id !== 'ollama') expect(second).toContain('sk-mine')
  })

  test.each([
    ['no prompt', ['--provider', 'starter'], 'what to ask'],
    ['an empty prompt', ['  ', '--provider', 'starter'], 'what to ask'],
    ['two prompts', ['a', 'b', '--provider', 'starter'], 'quotes'],
    ['no provider', ['a'], '--provider'],
    ['an unknown provider', ['a', '--provider', 'zork'], 'no provider "zork"'],
    ['no model', ['a', '--provider', 'ollama'], 'needs --model'],
    ['an unknown flag', ['a', '--provider', 'starter', '--frob'], '--frob'],
    ['a wrong format', ['a', '--provider', 'openai', '--model', 'm', '--api', 'soap'], '--api'],
  ])('%s is wrong usage: exit code 2 and a sentence', async (_, args, words) => {
    const { code, err, out } = await run(runStream, args)
    expect([code, out]).toEqual([2, []])
    expect(err).toContain(words)
    expect(err).toContain('kiln stream --help')
  })

  test('a variable that is not set is told by its name', async () => {
    const { code, lines } = await run(runStream, [...compatible('http://127.0.0.1:9/v1'), '--key-env', 'NO_KEY'])
    expect([code, lines()[0]?.kind]).toEqual([1, 'auth'])
    expect(lines()[0]?.message).toContain('NO_KEY')
  })
})

describe('kiln models', () => {
  test('lists as one JSON array, or a line each', async () => {
    const server = await startFakeOllama({ models: [{ name: 'a:1b', bytes: 2e9, contextTokens: 8192 }] })
    stops.push(server.close)
    const args = ['--provider', 'ollama', '--base-url', server.origin]
    expect((await run(runModels, [...args, '--json'])).lines()).toMatchObject([
      [{ id: 'a:1b', bytes: 2e9, contextTokens: 8192, sees: false, description: '1.2B Q4_K_M' }],
    ])
    expect((await run(runModels, args)).out).toEqual(['a:1b  1.2B Q4_K_M  context 8192  2.0 GB'])
  })

  test('tells names and prices of a provider that has them, asked at any address', async () => {
    const server = await fakeFormats.openrouter.start({ models: ['a/b'] })
    stops.push(server.close)
    const args = ['--provider', 'openrouter', '--base-url', server.baseUrl]
    expect((await run(runModels, args)).out).toEqual(['a/b  Fake: a/b  context 131072  $3 in, $15 out per million'])
  })

  test('says how to get a model where there is none', async () => {
    const server = await startFakeOllama({ models: [] })
    stops.push(server.close)
    const { code, out, err } = await run(runModels, ['--provider', 'ollama', '--base-url', server.origin, '--json'])
    expect([code, out]).toEqual([0, ['[]']])
    expect(err).toContain('ollama pull')
  })

  test('fails with a line', async () => {
    const { code, lines } = await run(runModels, ['--provider', 'ollama', '--base-url', 'http://127.0.0.1:9', '--json'])
    expect([code, lines()[0]]).toMatchObject([1, { type: 'error', kind: 'unreachable' }])
  })
})

test.each([runStream, runModels])('--help', async (command) => {
  const { code, out } = await run(command, ['--help'])
  expect(code).toBe(0)
  expect(out.join('\n')).toContain('Exit codes')
})
