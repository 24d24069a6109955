/** What is sent along with a prompt, from the route to the provider's wire: real HTTP servers in both formats. */
import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import {
  chatAnswer,
  chatReply,
  type FakeServer,
  ollamaAnswer,
  ollamaReply,
  startFakeChat,
  startFakeOllama,
} from '../e2e/fake-providers/index.ts'
import { closeConnections } from './providers/http.ts'
import { allEvents, cleanUp, finish, openStudio, page, scripted, type TestStudio } from './test-studio.ts'

const servers: FakeServer[] = []

afterEach(async () => {
  await cleanUp()
  for (const server of servers.splice(0)) await server.close()
  await closeConnections()
})

const kind = 'page' as const
const png = Buffer.from('89504e470d0a1a0a00010203fffefd', 'hex')
const answer = '```html path=index.html\n<h1>One</h1>\n```\n'

async function ollama(capabilities: readonly string[]) {
  const server = await startFakeOllama({ models: [{ name: 'eyes:7b', contextTokens: 32_768, capabilities }] })
  servers.push(server)
  server.reply(ollamaReply(ollamaAnswer(answer)))
  return server
}

async function attach({ client }: TestStudio) {
  const image = await client.attachment.add({ file: new File([png], 'sketch.png') })
  const text = await client.attachment.add({ file: new File(['Be kind.\n'], 'notes.md') })
  return [image.id, text.id]
}

async function run(opened: TestStudio, model: Parameters<TestStudio['client']['run']['start']>[0]['model']) {
  const attachments = await attach(opened)
  const { client } = opened
  const { runId, projectId } = await client.run.start({ prompt: 'like this', kind, model, attachments })
  const events = await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  return { attachments, projectId, events }
}

function lastMessage(server: FakeServer): { content: unknown; images?: string[] } | undefined {
  const sent = server.requests.findLast(({ path }) => /chat/.test(path))
  return (JSON.parse(sent?.body ?? '{}') as { messages: { content: unknown; images?: string[] }[] }).messages.at(-1)
}

test('an attachment is kept by its content and comes back byte for byte', async () => {
  const { client } = await openStudio([])
  const added = await client.attachment.add({ file: new File([png], 'sketch.png') })
  expect(added).toMatchObject({
    id: createHash('sha256').update(png).digest('hex'),
    name: 'sketch.png',
    kind: 'image',
    mediaType: 'image/png',
    bytes: png.length,
  })
  const { file } = await client.attachment.read({ id: added.id })
  expect([file.name, file.type]).toEqual(['sketch.png', 'image/png'])
  expect(Buffer.from(await file.arrayBuffer())).toEqual(png)
})

test('Ollama gets an image as base64 and a text as a block, when its model sees', async () => {
  const server = await ollama(['completion', 'vision'])
  const opened = await openStudio([])
  await opened.client.settings.update({ ollamaUrl: server.origin })
  const { events } = await run(opened, { provider: 'ollama', model: 'eyes:7b' })
  expect(events.at(-1)).toMatchObject({ outcome: 'done' })
  const message = lastMessage(server)
  expect(message?.images).toEqual([png.toString('base64')])
  expect(message?.content).toContain('notes.md\n\n```\nBe kind.\n```')
  expect(message?.content).toMatch(/like this$/)
})

test('a model of Ollama that does not see is sent no image; the prompt keeps it, and the estimate says so before', async () => {
  const server = await ollama(['completion'])
  const opened = await openStudio([])
  const { client } = opened
  await client.settings.update({ ollamaUrl: server.origin })
  const model = { provider: 'ollama' as const, model: 'eyes:7b' }
  const attachments = await attach(opened)
  expect(await client.run.estimate({ prompt: 'like this', model, attachments })).toMatchObject({
    limits: ['images-unseen'],
    contextTokens: 16_384,
    note: expect.stringContaining('reads no images') as string,
  })
  const { projectId } = await run(opened, model)
  expect(lastMessage(server)).not.toHaveProperty('images')
  expect(lastMessage(server)?.content).toContain('Be kind.')
  const { runs } = await client.project.open({ projectId })
  expect(runs[0]?.attachments.map(({ name }) => name)).toEqual(['sketch.png', 'notes.md'])
})

test('a server with the OpenAI format gets an image as a data URL', async () => {
  const server = await startFakeChat()
  servers.push(server)
  server.reply(chatReply(chatAnswer(answer)))
  const opened = await openStudio([])
  await opened.client.settings.update({ openaiCompatible: { baseUrl: server.baseUrl, model: 'fake-model' } })
  await run(opened, { provider: 'openai-compatible', model: 'fake-model' })
  expect(lastMessage(server)?.content).toEqual([
    { type: 'text', text: expect.stringMatching(/like this$/) as string },
    { type: 'image_url', image_url: { url: `data:image/png;base64,${png.toString('base64')}` } },
  ])
})

test('an estimate is of the request that is then sent: it grows with the app and with what is attached', async () => {
  const server = await ollama(['completion', 'vision'])
  const opened = await openStudio([])
  const { client } = opened
  await client.settings.update({ ollamaUrl: server.origin })
  const model = { provider: 'ollama' as const, model: 'eyes:7b' }
  const bare = await client.run.estimate({ prompt: 'like this', model })
  const attachments = await attach(opened)
  const more = await client.run.estimate({ prompt: 'like this', model, attachments })
  expect(more.inputTokens - bare.inputTokens).toBeGreaterThan(1000)
  const { runId, projectId } = await client.run.start({ prompt: 'like this', kind, model, attachments: [] })
  await allEvents(await client.run.attach({ runId, afterSeq: -1 }))
  const sent = JSON.parse(server.requests.at(-1)?.body ?? '') as { messages: { content: string }[] }
  const characters = sent.messages.reduce((sum, { content }) => sum + content.length, 0)
  expect(Math.abs(bare.inputTokens - characters / 4)).toBeLessThan(10)
  expect((await client.run.estimate({ projectId, prompt: 'like this', model })).inputTokens).toBeGreaterThan(
    bare.inputTokens,
  )
})

test('starter and a script read the words alone: the estimate is nothing, and says so', async () => {
  const opened = await openStudio([{ answer: '*' }, page('One'), finish])
  const attachments = await attach(opened)
  expect(await opened.client.run.estimate({ prompt: 'x', model: scripted, attachments })).toMatchObject({
    inputTokens: 0,
    limits: ['attachments-unread'],
  })
  expect((await run(opened, scripted)).events.at(-1)).toMatchObject({ outcome: 'done' })
})

test('a prompt that names something lost is not begun', async () => {
  const opened = await openStudio([{ answer: '*' }, page('One'), finish])
  const start = { prompt: 'x', kind, model: scripted, attachments: ['gone'] }
  await expect(opened.client.run.start(start)).rejects.toThrow(/attach it again/)
  expect(await opened.client.project.list()).toEqual([])
})
