import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startFakeChat, startFakeOllama, startFakeServer } from '../../e2e/fake-providers/index.ts'
import type { ModelInfo, ProviderId, ProviderStatus } from '#shared/domain/model.ts'
import { Settings } from '#shared/domain/settings.ts'
import { emptyCatalog, type Catalog } from './catalog.ts'
import { closeConnections } from './http.ts'
import { createModelLists } from './model-lists.ts'
import { createOllama } from './ollama/provider.ts'
import { createOpenAiChat } from './openai-chat/provider.ts'
import type { Provider } from './provider.ts'
import { createStatuses } from './statuses.ts'
import { isHosted, providerTable } from './table.ts'

const { signal } = new AbortController()
/** Refuses every connection. */
const nobody = 'http://127.0.0.1:9'
const hour = 3_600_000
const stops: (() => Promise<void>)[] = []

/** What the user has set, and what rests on disk. */
let settings: Settings
let addresses: Partial<Record<ProviderId, string>>
let keys: Partial<Record<ProviderId, string>>
let disk: Map<string, string>
let time: number
/** Who was contacted. */
let asked: ProviderId[]

beforeEach(() => {
  settings = Settings.parse({})
  addresses = {}
  keys = {}
  disk = new Map()
  asked = []
  time = Date.UTC(2026, 10, 21)
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await closeConnections()
})

/** As one start of Kiln: nothing is remembered from one to the next but the disk. */
function start(catalog: Catalog = emptyCatalog) {
  const heard: ProviderId[] = []
  const baseUrlOf = (id: ProviderId): string => {
    if (id === 'openai-compatible') return settings.openaiCompatible.baseUrl
    return addresses[id] ?? (isHosted(id) ? (providerTable[id].baseUrl ?? '') : nobody)
  }
  const keyFor = (id: ProviderId) => {
    const key = keys[id]
    return key === undefined ? undefined : { key, shown: `ends in …${key.slice(-4)}` }
  }
  const get = (id: ProviderId): Provider => {
    asked.push(id)
    const key = keys[id]
    if (id === 'ollama') return createOllama({ baseUrl: baseUrlOf(id), contextTokens: 4096 })
    return createOpenAiChat({ id, baseUrl: baseUrlOf(id), ...(key === undefined ? {} : { key }) })
  }
  const local = (id: ProviderId): boolean => providerTable[id].keyUse !== 'required'
  const values = { get: (name: string) => disk.get(name), set: (name: string, value: string) => disk.set(name, value) }
  const now = (): number => time
  const lists = createModelLists({ get, local, baseUrlOf, keyFor, values, now })
  const statuses = createStatuses({
    settings: () => settings,
    keyFor,
    local,
    baseUrlOf,
    catalog,
    lists,
    onListed: (id) => heard.push(id),
    now,
  })
  const of = async (id: ProviderId, refresh = false): Promise<ProviderStatus | undefined> =>
    (await statuses.all(refresh, signal)).find((status) => status.id === id)
  return { statuses, lists, of, heard }
}

async function serve(id: ProviderId, options: { key?: string; models?: readonly string[] } = {}) {
  const server = await startFakeChat(options)
  stops.push(server.close)
  addresses[id] = server.baseUrl
  return server
}

function knowing(...models: readonly ModelInfo[]): Catalog {
  return { ...emptyCatalog, of: () => models, get: ({ model }) => models.find(({ id }) => id === model) }
}

test('on a machine with nothing: starter is ready, and every other provider says in a sentence what to do', async () => {
  const all = await start().statuses.all(false, signal)
  expect(all.filter(({ state }) => state === 'ready').map(({ id }) => id)).toEqual(['starter'])
  expect(all).toHaveLength(Object.keys(providerTable).length - 1)
  for (const { summary, state, helpUrl } of all) {
    expect(summary).toMatch(/^[A-Z].*\.$/)
    if (state === 'needs-setup' && helpUrl !== undefined) expect(summary).toContain(new URL(helpUrl).host)
  }
})

describe('a server on this machine', () => {
  test('Ollama with models, and without', async () => {
    const server = await startFakeOllama({ models: [{ name: 'b:1b' }, { name: 'a:7b' }] })
    stops.push(server.close)
    addresses.ollama = server.origin
    const status = await start().of('ollama')
    expect(status).toMatchObject({ state: 'ready', summary: 'Running, with 2 models.' })
    expect(status?.models.map(({ id, class: kind }) => [id, kind])).toEqual([
      ['b:1b', 'local'],
      ['a:7b', 'local'],
    ])
    const empty = await startFakeOllama({ models: [] })
    stops.push(empty.close)
    addresses.ollama = empty.origin
    expect(await start().of('ollama')).toMatchObject({
      state: 'no-models',
      summary: expect.stringContaining('ollama pull'),
    })
  })

  test('one that does not run says so calmly, with its address', async () => {
    addresses.lmstudio = `${nobody}/v1`
    expect(await start().of('lmstudio')).toMatchObject({
      state: 'unreachable',
      summary: 'Not running at http://127.0.0.1:9. Start its server, then look again.',
      models: [],
    })
  })

  test('something else at its address is not taken for it', async () => {
    const server = await startFakeServer(() => ({ steps: [{ send: '<html><title>My blog</title>' }] }))
    stops.push(server.close)
    addresses.vllm = `${server.origin}/v1`
    expect(await start().of('vllm')).toMatchObject({
      state: 'unreachable',
      summary: `Something else than vLLM seems to answer at ${server.origin}.`,
    })
  })

  test('one that holds the request does not hold up the picker', async () => {
    const silent = await startFakeServer(() => ({ before: [{ hold: true }] }))
    stops.push(silent.close)
    addresses.llamacpp = silent.origin
    expect(await start().of('llamacpp')).toMatchObject({ state: 'unreachable', error: { kind: 'timeout-connect' } })
    expect(await silent.requests[0]?.ended).toBe(false)
  })

  test('any OpenAI-compatible one: connected, wrong key, shown key', async () => {
    const server = await startFakeChat({ key: 'sk-right', models: ['m'] })
    stops.push(server.close)
    settings = { ...settings, openaiCompatible: { baseUrl: server.baseUrl, model: '' } }
    expect(await start().of('openai-compatible')).toMatchObject({ state: 'needs-setup', error: { kind: 'auth' } })
    keys['openai-compatible'] = 'sk-right'
    const status = await start().of('openai-compatible')
    expect(status).toMatchObject({ state: 'ready', summary: 'Connected, with 1 model.', key: 'ends in …ight' })
    expect(JSON.stringify(status)).not.toContain('sk-right')
  })

  test('is asked again after 15 s, or when it is told to look again', async () => {
    const server = await serve('lmstudio')
    const { of } = start()
    await of('lmstudio')
    await of('lmstudio')
    expect(server.requests).toHaveLength(1)
    await of('lmstudio', true)
    expect(server.requests).toHaveLength(2)
    time += 16_000
    await of('lmstudio')
    expect(server.requests).toHaveLength(3)
  })
})

describe('a hosted provider', () => {
  test('without a key: shows what Kiln knows, says where to get one, and is not contacted, not even by a refresh', async () => {
    expect(await start(knowing({ id: 'known' })).of('mistral', true)).toMatchObject({
      state: 'needs-setup',
      keyUse: 'required',
      summary: 'Needs a key. Get one at console.mistral.ai, then enter it here.',
      models: [{ id: 'known' }],
    })
    expect(asked).not.toContain('mistral')
  })

  test("without a key, at the user's own address: is asked, as it may want none", async () => {
    await serve('mistral', { models: ['m'] })
    expect(await start().of('mistral')).toMatchObject({ state: 'ready', models: [{ id: 'm' }] })
  })

  test('with one: lists once, and the next start asks nobody for a day', async () => {
    const server = await serve('mistral', { models: ['b', 'a'] })
    keys.mistral = 'sk-1234'
    expect(await start().of('mistral')).toMatchObject({
      state: 'ready',
      summary: 'Ready, with 2 models.',
      listedAt: time,
    })
    time += 23 * hour
    expect(await start().of('mistral')).toMatchObject({ state: 'ready', listedAt: time - 23 * hour })
    expect(server.requests).toHaveLength(1)
    expect([...disk.values()].join()).not.toContain('sk-1234')
  })

  test('an old list is shown at once and replaced in passing; whoever shows it hears of it', async () => {
    await serve('mistral', { models: ['old'] })
    keys.mistral = 'sk-1234'
    await start().of('mistral')
    await serve('mistral', { models: ['new'] })
    // The list belongs to the address; here it has moved on by itself.
    for (const [name, value] of disk)
      disk.set(name, value.replace(/"baseUrl":"[^"]*"/, `"baseUrl":"${addresses.mistral}"`))
    time += 25 * hour
    const { of, heard, lists } = start()
    expect((await of('mistral'))?.models).toMatchObject([{ id: 'old' }])
    await lists.ask('mistral', hour)
    await expect.poll(() => heard).toEqual(['mistral'])
    expect((await of('mistral'))?.models).toMatchObject([{ id: 'new' }])
  })

  test('a first list that is slow does not hold up the picker: it is heard of when it comes', async () => {
    const server = await startFakeServer(() => ({
      before: [{ waitMs: 1300 }],
      headers: { 'content-type': 'application/json' },
      steps: [{ send: '{"data":[{"id":"listed"}]}' }],
    }))
    stops.push(server.close)
    addresses.mistral = server.origin
    keys.mistral = 'sk-1234'
    const { of, heard } = start(knowing({ id: 'known' }))
    expect(await of('mistral')).toMatchObject({ state: 'ready', models: [{ id: 'known' }] })
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['mistral'])
    expect((await of('mistral'))?.models).toMatchObject([{ id: 'listed' }])
  })

  test('a list that cannot be read any more is asked for anew', async () => {
    await serve('mistral', { models: ['here'] })
    keys.mistral = 'sk-1234'
    disk.set('models-list:mistral', '{"models":[{"id":7}]}')
    expect((await start().of('mistral'))?.models).toMatchObject([{ id: 'here' }])
  })

  test('a list of another address does not count', async () => {
    await serve('mistral', { models: ['there'] })
    keys.mistral = 'sk-1234'
    await start().of('mistral')
    await serve('mistral', { models: ['here'] })
    expect((await start().of('mistral'))?.models).toMatchObject([{ id: 'here' }])
  })

  test('a key that is refused: says so; another one is tried at once', async () => {
    await serve('mistral', { key: 'sk-right', models: ['m'] })
    keys.mistral = 'sk-wrong'
    const { of } = start()
    expect(await of('mistral')).toMatchObject({
      state: 'needs-setup',
      summary: 'Mistral refused the key. Enter another one.',
      error: { kind: 'auth' },
    })
    keys.mistral = 'sk-right'
    expect(await of('mistral')).toMatchObject({ state: 'ready', summary: 'Ready, with 1 model.' })
  })

  test('out of reach: the models of before stay, with why', async () => {
    const server = await serve('mistral', { models: ['m'] })
    keys.mistral = 'sk-1234'
    const { of } = start()
    await of('mistral')
    await server.close()
    expect(await of('mistral', true)).toMatchObject({
      state: 'unreachable',
      models: [{ id: 'm' }],
      listedAt: time,
      error: { kind: 'unreachable' },
    })
  })

  test('one that gives no list is shown with what Kiln knows', async () => {
    const server = await startFakeServer(() => ({
      status: 404,
      steps: [{ send: '{"error":{"message":"Not Found"}}' }],
    }))
    stops.push(server.close)
    addresses.perplexity = server.origin
    keys.perplexity = 'pplx-1234'
    expect(await start(knowing({ id: 'known' })).of('perplexity')).toMatchObject({
      state: 'ready',
      models: [{ id: 'known' }],
    })
  })

  test('only the one that is named is asked anew', async () => {
    const [mistral, groq] = [await serve('mistral'), await serve('groq')]
    keys = { mistral: 'sk-1234', groq: 'gsk-1234' }
    const { statuses } = start()
    await statuses.all(false, signal)
    await statuses.all(true, signal, 'groq')
    expect([mistral.requests.length, groq.requests.length]).toEqual([1, 2])
  })
})
