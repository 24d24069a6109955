import { expect, test } from 'vitest'
import type { ModelInfo, ModelRef } from '#shared/domain/model.ts'
import type { AttachedContent } from './attachments.ts'
import type { RunInput } from './perform-run.ts'
import { buildRequest, draftRequest } from './request.ts'

const ollama: ModelRef = { provider: 'ollama', model: 'llava:7b' }
const server: ModelRef = { provider: 'openai-compatible', model: 'big' }

function input(patch: Partial<RunInput> = {}): RunInput {
  return { prompt: 'make it blue', kind: 'page', model: ollama, files: new Map(), contextTokens: 16_384, ...patch }
}

function knows(facts: Partial<ModelInfo>): Pick<RunInput, 'factsOf'> {
  return { factsOf: ({ model }) => ({ id: model, ...facts }) }
}

const image: AttachedContent = {
  id: 'i',
  name: 'sketch.png',
  kind: 'image',
  mediaType: 'image/png',
  bytes: 3,
  content: new Uint8Array([1, 2, 3]),
}
const notes: AttachedContent = {
  id: 't',
  name: 'notes.md',
  kind: 'text',
  mediaType: 'text/plain',
  bytes: 3,
  content: Buffer.from('Three ``` ticks'),
}

function userMessage(model: ModelRef, given: RunInput) {
  return draftRequest(model, given).request.messages.at(-1)
}

test('the app comes first and the words last, so that what stays the same can be cached', () => {
  const files = new Map([
    ['index.html', '<h1>Hi</h1>'],
    ['app.css', 'h1{}\n'],
  ])
  expect(userMessage(ollama, input({ files }))?.content).toBe(
    'The app as it is:\n\n```css path=app.css\nh1{}\n```\n\n```html path=index.html\n<h1>Hi</h1>\n```\n\n' +
      'The change to make:\n\nmake it blue',
  )
  expect(userMessage(ollama, input())?.content).toBe('make it blue')
})

test.each(['page', 'react'] as const)('of a %s the rules stand first, the same bytes whatever is asked', (kind) => {
  const rulesFor = (patch: Partial<RunInput>): string | undefined => {
    const [first] = draftRequest(server, input({ kind, ...patch })).request.messages
    return first?.role === 'system' ? first.content : undefined
  }
  const rules = rulesFor({})
  expect(rules).toBeDefined()
  expect(rulesFor({ prompt: 'a clock', attachments: [notes] })).toBe(rules)
  const change = rulesFor({ files: new Map([['index.html', '<h1>Hi</h1>']]) })
  expect(change).toBeDefined()
  expect(rulesFor({ prompt: 'now red', files: new Map([['app.css', 'h1{}']]) })).toBe(change)
})

test('a text that is attached is a block under its name, and cannot break out of it', () => {
  expect(userMessage(server, input({ attachments: [notes] }))?.content).toBe(
    'Attached by the user, to read: notes.md\n\n````\nThree ``` ticks\n````\n\nmake it blue',
  )
})

test('a file with more fences than a function takes arguments is shown like any other', () => {
  const files = new Map([['notes.md', '``` '.repeat(300_000)]])
  expect(userMessage(server, input({ files }))?.content).toContain('````md path=notes.md')
})

test('files that are named are said to be meant; an address or an unknown name stays text', () => {
  const files = new Map([
    ['index.html', ''],
    ['app.js', ''],
  ])
  const prompt = 'Move the code of @index.html to @app.js, ask me@home.org about @nothing.js'
  expect(userMessage(server, input({ prompt, files }))?.content).toMatch(
    /@nothing\.js\n\nFiles named with @ above: index\.html, app\.js$/,
  )
  expect(userMessage(server, input({ files }))?.content).not.toContain('named with @')
})

test.each([
  [knows({ sees: true }), 1],
  [knows({}), 1],
  [{}, 1],
  [knows({ sees: false }), 0],
])('an image goes to a model that sees, and to one that nobody knows better of (%#)', (facts, sent) => {
  const drafted = draftRequest(server, input({ attachments: [image], ...facts }))
  expect(drafted.request.messages.at(-1)?.images ?? []).toHaveLength(sent)
  expect(drafted.limits).toEqual(sent === 1 ? [] : ['images-unseen'])
  if (sent === 0) expect(drafted.note).toMatch(/big reads no images/)
})

test('an image counts', () => {
  const without = draftRequest(server, input()).inputTokens
  const counted = draftRequest(server, input({ attachments: [image] })).inputTokens
  expect(counted - without).toBe(1000)
})

test.each(['starter', 'scripted'] as const)('%s is sent the words alone, and costs no tokens', (provider) => {
  const drafted = draftRequest({ provider, model: provider }, input({ attachments: [image, notes] }))
  expect(drafted.inputTokens).toBe(0)
  expect(drafted.request.messages).toEqual([{ role: 'user', content: 'make it blue' }])
  expect(drafted.limits).toEqual(['attachments-unread'])
})

test('what does not fit is not asked of a local server, which would cut it; others are asked, with a warning before', () => {
  const long = input({ prompt: 'x'.repeat(60_000) })
  expect(buildRequest(ollama, long)).toMatchObject({ passedOver: expect.stringContaining('16,384') as string })
  const small = { ...long, ...knows({ contextTokens: 8192 }) }
  expect(draftRequest(server, small)).toMatchObject({ limits: ['too-long'], contextTokens: 8192 })
  expect(buildRequest(server, small)).not.toHaveProperty('passedOver')
  expect(draftRequest(server, long).limits).toEqual([])
})

test("a local model's own window counts where it is smaller than the one asked for", () => {
  const given = input({ prompt: 'x'.repeat(8_000), ...knows({ contextTokens: 4096 }) })
  expect(draftRequest(ollama, given)).toMatchObject({ contextTokens: 4096, limits: ['too-long'] })
})
