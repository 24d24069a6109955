import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogFile } from './catalog-file.ts'
import { createCatalog } from './catalog.ts'
import { isHosted } from './table.ts'
import { ProviderId } from '#shared/domain/model.ts'

const ownFile = resolve('resources/models.json')

describe("Kiln's own list", async () => {
  const { models, troubles } = readCatalogFile(await readFile(ownFile, 'utf8'), 'models.json')
  const all = [...models].flatMap(([provider, list]) => list.map((model) => ({ provider, ...model })))

  test('is read whole', () => expect(troubles).toEqual([]))

  test('has models of every hosted provider', () => {
    for (const id of ProviderId.options.filter(isHosted)) expect(models.get(id)?.length, id).toBeGreaterThan(0)
    expect(models.get('openrouter')?.filter(({ free }) => free).length).toBeGreaterThan(3)
  })

  test.each(all)('$provider $id says what it is, and where that was read', (model) => {
    expect(model).toMatchObject({ name: expect.any(String), class: expect.any(String) })
    expect(Date.parse(model.source?.date ?? '')).toBeGreaterThan(Date.UTC(2026, 0))
    expect(Date.parse(model.source?.date ?? '')).toBeLessThanOrEqual(Date.now())
    if (model.outputTokens !== undefined)
      expect(model.outputTokens).toBeLessThanOrEqual(model.contextTokens ?? Infinity)
  })

  test.each(all.filter(({ price }) => price !== undefined))(
    '$provider $id has a price that can be',
    ({ price, free }) => {
      if (price === undefined) return
      expect(free).not.toBe(true)
      expect(price.input).toBeGreaterThan(0)
      expect(price.output).toBeGreaterThanOrEqual(price.input)
      expect(price.cached ?? 0).toBeLessThan(price.input)
      expect(price.cacheWrite ?? price.input).toBeGreaterThanOrEqual(price.input)
      expect(price.longPrompt?.input ?? Infinity).toBeGreaterThan(price.input)
    },
  )

  test('a temperature is said to be taken only where that was read', () => {
    for (const { id, temperature } of [...(models.get('gemini') ?? []), ...(models.get('openai') ?? [])]) {
      expect(temperature, id).toBe(false)
    }
    const takers = models.get('anthropic')?.filter(({ temperature }) => temperature !== false)
    expect(takers?.map(({ id }) => id)).toEqual(['claude-haiku-4-5'])
  })
})

describe("the user's own list", () => {
  let folder: string
  let troubles: string[]
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kiln-catalog-'))
    troubles = []
  })
  afterEach(() => rm(folder, { recursive: true }))

  const file = () => join(folder, 'models.json')
  const open = () => createCatalog({ file: ownFile, userFile: file(), onTrouble: (message) => troubles.push(message) })

  test('need not be there', () => {
    expect(open().of('anthropic').length).toBeGreaterThan(3)
    expect(troubles).toEqual([])
  })

  test('wins field by field, and adds', async () => {
    await writeFile(
      file(),
      `{ "models": { "anthropic": [
        // Our contract.
        { "id": "claude-opus-5-5", "price": { "input": 3, "output": 15 } },
        { "id": "claude-ours", "contextTokens": 500000 },
      ] } }`,
    )
    const catalog = open()
    expect(catalog.get({ provider: 'anthropic', model: 'claude-opus-5-5' })).toMatchObject({
      name: 'Claude Opus 5.5',
      price: { input: 3, output: 15 },
    })
    expect(catalog.of('anthropic')[0]).toEqual({ id: 'claude-ours', contextTokens: 500_000 })
    expect(troubles).toEqual([])
  })

  test('what is wrong in it is named with its line, and the rest counts', async () => {
    await writeFile(
      file(),
      [
        '{ "version": 1, "models": {',
        '  "anthropic": [',
        '    { "id": "good" },',
        '    { "id": "bad", "price": {',
        '      "input": "cheap", "output": 1 } }',
        '  ],',
        '  "antropic": [],',
        '  "groq": [{ "id": "also-good" }]',
        '} }',
      ].join('\n'),
    )
    const catalog = open()
    expect(catalog.get({ provider: 'anthropic', model: 'good' })).toEqual({ id: 'good' })
    expect(troubles).toEqual([
      expect.stringMatching(/models\.json, line 5: "price\.input" is not understood.*left out\.$/),
      expect.stringMatching(/models\.json, line 7: there is no provider "antropic"\.$/),
    ])
    expect(catalog.get({ provider: 'anthropic', model: 'bad' })).toBeUndefined()
    expect(catalog.get({ provider: 'groq', model: 'also-good' })).toBeDefined()
  })

  test.each([
    ['{ "models": { "groq": [\n{ "id": "a" }\n{ "id": "b" }', 'line 3: this is not JSON (comma expected)'],
    ['', 'line 1: this is not JSON'],
    ['[]', 'line 1: there is no "models"'],
    ['{ "models": { "groq": 3 } }', 'the models of groq are a list'],
  ])('%j is a sentence, not a failure', async (text, words) => {
    await writeFile(file(), text)
    expect(open().of('anthropic').length).toBeGreaterThan(3)
    expect(troubles.join()).toContain(words)
  })

  test('is read again when it is asked to', async () => {
    const catalog = open()
    expect(catalog.get({ provider: 'groq', model: 'new' })).toBeUndefined()
    await writeFile(file(), '{"models":{"groq":[{"id":"new"}]}}')
    expect(catalog.get({ provider: 'groq', model: 'new' })).toBeUndefined()
    catalog.reload()
    expect(catalog.get({ provider: 'groq', model: 'new' })).toEqual({ id: 'new' })
  })
})

describe("joined with a provider's own list", () => {
  const catalog = createCatalog({ file: ownFile })

  test('the catalogue fills in what the provider does not tell, and what it tells counts', () => {
    const [model] = catalog.join('anthropic', [{ id: 'claude-opus-5-5', contextTokens: 123 }])
    expect(model).toMatchObject({ id: 'claude-opus-5-5', contextTokens: 123, price: { input: 4, output: 20 } })
  })

  test('a model is found by its dated id, and with "models/" before it', () => {
    const [dated] = catalog.join('anthropic', [{ id: 'claude-haiku-4-5-20251001' }])
    expect(dated).toMatchObject({ id: 'claude-haiku-4-5-20251001', name: 'Claude Haiku 4.5' })
    expect(catalog.get({ provider: 'gemini', model: 'models/gemini-3.8-flash' })?.id).toBe('gemini-3.8-flash')
  })

  test('those that are known come first, in the catalogue’s order; the others by name; a date beside its alias goes', () => {
    const ids = ['zeta-10', 'zeta-9', 'gpt-6-luna-2026-09-22', 'gpt-6-luna', 'text-embedding-3-large', 'gpt-6.1-sol']
    const joined = catalog.join(
      'openai',
      ids.map((id) => ({ id })),
    )
    expect(joined.map(({ id }) => id)).toEqual(['gpt-6.1-sol', 'gpt-6-luna', 'zeta-9', 'zeta-10'])
  })
})
