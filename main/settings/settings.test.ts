import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '../store/store.ts'
import { createSettings, withSessionModel } from './settings.ts'

let folder: string
let store: Store

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiln-settings-'))
  store = openStore(folder)
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a fresh studio answers from the starter', () => {
  expect(createSettings(store).get()).toMatchObject({
    theme: 'system',
    model: { provider: 'starter', model: 'starter' },
  })
})

test('a change touches the fields that it names, is there after a restart, and is told', () => {
  const settings = createSettings(store)
  let told = 0
  const undo = settings.onChange(() => (told += 1))
  settings.update({ openaiCompatible: { baseUrl: 'http://127.0.0.1:1234/v1' } })
  settings.update({ openaiCompatible: { model: 'qwen' }, theme: 'dark' })
  undo()
  settings.update({ theme: 'light' })
  expect(told).toBe(2)
  expect(createSettings(store).get()).toMatchObject({
    theme: 'light',
    openaiCompatible: { baseUrl: 'http://127.0.0.1:1234/v1', model: 'qwen' },
  })
})

test('what another version of Kiln wrote there is kept through a change', () => {
  store.settings.write({ theme: 'dark', fromTheFuture: { x: 1 } })
  createSettings(store).update({ theme: 'light' })
  expect(store.settings.read()).toEqual({ theme: 'light', fromTheFuture: { x: 1 } })
})

test('a damaged field alone falls back to its default, and what it was is kept aside', () => {
  const stored = { theme: 'purple', ollamaUrl: 'http://box:11434' }
  store.settings.write(stored)
  expect(createSettings(store).get()).toMatchObject({ theme: 'system', ollamaUrl: 'http://box:11434' })
  expect(JSON.parse(store.values.get('settings-damaged') ?? '')).toEqual(stored)
})

test.each(['{"theme":"da', '[1]', 'null', '"text"'])(
  'settings that are no object any more (%s) become the defaults, and are kept aside',
  (text) => {
    store.values.set('settings', text)
    expect(createSettings(store).get().theme).toBe('system')
    expect(store.values.get('settings-damaged')).toBeDefined()
    createSettings(store).update({ theme: 'dark' })
    expect(createSettings(store).get().theme).toBe('dark')
  },
)

test('a change that is not valid is refused and changes nothing', () => {
  const settings = createSettings(store)
  expect(() => settings.update({ localContextTokens: 5 })).toThrow()
  expect(settings.get().localContextTokens).toBe(16_384)
  expect(store.settings.read()).toBeUndefined()
})

test('a model for the session answers until another is chosen, and is not stored', () => {
  const scripted = { provider: 'scripted', model: 'scripted' } as const
  const session = withSessionModel(createSettings(store), scripted)
  expect(session.update({ theme: 'dark' }).model).toEqual(scripted)
  expect(createSettings(store).get().model.provider).toBe('starter')
  const chosen = { provider: 'ollama', model: 'qwen' } as const
  expect(session.update({ model: chosen }).model).toEqual(chosen)
  expect(session.get().model).toEqual(chosen)
})
