/** Keys at rest, locked by the system's keychain; where there is none they are not stored at all. */
import { safeStorage } from 'electron'
import type { SecretBox } from '../../settings/keys.ts'

/** Must be called when Electron is ready. */
export function createSecretBox(): SecretBox {
  const note = whyNotKept()
  return {
    encrypt: (text) => (note === undefined ? new Uint8Array(safeStorage.encryptString(text)) : undefined),
    decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
    ...(note === undefined ? {} : { note }),
  }
}

function whyNotKept(): string | undefined {
  const missing = 'This system has no keychain that Kiln can use: keys are kept until Kiln ends.'
  if (!safeStorage.isEncryptionAvailable()) return missing
  // basic_text encrypts with a password that everyone knows, which is as good as writing the key down.
  return process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text' ? missing : undefined
}
