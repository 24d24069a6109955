import { expect, test } from 'vitest'
import { createKeys, type SecretBox, type SecretStore } from './keys.ts'

function memoryStore(): SecretStore & { readonly map: Map<string, Uint8Array> } {
  const map = new Map<string, Uint8Array>()
  return {
    map,
    get: (name) => map.get(name),
    set: (name, bytes) => map.set(name, bytes),
    remove: (name) => map.delete(name),
  }
}

const reversing: SecretBox = {
  encrypt: (text) => Buffer.from([...text].reverse().join('')),
  decrypt: (bytes) => [...Buffer.from(bytes).toString()].reverse().join(''),
}

test('a key is found again by a new process, and never stored in the clear', () => {
  const store = memoryStore()
  createKeys(reversing, store).setKey('openai-compatible', 'sk-secret-0123456789', 'http://127.0.0.1:1234/v1')
  expect(Buffer.concat([...store.map.values()]).toString()).not.toContain('sk-secret')
  const again = createKeys(reversing, store).keyFor('openai-compatible', 'http://127.0.0.1:1234/v1')
  expect(again).toEqual({ key: 'sk-secret-0123456789', shown: 'ends in …6789' })
})

test('a key goes to the origin that it was entered for and to no other', () => {
  const keys = createKeys(reversing, memoryStore())
  keys.setKey('openai-compatible', 'sk-secret-0123456789', 'https://good.example/v1')
  expect(keys.keyFor('openai-compatible', 'https://good.example/other')?.key).toBe('sk-secret-0123456789')
  expect(keys.keyFor('openai-compatible', 'https://evil.example/v1')).toBeUndefined()
  expect(keys.keyFor('openai-compatible', 'http://good.example/v1')).toBeUndefined()
  expect(keys.keyFor('openai', 'https://good.example/v1')).toBeUndefined()
})

test('where nothing may be stored a key lasts for the session', () => {
  const store = memoryStore()
  const sessionOnly: SecretBox = { encrypt: () => undefined, decrypt: () => '' }
  const keys = createKeys(sessionOnly, store)
  keys.setKey('openai-compatible', 'sk-secret-0123456789', 'http://127.0.0.1:1234')
  expect(store.map.size).toBe(0)
  expect(keys.keyFor('openai-compatible', 'http://127.0.0.1:1234')?.key).toBe('sk-secret-0123456789')
})

test('an empty key forgets it; a short key shows none of its characters; a pasted blank is refused', () => {
  const keys = createKeys(reversing, memoryStore())
  keys.setKey('openai-compatible', 'short', 'http://127.0.0.1:1234')
  expect(keys.keyFor('openai-compatible', 'http://127.0.0.1:1234')?.shown).toBe('set')
  keys.setKey('openai-compatible', '', 'http://127.0.0.1:1234')
  expect(keys.keyFor('openai-compatible', 'http://127.0.0.1:1234')).toBeUndefined()
  expect(() => keys.setKey('openai-compatible', 'two words', 'http://127.0.0.1:1234')).toThrow(/Copy it again/)
  expect(() => keys.setKey('openai-compatible', 'sk', 'not a url')).toThrow(/address first/)
})

test('a key that is refused leaves the one that was there', () => {
  const store = memoryStore()
  const keys = createKeys(reversing, store)
  keys.setKey('openai-compatible', 'sk-secret-0123456789', 'http://127.0.0.1:1234')
  expect(() => keys.setKey('openai-compatible', 'two words', 'http://127.0.0.1:1234')).toThrow(/spaces/)
  expect(keys.keyFor('openai-compatible', 'http://127.0.0.1:1234')?.key).toBe('sk-secret-0123456789')
  expect(store.map.size).toBe(1)
})
