import { afterEach, expect, test } from 'vitest'
import {
  fakePicture,
  geminiImageReply,
  jsonReply,
  openAiImageReply,
  type FakeServer,
  type Reply,
  startFakeServer,
} from '../../../e2e/fake-providers/index.ts'
import { Settings } from '#shared/domain/settings.ts'
import { closeConnections } from '../http.ts'
import { createGeminiImages, toGeminiImageBody } from './gemini-images.ts'
import { imageMaker } from './image-maker.ts'
import type { ImageProvider } from './image-provider.ts'
import { createOpenAiImages, toOpenAiImageBody } from './openai-images.ts'
import { imageModelFacts } from './prices.ts'

const request = { model: 'gpt-image-2', prompt: 'A red bicycle', width: 960, height: 640 }
const quiet = new AbortController().signal
const secret = 'sk-secret-key'
let server: FakeServer | undefined

afterEach(async () => {
  await closeConnections()
  await server?.close()
  server = undefined
})

async function serve(reply: Reply): Promise<FakeServer> {
  server = await startFakeServer(() => reply)
  return server
}

const formats: readonly (readonly [string, (baseUrl: string) => ImageProvider, (picture?: string) => Reply])[] = [
  ['openai', (baseUrl) => createOpenAiImages({ id: 'openai', baseUrl, key: secret }), openAiImageReply],
  ['gemini', (baseUrl) => createGeminiImages({ id: 'gemini', baseUrl, key: secret }), geminiImageReply],
]

test.each(formats)('%s: a picture, and what it used; the key goes in a header alone', async (_name, create, reply) => {
  const { origin, requests } = await serve(reply())
  const { bytes, usage } = await create(origin).make(request, quiet)
  expect(Buffer.from(bytes).toString('base64')).toBe(fakePicture())
  expect(usage).toMatchObject({ input: 20, estimated: false })
  const [asked] = requests
  expect(asked?.body).not.toContain(secret)
  expect(asked?.path).not.toContain(secret)
  expect(asked?.headers['authorization'] ?? asked?.headers['x-goog-api-key']).toContain(secret)
})

test.each(formats)('%s: every way of failing is a failure of its kind, in words', async (_name, create) => {
  const faults: readonly (readonly [Reply, string])[] = [
    [jsonReply(401, { error: { message: `Incorrect API key provided: ${secret}`, code: 'invalid_api_key' } }), 'auth'],
    [jsonReply(429, { error: { message: 'Slow down.' } }), 'rate-limited'],
    [jsonReply(500, { error: { message: 'Something went wrong.' } }), 'provider'],
    [jsonReply(400, { error: { message: 'Your request was rejected.', code: 'content_policy_violation' } }), 'refused'],
    [{ status: 307, headers: { location: 'http://127.0.0.1:1/' }, steps: [] }, 'bad-request'],
    [{ steps: [{ send: '<html>Gateway</html>' }] }, 'provider'],
    [jsonReply(200, {}), 'provider'],
    [
      jsonReply(200, {
        data: [{ b64_json: '<svg>' }],
        candidates: [{ content: { parts: [{ inlineData: { data: '<' } }] } }],
      }),
      'provider',
    ],
    [{ headers: { 'content-length': '1000' }, steps: [{ send: '{"data":[' }, { cut: true }] }, 'unreachable'],
  ]
  for (const [reply, kind] of faults) {
    const { origin } = await serve(reply)
    const failed = await create(origin)
      .make(request, quiet)
      .catch((thrown: unknown) => thrown)
    expect(failed).toMatchObject({ error: { kind } })
    expect(JSON.stringify(failed)).not.toContain(secret)
    await server?.close()
  }
})

test.each(formats)('%s: a stop closes the connection of a slow one', async (_name, create) => {
  const fake = await serve({ before: [{ hold: true }] })
  const stop = new AbortController()
  const made = create(fake.origin).make(request, stop.signal)
  const asked = await fake.nextRequest()
  stop.abort()
  await expect(made).rejects.toMatchObject({ error: { kind: 'aborted' } })
  await expect(asked.ended).resolves.toBe(false)
})

test('gemini: what is blocked before or while it is drawn is refused', async () => {
  const answers = [
    { promptFeedback: { blockReason: 'PROHIBITED_CONTENT', blockReasonMessage: 'Not this.' } },
    { candidates: [{ finishReason: 'IMAGE_SAFETY', content: { parts: [] } }] },
  ]
  for (const answer of answers) {
    const { origin } = await serve(jsonReply(200, answer))
    const provider = createGeminiImages({ id: 'gemini', baseUrl: origin })
    await expect(provider.make(request, quiet)).rejects.toMatchObject({ error: { kind: 'refused' } })
    await server?.close()
  }
})

test('openai: an address in place of a picture is not fetched', async () => {
  const { origin, requests } = await serve(jsonReply(200, { data: [{ url: 'http://127.0.0.1:1/a.png' }] }))
  const provider = createOpenAiImages({ id: 'openai-compatible', baseUrl: origin })
  await expect(provider.make(request, quiet)).rejects.toMatchObject({ error: { kind: 'provider' } })
  expect(requests).toHaveLength(1)
})

test('each model is asked for what it takes, and for no more', () => {
  const asked = (model: string, width: number): unknown => toOpenAiImageBody({ ...request, model, width })
  const prompt = 'A red bicycle'
  expect(asked('gpt-image-2', 960)).toEqual({
    model: 'gpt-image-2',
    prompt,
    size: '1536x1024',
    quality: 'medium',
    output_format: 'jpeg',
  })
  expect(asked('dall-e-3', 300)).toEqual({
    model: 'dall-e-3',
    prompt,
    size: '1024x1792',
    response_format: 'b64_json',
  })
  expect(asked('flux', 640)).toEqual({
    model: 'flux',
    prompt,
    size: '1024x1024',
    response_format: 'b64_json',
  })
  expect(toGeminiImageBody({ ...request, width: 1440, height: 810 })).toEqual({
    contents: [{ role: 'user', parts: [{ text: prompt }] }],
    generationConfig: { responseModalities: ['IMAGE'], imageConfig: { aspectRatio: '16:9' } },
  })
})

test('who makes pictures follows the settings; a key goes to the origin that it is for, and to no other', async () => {
  const { origin, requests } = await serve(openAiImageReply())
  const keys = new Map([[`openai-compatible ${origin}`, secret]])
  const maker = (images: object) =>
    imageMaker({
      settings: () => Settings.parse({ images }),
      keyFor: (id, baseUrl) => {
        const key = keys.get(`${id} ${baseUrl}`)
        return key === undefined ? undefined : { key }
      },
      baseUrlOf: (id) => (id === 'openai' ? 'https://api.openai.com/v1' : ''),
    })
  expect(maker({})).toBeUndefined()
  expect(maker({ provider: 'gemini' })?.model.model).toMatch(/^gemini-/)
  expect(() => maker({ provider: 'openai' })?.provider()).toThrow(/needs a key/)
  expect(() => maker({ provider: 'openai-compatible', model: 'flux' })?.provider()).toThrow(/address/)
  expect(() => maker({ provider: 'openai-compatible', baseUrl: origin })?.provider()).toThrow(/model/)
  await maker({ provider: 'openai-compatible', baseUrl: origin, model: 'flux' })?.provider().make(request, quiet)
  expect(requests[0]?.headers['authorization']).toBe(`Bearer ${secret}`)
})

test('prices are known by the name that a model has without its date', () => {
  expect(imageModelFacts({ provider: 'openai', model: 'gpt-image-2-2026-04-21' })?.price?.output).toBe(30)
  expect(imageModelFacts({ provider: 'gemini', model: 'models/gemini-3.1-flash-image-preview' })?.price?.output).toBe(
    60,
  )
  expect(imageModelFacts({ provider: 'openai-compatible', model: 'gpt-image-2' })).toBeUndefined()
})
