/** "Try two", through the real routes, with two providers over real HTTP and real files. */
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { RunEvent } from '#shared/contract/run-event.ts'
import {
  chatAnswer,
  chatReply,
  type FakeProvider,
  jsonReply,
  ollamaAnswer,
  ollamaReply,
  startFakeChat,
  startFakeOllama,
  type Step,
} from '../e2e/fake-providers/index.ts'
import { openMetrics } from './store/metrics-database.ts'
import { allEvents, cleanUp, finish, openStudio, page, scripted, type TestStudio } from './test-studio.ts'

const servers: FakeProvider[] = []
afterEach(async () => {
  await cleanUp()
  await Promise.all(servers.splice(0).map(({ close }) => close()))
})

const hosted = { provider: 'openai-compatible', model: 'hosted' } as const
const local = { provider: 'ollama', model: 'local' } as const
const prompt = 'Another heading'

function answer(heading: string, ending = '\n```\n'): string {
  return `\`\`\`html path=index.html\n<!doctype html><h1>${heading}</h1>${ending}`
}

interface Opened extends TestStudio {
  readonly hosted: FakeProvider
  readonly local: FakeProvider
}

async function open(folder?: string): Promise<Opened> {
  const chat = await startFakeChat({ models: ['hosted'] })
  const ollama = await startFakeOllama({ models: [{ name: 'local' }] })
  servers.push(chat, ollama)
  const studio = await openStudio(
    [{ answer: 'first' }, page('First'), finish, { answer: '*' }, page('Next'), finish],
    folder,
  )
  await studio.client.settings.update({
    openaiCompatible: { baseUrl: chat.baseUrl },
    ollamaUrl: ollama.baseUrl,
    providers: { 'openai-compatible': { maxRetries: 0 }, ollama: { maxRetries: 0 } },
  })
  const reply = (heading: string, ...then: readonly Step[]): void => {
    chat.reply(chatReply(chatAnswer(answer(`${heading} hosted`)), ...then))
    ollama.reply(ollamaReply(ollamaAnswer(answer(`${heading} local`)), ...then))
  }
  reply('Two')
  return { ...studio, hosted: chat, local: ollama }
}

async function firstPage({ client }: TestStudio): Promise<{ projectId: string; file: string }> {
  const { runId, projectId } = await client.run.start({ prompt: 'first', kind: 'page', model: scripted })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  const { folder } = (await client.project.open({ projectId })).project
  return { projectId, file: join(folder, 'index.html') }
}

async function tryTwo({ client }: TestStudio, projectId: string) {
  return client.variant.start({
    projectId,
    sides: [
      { prompt, model: hosted },
      { prompt, model: local },
    ],
  })
}

async function ends({ client }: TestStudio, runIds: readonly string[]): Promise<(RunEvent | undefined)[]> {
  return Promise.all(
    runIds.map(async (runId) => (await allEvents(await client.run.attach({ runId, afterSeq: -1 }))).at(-1)),
  )
}

/** What the preview of an answer shows; its status where it shows nothing. */
async function shown({ client, studio }: TestStudio, projectId: string, runId: string): Promise<string> {
  const { url } = await client.preview.open({ view: 'variant', projectId, runId })
  return ask(studio, url)
}

async function ask(studio: TestStudio['studio'], url: string): Promise<string> {
  const request = new Request(url, { headers: { 'sec-fetch-dest': 'iframe' } })
  const response = await studio.preview.respond(new URL(url).hostname.replace('.localhost', ''), request)
  return response.ok ? (/<h1>.*<\/h1>/.exec(await response.text())?.[0] ?? '') : String(response.status)
}

async function state({ client }: TestStudio, projectId: string): Promise<unknown> {
  const [pair] = await client.variant.list({ projectId })
  return [pair?.state, ...(pair?.runs.map(({ state: one, beside }) => `${one} ${beside ?? 'kept'}`) ?? [])]
}

test('two answers lie beside the project, each with an address of its own, until one of them becomes a version', async () => {
  const studio = await open()
  const { client } = studio
  const { projectId, file } = await firstPage(studio)
  const first = await readFile(file, 'utf8')
  const { pairId, runIds } = await tryTwo(studio, projectId)
  expect(await ends(studio, runIds)).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }])
  const [one, two] = runIds
  expect(await readFile(file, 'utf8')).toBe(first)
  expect(await shown(studio, projectId, one)).toBe('<h1>Two hosted</h1>')
  expect(await shown(studio, projectId, two)).toBe('<h1>Two local</h1>')
  const addresses = await Promise.all(
    runIds.map(async (runId) => (await client.preview.open({ view: 'variant', projectId, runId })).url),
  )
  expect(new Set(addresses).size).toBe(2)
  const before = await client.project.open({ projectId })
  expect(before.runs.map((run) => run.prompt)).toEqual(['first'])

  const { versionId } = await client.variant.keep({ pairId, runId: two })
  expect(await readFile(file, 'utf8')).toContain('<h1>Two local</h1>')
  const after = await client.project.open({ projectId })
  expect(after.runs.at(-1)).toMatchObject({ id: two, prompt, versionId, state: 'done', draft: 'none', asked: local })
  expect(after.versions[0]).toMatchObject({ id: versionId, reason: 'run', runId: two, label: prompt })
  expect(await state(studio, projectId)).toEqual(['closed', 'done variant', 'done kept'])
  expect(await ask(studio.studio, addresses[0] ?? '')).toBe('404')
  expect(await ask(studio.studio, addresses[1] ?? '')).toBe('404')

  // The one that was not kept is still there to be looked at, and takes the other's place.
  expect(await shown(studio, projectId, one)).toBe('<h1>Two hosted</h1>')
  await client.variant.keep({ pairId, runId: one })
  expect(await readFile(file, 'utf8')).toContain('<h1>Two hosted</h1>')
  const [, kept] = (await client.project.open({ projectId })).versions
  await client.version.restore({ projectId, versionId: kept?.id ?? '' })
  expect(await readFile(file, 'utf8')).toContain('<h1>Two local</h1>')
})

test('an answer that the app has grown away from is not kept, and becomes a project of its own', async () => {
  const studio = await open()
  const { client } = studio
  const { projectId, file } = await firstPage(studio)
  const { pairId, runIds } = await tryTwo(studio, projectId)
  await ends(studio, runIds)
  const versionOfFirst = (await client.project.open({ projectId })).versions[0]?.id ?? ''
  await writeFile(file, '<!doctype html><h1>By hand</h1>')
  await expect(client.variant.keep({ pairId, runId: runIds[0] })).rejects.toThrow('index.html: changed since')
  expect(await readFile(file, 'utf8')).toContain('By hand')
  const { projectId: made } = await client.variant.branch({ runId: runIds[0] })
  const { project, versions } = await client.project.open({ projectId: made })
  expect(await readFile(join(project.folder, 'index.html'), 'utf8')).toContain('Two hosted')
  expect(versions).toHaveLength(1)
  await client.variant.drop({ pairId })
  expect(await state(studio, projectId)).toEqual(['closed', 'done variant', 'done variant'])
  // Nobody has taken either, until one is kept after all.
  const counted = async () => (await client.metrics.overview({ filter: { projectId } })).runs
  await expect.poll(counted).toMatchObject({ done: 1, stopped: 2 })
  await client.version.restore({ projectId, versionId: versionOfFirst })
  await client.variant.keep({ pairId, runId: runIds[0] })
  await expect.poll(counted).toMatchObject({ done: 2, stopped: 1 })
})

test('one that fails leaves the other, and nobody answers in its place', async () => {
  const studio = await open()
  studio.hosted.reply(jsonReply(503, { error: { message: 'Overloaded.' } }))
  const { projectId, pairId, runIds } = await studio.client.variant.start({
    sides: [
      { prompt, model: hosted },
      { prompt, model: local },
    ],
  })
  expect(await ends(studio, runIds)).toMatchObject([
    { outcome: 'failed', error: { kind: 'overloaded' } },
    { outcome: 'done' },
  ])
  expect(await readdir((await studio.client.project.open({ projectId })).project.folder)).toEqual([])
  await expect(studio.client.variant.keep({ pairId, runId: runIds[0] })).rejects.toThrow('nothing to keep')
  await studio.client.variant.keep({ pairId, runId: runIds[1] })
  const { runs, versions } = await studio.client.project.open({ projectId })
  expect(runs).toMatchObject([{ id: runIds[1], mode: 'create' }])
  expect(versions).toHaveLength(1)
})

test('where both fail, nothing changes and the next prompt is free to come', async () => {
  const studio = await open()
  const { client } = studio
  const { projectId, file } = await firstPage(studio)
  studio.hosted.reply(jsonReply(401, { error: { message: 'Wrong key.' } }))
  studio.local.reply(jsonReply(500, { error: 'Out of memory.' }))
  const { pairId, runIds } = await tryTwo(studio, projectId)
  expect(await ends(studio, runIds)).toMatchObject([{ outcome: 'failed' }, { outcome: 'failed' }])
  expect(await readFile(file, 'utf8')).toContain('First')
  await client.variant.drop({ pairId })
  const { runId } = await client.run.start({ prompt: 'next', kind: 'page', model: scripted, projectId })
  expect((await ends(studio, [runId]))[0]).toMatchObject({ outcome: 'done' })
})

test('the line waits until one is chosen, also when it is told to go on, and goes on when neither is kept', async () => {
  const studio = await open()
  const { client } = studio
  const { projectId, file } = await firstPage(studio)
  const { pairId, runIds } = await tryTwo(studio, projectId)
  await ends(studio, runIds)
  await client.queue.add({ projectId, prompt: 'next', model: scripted })
  await expect(client.queue.resume({ projectId })).rejects.toThrow('Keep one of them, or neither')
  const waiting = await client.project.open({ projectId })
  expect([waiting.liveRunId, waiting.queue.prompts.length]).toEqual([undefined, 1])
  await client.variant.drop({ pairId })
  await expect.poll(() => readFile(file, 'utf8')).toContain('Next')
})

test('one that is stopped keeps what it has come to; what waits in line begins when one is chosen', async () => {
  const studio = await open()
  const { client } = studio
  const { projectId, file } = await firstPage(studio)
  const half = answer('Half', '\n```\n```css path=app.css\nh1 {')
  studio.hosted.reply(chatReply(chatAnswer(half).slice(0, -3), { hold: true }))
  const { pairId, runIds } = await tryTwo(studio, projectId)
  const [one, two] = runIds
  await ends(studio, [two])
  await expect(client.run.start({ prompt: 'no', kind: 'page', model: scripted, projectId })).rejects.toThrow(
    'Stop that',
  )
  await expect(client.variant.keep({ pairId, runId: one })).rejects.toThrow('still being written')
  await client.queue.add({ projectId, prompt: 'next', model: scripted })
  for await (const batch of await client.run.attach({ runId: one, afterSeq: -1 })) {
    if (batch.some((event) => event.type === 'file-delta' && event.path === 'app.css')) break
  }
  await client.run.stop({ runId: one })
  expect(await state(studio, projectId)).toEqual(['open', 'stopped variant', 'done variant'])
  expect((await client.project.open({ projectId })).queue.prompts).toHaveLength(1)
  await client.variant.keep({ pairId, runId: one })
  const { versions, runs, liveRunId } = await client.project.open({ projectId })
  expect(versions.find((version) => version.runId === one)).toMatchObject({
    reason: 'draft',
    files: [{ path: 'index.html' }],
  })
  expect(runs.at(1)).toMatchObject({ id: one, state: 'stopped', draft: 'applied' })
  await ends(studio, liveRunId === undefined ? [] : [liveRunId])
  await expect.poll(() => readFile(file, 'utf8')).toContain('Next')
})

/** The first answer is whole, the second still being written; a prompt waits in line. */
async function halfWay(studio: Opened) {
  const { projectId, file } = await firstPage(studio)
  studio.local.reply(ollamaReply(ollamaAnswer(answer('Half', '')).slice(0, -1), { hold: true }))
  const { pairId, runIds } = await tryTwo(studio, projectId)
  await ends(studio, [runIds[0]])
  await studio.client.queue.add({ projectId, prompt: 'next', model: scripted })
  return { projectId, file, pairId, one: runIds[0] }
}

test('one that cannot be kept leaves the other to be written to its end', async () => {
  const studio = await open()
  const { client } = studio
  const { projectId, file, pairId, one } = await halfWay(studio)
  await client.file.setLocked({ projectId, path: 'index.html', locked: true })
  await expect(client.variant.keep({ pairId, runId: one })).rejects.toThrow('locked since')
  await client.file.setLocked({ projectId, path: 'index.html', locked: false })
  const first = await readFile(file)
  await writeFile(file, '<!doctype html><h1>By hand</h1>')
  await expect(client.variant.keep({ pairId, runId: one })).rejects.toThrow('changed since')
  expect(await state(studio, projectId)).toEqual(['open', 'done variant', 'running variant'])
  await writeFile(file, first)
  await client.variant.keep({ pairId, runId: one })
  expect(await state(studio, projectId)).toEqual(['closed', 'done kept', 'stopped variant'])
})

test('what one window keeps another does not drop, and the line goes on', async () => {
  const studio = await open()
  const { client } = studio
  const { projectId, file, pairId, one } = await halfWay(studio)
  const keeping = client.variant.keep({ pairId, runId: one })
  await expect(client.variant.drop({ pairId })).rejects.toThrow('kept already')
  await keeping
  expect(await state(studio, projectId)).toEqual(['closed', 'done kept', 'stopped variant'])
  await expect.poll(() => readFile(file, 'utf8')).toContain('Next')
})

test('a studio that is closed in the middle finds both again, with what they had come to', async () => {
  const studio = await open()
  const { projectId, file } = await firstPage(studio)
  studio.hosted.reply(chatReply(chatAnswer(answer('Half', '')).slice(0, -3), { hold: true }))
  const { pairId, runIds } = await tryTwo(studio, projectId)
  const [one, two] = runIds
  await ends(studio, [two])
  for await (const batch of await studio.client.run.attach({ runId: one, afterSeq: -1 })) {
    if (batch.some(({ type }) => type === 'file-delta')) break
  }
  await studio.stop()
  const again = await open(studio.folder)
  expect(await state(again, projectId)).toEqual(['open', 'stopped variant', 'done variant'])
  expect(await shown(again, projectId, one)).toBe('<h1>Half</h1>')
  expect(await shown(again, projectId, two)).toBe('<h1>Two local</h1>')
  expect(await readFile(file, 'utf8')).toContain('First')
  await again.client.variant.keep({ pairId, runId: two })
  expect(await readFile(file, 'utf8')).toContain('Two local')
})

test('the same model and the same words are refused; two wordings are two requests of one model', async () => {
  const studio = await open()
  const { client, hosted: server } = studio
  const { projectId } = await firstPage(studio)
  const wordings = (other: string) =>
    client.variant.start({
      projectId,
      sides: [
        { prompt, model: hosted },
        { prompt: other, model: hosted },
      ],
    })
  await expect(wordings(` Another   heading\n`)).rejects.toThrow('Both are the same model and the same words')
  const { runIds } = await wordings('A bolder heading')
  await ends(studio, runIds)
  const asked = server.requests.filter(({ path }) => path.endsWith('/chat/completions')).map(({ body }) => body)
  expect(asked).toHaveLength(2)
  expect(asked.filter((body) => body.includes('A bolder heading'))).toHaveLength(1)
  expect((await client.variant.list({ projectId }))[0]).toMatchObject({ by: 'wordings', state: 'open' })
  const react = client.variant.start({
    kind: 'react',
    sides: [
      { prompt, model: hosted },
      { prompt, model: local },
    ],
  })
  await expect(react).rejects.toThrow('Make the React app first')

  await studio.stop()
  const metrics = openMetrics(studio.folder, () => undefined)
  const records = runIds.map((runId) => metrics.requests.listByRun(runId))
  metrics.close()
  const own = { purpose: 'edit', projectId, outcome: 'done' }
  expect(records).toMatchObject([[own], [own]])
})
