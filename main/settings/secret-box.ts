/** What locks keys at rest: each shell brings its own. */

export interface SecretBox {
  /**
   * How well it locks. weak: with a password that everyone knows. none: not at all; the other two are not called then.
   * May ask the system, and so the user; asked once.
   */
  strength(): Promise<'keychain' | 'weak' | 'none'>
  /** Rejects when the system refuses. */
  encrypt(text: string): Promise<Uint8Array>
  /** Rejects for what was locked by another account or keyring. `stale`: it should be locked anew. */
  decrypt(bytes: Uint8Array): Promise<{ readonly text: string; readonly stale: boolean }>
}

/** Where there is no keychain at all: in the browser shell. */
export const noSecretBox: SecretBox = {
  strength: async () => 'none',
  encrypt: async () => {
    throw new Error('There is no keychain here.')
  },
  decrypt: async () => {
    throw new Error('There is no keychain here.')
  },
}
