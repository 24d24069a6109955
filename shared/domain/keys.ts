/** Where provider keys are kept, as far as a window may know it: never a key, never a passphrase. */
import { z } from 'zod'

/**
 * keychain: locked by the system. weak: stored, but anyone who can read the data folder can read them; only by consent.
 * session: not stored at all. file-locked, file-unlocked: in a file that a passphrase encrypts.
 */
export const KeyStorage = z.enum(['keychain', 'weak', 'session', 'file-locked', 'file-unlocked'])
export type KeyStorage = z.infer<typeof KeyStorage>

export const KeysState = z.object({
  storage: KeyStorage,
  /** One sentence: what that means, and what can be done about it. */
  note: z.string(),
  /** True when `keys.allowWeak` would store them: there is a key store, but one that protects little. */
  canAllowWeak: z.boolean(),
  /** True when `keys.createFile` would make the encrypted file. */
  canCreateFile: z.boolean(),
  /** Where the encrypted file is, or would be. */
  file: z.string(),
})
export type KeysState = z.infer<typeof KeysState>

/** Shorter ones fall to guessing too soon, whatever the file does against it. */
export const shortestPassphrase = 8
