import type { SafeStorage } from 'electron'
import { expect, test } from 'vitest'
import { createSecretBox } from './secret-box.ts'

/** As Chromium does: what it locks begins with the name of the lock. */
function safe(lock: string, calls: Partial<SafeStorage>): SafeStorage {
  const older = {
    isEncryptionAvailable: () => true,
    encryptString: (text: string) => Buffer.from(lock + text),
    decryptString: (bytes: Buffer) => bytes.toString().slice(3),
    getSelectedStorageBackend: () => 'gnome_libsecret',
  }
  return { ...older, ...calls } as SafeStorage
}

test('the asynchronous calls are used where Electron has them, the older ones where not', async () => {
  const newer = safe('', {
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => Buffer.from(`v12${text}`),
    decryptStringAsync: async () => ({ result: 'opened', shouldReEncrypt: true }),
  })
  const box = createSecretBox(newer, 'linux')
  expect(await box.strength()).toBe('keychain')
  expect(Buffer.from(await box.encrypt('key')).toString()).toBe('v12key')
  expect(await box.decrypt(Buffer.from('v11key'))).toEqual({ text: 'opened', stale: true })
  const older = createSecretBox(safe('v11', {}), 'linux')
  expect(await older.strength()).toBe('keychain')
  expect(await older.decrypt(await older.encrypt('key'))).toEqual({ text: 'key', stale: false })
})

test('a lock whose password everyone knows is weak on Linux, however the backend is called', async () => {
  let isAllowed = false
  const basic = safe('v11', {
    getSelectedStorageBackend: () => 'basic_text',
    isEncryptionAvailable: () => isAllowed,
    setUsePlainTextEncryption: (allow) => (isAllowed = allow),
  })
  expect(await createSecretBox(basic, 'linux').strength()).toBe('weak')
  expect(await createSecretBox(safe('v10', {}), 'linux').strength()).toBe('weak')
  // There the same mark stands for the keychain's own password.
  expect(await createSecretBox(safe('v10', {}), 'darwin').strength()).toBe('keychain')
})

test('where nothing can be locked, that is said and nothing is tried', async () => {
  expect(await createSecretBox(safe('v11', { isEncryptionAvailable: () => false }), 'win32').strength()).toBe('none')
})
