/** Locks keys by the system's keychain: by Electron's asynchronous calls where it has them, else by the older ones. */
import type { SafeStorage } from 'electron'
import type { SecretBox } from '../../settings/secret-box.ts'

/** Must be called when Electron is ready. The keychain is asked when it is first needed. */
export function createSecretBox(safe: SafeStorage, platform: NodeJS.Platform = process.platform): SecretBox {
  const calls = typeof safe.encryptStringAsync === 'function' ? asynchronous(safe) : synchronous(safe)
  let asked: ReturnType<SecretBox['strength']> | undefined

  async function ask(): Promise<'keychain' | 'weak' | 'none'> {
    const isBasic = platform === 'linux' && safe.getSelectedStorageBackend() === 'basic_text'
    // Without this, it locks nothing at all there. That nothing is stored so without a consent is the keys' own affair.
    if (isBasic) safe.setUsePlainTextEncryption(true)
    if (!(await calls.isAvailable())) return 'none'
    if (isBasic) return 'weak'
    if (platform !== 'linux') return 'keychain'
    // Chromium marks what it locks with the password that everyone knows, whichever backend it said it had chosen.
    return (await calls.encrypt('probe')).subarray(0, 3).toString('latin1') === 'v10' ? 'weak' : 'keychain'
  }

  return { strength: () => (asked ??= ask()), encrypt: calls.encrypt, decrypt: calls.decrypt }
}

interface Calls {
  isAvailable(): Promise<boolean>
  encrypt(text: string): Promise<Buffer>
  decrypt(bytes: Uint8Array): Promise<{ text: string; stale: boolean }>
}

function asynchronous(safe: SafeStorage): Calls {
  return {
    isAvailable: () => safe.isAsyncEncryptionAvailable(),
    encrypt: (text) => safe.encryptStringAsync(text),
    async decrypt(bytes) {
      const { result, shouldReEncrypt } = await safe.decryptStringAsync(Buffer.from(bytes))
      return { text: result, stale: shouldReEncrypt }
    },
  }
}

/** Before Electron 42 or so there is nothing else; what these lock, the asynchronous calls can open. */
function synchronous(safe: SafeStorage): Calls {
  return {
    isAvailable: async () => safe.isEncryptionAvailable(),
    encrypt: async (text) => safe.encryptString(text),
    decrypt: async (bytes) => ({ text: safe.decryptString(Buffer.from(bytes)), stale: false }),
  }
}
