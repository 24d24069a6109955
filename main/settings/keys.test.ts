import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../store/store.ts'
import { createKeyFile } from './key-file.ts'
import { createKeys, type KeysParts } from './keys.ts'
import type { SecretStore } from './key-locker.ts'
import { noSecretBox, type SecretBox } from './secret-box.ts'

const server = 'http://127.0.0.1:1234/v1'
const key = 'sk-secret-0123456789'

let folder: string
let store: SecretStore & { readonly map: Map<string, Uint8Array> }
let consent: KeysParts['consent']

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiln-keys-'))
  const map = new Map<string, Uint8Array>()
  store = {
    map,
    get: (name) => map.get(name),
    set: (name, bytes) => map.set(name, bytes),
    remove: (name) => map.delete(name),
    names: () => [...map.keys()],
  }
  let allowed = false
  consent = { get: () => allowed, set: (allow) => (allowed = allow) }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function reversing(strength: 'keychain' | 'weak', stale = false): SecretBox {
  return {
    strength: async () => strength,
    encrypt: async (text) => Buffer.from([...text].reverse().join('')),
    decrypt: async (bytes) => {
      if (Buffer.from(bytes).includes('another account')) throw new Error('cannot be read')
      return { text: [...Buffer.from(bytes).toString()].reverse().join(''), stale }
    },
  }
}

async function open(box: SecretBox, more: Partial<KeysParts> = {}) {
  const keys = createKeys({ box, store, consent, file: createKeyFile(folder), ...more })
  await keys.loaded()
  return keys
}

test('a key is found again by a new process, and never stored in the clear', async () => {
  await (await open(reversing('keychain'))).setKey('openai-compatible', key, server)
  expect(Buffer.concat([...store.map.values()]).toString()).not.toContain('sk-secret')
  const again = await open(reversing('keychain'))
  expect(again.keyFor('openai-compatible', server)).toEqual({ key, shown: 'ends in …6789' })
  expect(again.state()).toMatchObject({ storage: 'keychain', canAllowWeak: false, canCreateFile: false })
})

test('a key goes to the origin that it was entered for and to no other', async () => {
  const keys = await open(reversing('keychain'))
  await keys.setKey('openai-compatible', key, 'https://good.example/v1')
  expect(keys.keyFor('openai-compatible', 'https://good.example/other')?.key).toBe(key)
  expect(keys.keyFor('openai-compatible', 'https://evil.example/v1')).toBeUndefined()
  expect(keys.keyFor('openai-compatible', 'http://good.example/v1')).toBeUndefined()
  expect(keys.keyFor('openai-compatible', 'https://good.example:8443/v1')).toBeUndefined()
  expect(keys.keyFor('openai', 'https://good.example/v1')).toBeUndefined()
})

test('where there is no keychain a key lasts for the session', async () => {
  const keys = await open(noSecretBox)
  await keys.setKey('openai-compatible', key, server)
  expect(store.map.size).toBe(0)
  expect(keys.keyFor('openai-compatible', server)?.key).toBe(key)
  expect(keys.state()).toMatchObject({ storage: 'session', canAllowWeak: false, canCreateFile: true })
})

test('an empty key forgets it; a short key shows none of its characters; a pasted blank is refused', async () => {
  const keys = await open(reversing('keychain'))
  await keys.setKey('openai-compatible', 'short', server)
  expect(keys.keyFor('openai-compatible', server)?.shown).toBe('set')
  await keys.setKey('openai-compatible', '', server)
  expect(keys.keyFor('openai-compatible', server)).toBeUndefined()
  expect(store.map.size).toBe(0)
  await expect(keys.setKey('openai-compatible', 'two words', server)).rejects.toThrow(/Copy it again/)
  await expect(keys.setKey('openai-compatible', 'sk', 'not a url')).rejects.toThrow(/address first/)
})

test('a key that is refused leaves the one that was there', async () => {
  const keys = await open(reversing('keychain'))
  await keys.setKey('openai-compatible', key, server)
  await expect(keys.setKey('openai-compatible', 'two words', server)).rejects.toThrow(/spaces/)
  expect(keys.keyFor('openai-compatible', server)?.key).toBe(key)
  expect(store.map.size).toBe(1)
})

test('a stored key that cannot be read is asked for anew, and the others are there', async () => {
  await (await open(reversing('keychain'))).setKey('groq', key, 'https://api.groq.com/openai/v1')
  store.map.set('openai@https://api.openai.com', Buffer.from('of another account'))
  const keys = await open(reversing('keychain'))
  expect(keys.keyFor('openai', 'https://api.openai.com/v1')).toBeUndefined()
  expect(keys.keyFor('groq', 'https://api.groq.com')?.key).toBe(key)
  expect(store.map.size).toBe(2)
})

test('a keychain that does not take a key leaves it for the session, and says so', async () => {
  const full: SecretBox = { ...reversing('keychain'), encrypt: () => Promise.reject(new Error('locked')) }
  const keys = await open(full)
  await expect(keys.setKey('openai-compatible', key, server)).rejects.toThrow(/kept until Kiln ends/)
  expect(keys.keyFor('openai-compatible', server)?.key).toBe(key)
})

test('a keychain that asks the user first holds nothing up, and does not undo what was entered meanwhile', async () => {
  await (await open(reversing('keychain'))).setKey('openai-compatible', 'sk-old-0123456789', server)
  let answer = (): void => {}
  const slow: SecretBox = {
    ...reversing('keychain'),
    strength: () => new Promise((resolve) => (answer = () => resolve('keychain'))),
  }
  let told = 0
  const keys = createKeys({ box: slow, store, consent, file: createKeyFile(folder), onChange: () => (told += 1) })
  expect(keys.keyFor('openai-compatible', server)).toBeUndefined()
  const saved = keys.setKey('openai-compatible', key, server)
  expect(keys.keyFor('openai-compatible', server)?.key).toBe(key)
  await Promise.resolve()
  answer()
  await saved
  expect(told).toBe(2)
  expect(keys.keyFor('openai-compatible', server)?.key).toBe(key)
  expect((await open(reversing('keychain'))).keyFor('openai-compatible', server)?.key).toBe(key)
})

test('a keychain that changed its lock locks its keys anew', async () => {
  await (await open(reversing('keychain'))).setKey('openai-compatible', key, server)
  store.map.set('openai-compatible@http://127.0.0.1:1234', Buffer.from([...key].reverse().join('')))
  const before = store.map.get('openai-compatible@http://127.0.0.1:1234')
  await open(reversing('keychain', true))
  expect(store.map.get('openai-compatible@http://127.0.0.1:1234')).not.toBe(before)
})

test('weak protection stores nothing until it is allowed in so many words, and nothing any more when that is taken back', async () => {
  const keys = await open(reversing('weak'))
  await keys.setKey('openai-compatible', key, server)
  expect(store.map.size).toBe(0)
  expect(keys.state()).toMatchObject({ storage: 'session', canAllowWeak: true, canCreateFile: true })
  await keys.allowWeak(true)
  expect(keys.state().storage).toBe('weak')
  expect(keys.state().note).toContain('anyone who can read')
  expect((await open(reversing('weak'))).keyFor('openai-compatible', server)?.key).toBe(key)
  await keys.allowWeak(false)
  expect(store.map.size).toBe(0)
  expect(keys.keyFor('openai-compatible', server)?.key).toBe(key)
  expect((await open(reversing('weak'))).keyFor('openai-compatible', server)).toBeUndefined()
})

test('what was stored weakly is locked by a keychain as soon as there is one; what a keychain holds is no weak key', async () => {
  const weak = await open(reversing('weak'))
  await weak.allowWeak(true)
  await weak.setKey('openai-compatible', key, server)
  expect([...store.map.keys()]).toEqual(['weak openai-compatible@http://127.0.0.1:1234'])
  await open(reversing('keychain'))
  expect([...store.map.keys()]).toEqual(['openai-compatible@http://127.0.0.1:1234'])
  expect((await open(reversing('weak'))).keyFor('openai-compatible', server)).toBeUndefined()
})

test('a key that is removed leaves nothing of itself in the database, nor in its log', async () => {
  const database = openStore(folder)
  try {
    database.secrets.set('weak x', Buffer.from('stored-bytes-of-a-key'))
    database.secrets.remove('weak x')
    for (const name of ['kiln.db', 'kiln.db-wal']) {
      expect(readFileSync(path.join(folder, name)).includes('stored-bytes-of-a-key'), name).toBe(false)
    }
    expect(database.secrets.names()).toEqual([])
  } finally {
    database.close()
  }
})

test('a file under a passphrase: nothing in the clear, for this user alone, opened by its passphrase and no other', async () => {
  const keys = await open(noSecretBox)
  await keys.setKey('openai-compatible', key, server)
  await expect(keys.createFile('short')).rejects.toThrow(/at least 8/)
  await keys.createFile('correct horse battery')
  await keys.setKey('groq', 'gsk-0123456789ab', 'https://api.groq.com')
  const file = path.join(folder, 'keys.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const text = readFileSync(file, 'utf8')
  for (const secret of [key, 'gsk-', 'groq', 'horse']) expect(text).not.toContain(secret)

  const again = await open(noSecretBox)
  expect(again.state().storage).toBe('file-locked')
  expect(again.keyFor('groq', 'https://api.groq.com')).toBeUndefined()
  await expect(again.unlock('correct horse batterie')).rejects.toThrow(/does not open the key file/)
  expect(again.state().storage).toBe('file-locked')
  await again.unlock('correct horse battery')
  expect(again.keyFor('openai-compatible', server)?.key).toBe(key)
  expect(again.keyFor('groq', 'https://api.groq.com')?.key).toBe('gsk-0123456789ab')
  await again.lock()
  expect(again.keyFor('groq', 'https://api.groq.com')).toBeUndefined()
})

test('a key that is entered while the file is locked goes into it when it is unlocked', async () => {
  const first = await open(noSecretBox)
  await first.createFile('correct horse battery')
  await first.setKey('openai-compatible', 'sk-old-0123456789', server)
  const keys = await open(noSecretBox)
  await keys.setKey('openai-compatible', key, server)
  expect(keys.keyFor('openai-compatible', server)?.key).toBe(key)
  await expect(keys.setKey('groq', '', 'https://api.groq.com')).rejects.toThrow(/Unlock the key file/)
  // The older one may be in the file still: to say that it is gone would be a lie.
  await expect(keys.setKey('openai-compatible', '', server)).rejects.toThrow(/Unlock the key file/)
  expect(keys.keyFor('openai-compatible', server)).toBeUndefined()
  await keys.setKey('openai-compatible', key, server)
  await keys.unlock('correct horse battery')
  const last = await open(noSecretBox, { passphrase: 'correct horse battery' })
  expect(last.keyFor('openai-compatible', server)?.key).toBe(key)
})

test('a key that is entered while the file is being unlocked, or locked, is the one that counts', async () => {
  const first = await open(noSecretBox)
  await first.createFile('correct horse battery')
  await first.setKey('openai-compatible', 'sk-old-0123456789', server)
  const keys = await open(noSecretBox)
  const unlocked = keys.unlock('correct horse battery')
  await Promise.resolve()
  await Promise.all([unlocked, keys.setKey('openai-compatible', key, server)])
  expect(keys.keyFor('openai-compatible', server)?.key).toBe(key)
  const locked = keys.lock()
  await Promise.all([locked, keys.setKey('openai-compatible', 'sk-newest-0123456789', server)])
  expect(keys.keyFor('openai-compatible', server)?.key).toBe('sk-newest-0123456789')
  const last = await open(noSecretBox, { passphrase: 'correct horse battery' })
  expect(last.keyFor('openai-compatible', server)?.key).toBe(key)
})

test('KILN_PASSPHRASE makes the file with the first key and opens it from then on; a wrong one is told', async () => {
  const keys = await open(noSecretBox, { passphrase: 'correct horse battery' })
  expect(keys.state().storage).toBe('session')
  await keys.setKey('openai-compatible', key, server)
  expect(keys.state().storage).toBe('file-unlocked')
  const again = await open(noSecretBox, { passphrase: 'correct horse battery' })
  expect(again.keyFor('openai-compatible', server)?.key).toBe(key)
  const wrong = await open(noSecretBox, { passphrase: 'something else' })
  expect(wrong.state()).toMatchObject({ storage: 'file-locked' })
  expect(wrong.state().note).toContain('KILN_PASSPHRASE does not open')
})

test('a key file that was tampered with or damaged opens to nothing, and can be removed', async () => {
  const file = path.join(folder, 'keys.json')
  await (await open(noSecretBox)).createFile('correct horse battery')
  await chmod(file, 0o644)
  const sound = await readFile(file, 'utf8')
  const { kdf, ...rest } = JSON.parse(sound)
  await writeFile(file, JSON.stringify({ ...rest, kdf: { ...kdf, N: 2 ** 14 } }))
  const keys = await open(noSecretBox)
  await expect(keys.unlock('correct horse battery')).rejects.toThrow(/does not open/)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await writeFile(file, JSON.stringify({ ...rest, kdf, iv: '' }))
  await expect(keys.unlock('correct horse battery')).rejects.toMatchObject({ error: { kind: 'invalid-input' } })
  await writeFile(file, sound.slice(0, 100))
  await expect(keys.unlock('correct horse battery')).rejects.toThrow(/damaged/)
  await keys.removeFile()
  expect(keys.state()).toMatchObject({ storage: 'session', canCreateFile: true })
})

test('an entered key counts before the environment’s', async () => {
  const environmentKey = () => ({ key: 'sk-environment', shown: 'from OPENAI_API_KEY' })
  const keys = await open(noSecretBox, { environmentKey })
  expect(keys.keyFor('openai', 'https://api.openai.com/v1')?.shown).toBe('from OPENAI_API_KEY')
  await keys.setKey('openai', key, 'https://api.openai.com/v1')
  expect(keys.keyFor('openai', 'https://api.openai.com/v1')?.key).toBe(key)
})
