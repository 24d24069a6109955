/** Keys as the system's keychain locks them, in the database; those that it locks badly are marked, to be taken out again. */
import { failure } from '#shared/domain/error.ts'
import type { SecretBox } from './secret-box.ts'

/** Where encrypted bytes rest. */
export interface SecretStore {
  get(name: string): Uint8Array | undefined
  set(name: string, bytes: Uint8Array): void
  /** Leaves nothing of the bytes in the file. */
  remove(name: string): void
  names(): string[]
}

type Strength = 'keychain' | 'weak'

export interface KeyLocker {
  /** Every key that can be read; what cannot (another account, another keyring) stays, and is asked for anew. */
  readAll(strength: Strength): Promise<Map<string, string>>
  write(name: string, key: string, strength: Strength): Promise<void>
  remove(name: string): void
  removeAll(strength: 'weak'): void
}

const weakPrefix = 'weak '

export function createKeyLocker(box: SecretBox, store: SecretStore): KeyLocker {
  async function write(name: string, key: string, strength: Strength): Promise<void> {
    let bytes: Uint8Array
    try {
      bytes = await box.encrypt(key)
    } catch (thrown) {
      const words = 'The system’s keychain did not take the key: it is kept until Kiln ends.'
      throw failure('internal', words, { cause: thrown })
    }
    remove(name)
    store.set(strength === 'weak' ? weakPrefix + name : name, bytes)
  }

  function remove(name: string): void {
    store.remove(name)
    store.remove(weakPrefix + name)
  }

  return {
    async readAll(strength) {
      const keys = new Map<string, string>()
      for (const stored of store.names()) {
        const isWeak = stored.startsWith(weakPrefix)
        if (strength === 'weak' && !isWeak) continue
        const name = isWeak ? stored.slice(weakPrefix.length) : stored
        try {
          const { text, stale } = await box.decrypt(store.get(stored) ?? new Uint8Array())
          keys.set(name, text)
          // This machine has a keychain by now, or the keychain has another lock: what it can read, it locks anew.
          if (stale || (isWeak && strength === 'keychain')) await write(name, text, strength)
        } catch {
          // Asked for anew, where it is needed.
        }
      }
      return keys
    },
    write,
    remove,
    removeAll() {
      for (const name of store.names()) if (name.startsWith(weakPrefix)) store.remove(name)
    },
  }
}
