/** What is known of models, through the whole core: their prices, their lists, and names that nobody has. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { mistral, type FakeProvider } from '../e2e/fake-providers/index.ts'
import { allEvents, cleanUp, openStudio, type TestStudio } from './test-studio.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await cleanUp()
})

const page = '```html path=index.html\n<!doctype html><h1>Hi</h1>\n```\n'

async function withMistral(): Promise<{ test: TestStudio; server: FakeProvider }> {
  const server = await mistral.start({ models: ['devstral-2512', 'codestral-2508'], key: 'key-1234567890' })
  stops.push(server.close)
  const usage = { input: 1_000_000, output: 100_000, cached: 500_000 }
  server.reply(mistral.stream(mistral.answer(page, { usage })))
  const test = await openStudio([])
  await test.client.settings.update({ providers: { mistral: { baseUrl: server.baseUrl } } })
  await test.client.provider.setKey({ provider: 'mistral', key: 'key-1234567890', baseUrl: server.baseUrl })
  return { test, server }
}

async function ask({ client }: TestStudio, model: string) {
  const started = await client.run.start({
    prompt: 'a timer',
    kind: 'page',
    model: { provider: 'mistral', model },
    attachments: [],
  })
  await allEvents(await client.run.attach({ runId: started.runId, afterSeq: -1 }))
  const { runs } = await client.project.open({ projectId: started.projectId })
  return runs[0]
}

test('a run keeps what it cost, and the price that it was reckoned with', async () => {
  const { test } = await withMistral()
  // 500,000 fresh at $0.40, 500,000 cached at $0.04, 100,000 out at $2, for a million each.
  expect(await ask(test, 'devstral-2512')).toMatchObject({
    state: 'done',
    cost: { usd: expect.closeTo(0.42), price: { input: 0.4, output: 2, cached: 0.04 } },
  })
})

test("the user's own price counts, and a wrong list of theirs is a trouble that names its line", async () => {
  const { test } = await withMistral()
  await writeFile(
    join(test.folder, 'models.json'),
    '{"models":{"mistral":[\n{"id":"devstral-2512","price":{"input":0,"output":10}},\n{"id":7}]}}',
  )
  await test.client.provider.list({ refresh: true })
  expect(await ask(test, 'devstral-2512')).toMatchObject({ cost: { usd: expect.closeTo(1) } })
  expect((await test.client.studio.info()).troubles).toEqual([expect.stringMatching(/models\.json, line 3: "id"/)])
})

test('a name that the provider does not have is refused with the closest ones, and leaves nothing behind', async () => {
  const { test, server } = await withMistral()
  await expect(ask(test, 'devstral-2521')).rejects.toMatchObject({
    data: { kind: 'model-not-found', message: expect.stringContaining('Did you mean devstral-2512?') },
  })
  expect(await test.client.project.list()).toEqual([])
  expect(server.requests.every(({ method }) => method === 'GET')).toBe(true)
})

test('an estimate says what sending the prompt costs', async () => {
  const { test } = await withMistral()
  const prompt = 'a timer'
  const at = (model: string) => ({ prompt, model: { provider: 'mistral' as const, model }, attachments: [] })
  const { inputTokens, costUsd } = await test.client.run.estimate(at('devstral-2512'))
  expect(costUsd).toBeCloseTo((inputTokens * 0.4) / 1_000_000, 12)
  expect((await test.client.run.estimate(at('unheard-of'))).costUsd).toBeUndefined()
})

test('only the named provider is asked for its list again, and its list outlasts a restart', async () => {
  const { test, server } = await withMistral()
  const lists = () => server.requests.filter(({ path }) => path.endsWith('/models')).length
  const { client } = test
  await client.provider.list({ refresh: false })
  await client.provider.list({ refresh: true, provider: 'groq' })
  expect(lists()).toBe(1)
  await client.provider.list({ refresh: true, provider: 'mistral' })
  expect(lists()).toBe(2)
  await test.stop()
  const again = await openStudio([], test.folder)
  await again.client.provider.setKey({ provider: 'mistral', key: 'key-1234567890', baseUrl: server.baseUrl })
  const statuses = await again.client.provider.list({ refresh: false })
  expect(statuses.find(({ id }) => id === 'mistral')).toMatchObject({
    state: 'ready',
    models: [{ id: 'devstral-2512', price: { input: 0.4 } }, { id: 'codestral-2508' }],
  })
  expect(lists()).toBe(2)
})
