/** Provider keys: kept encrypted (or for the session only), bound to the origin they were entered for, never given out to a window. */
import { failure } from '#shared/domain/error.ts'
import type { ProviderId } from '#shared/domain/model.ts'

/** Encrypts what is kept at rest; each shell brings its own. */
export interface SecretBox {
  /** Undefined when nothing may be stored: keys then last for the session. */
  encrypt(text: string): Uint8Array | undefined
  decrypt(bytes: Uint8Array): string
  /** For people: why keys last only for this session, where they do. */
  readonly note?: string
}

/** Where encrypted bytes rest. */
export interface SecretStore {
  get(name: string): Uint8Array | undefined
  set(name: string, bytes: Uint8Array): void
  remove(name: string): void
}

export interface Key {
  readonly key: string
  /** What a person may see of it: "ends in …4f2a". */
  readonly shown: string
}

export interface Keys {
  keyFor(provider: ProviderId, baseUrl: string): Key | undefined
  /** An empty key forgets it. Throws invalid-input when the base URL is none. */
  setKey(provider: ProviderId, key: string, baseUrl: string): void
}

export function createKeys(box: SecretBox, store: SecretStore): Keys {
  const session = new Map<string, string>()

  function read(name: string): string | undefined {
    const known = session.get(name)
    if (known !== undefined) return known
    const bytes = store.get(name)
    if (bytes === undefined) return undefined
    try {
      const key = box.decrypt(bytes)
      session.set(name, key)
      return key
    } catch {
      // Encrypted under another account or keyring: it cannot be read again, so the user is asked for it anew.
      return undefined
    }
  }

  return {
    keyFor(provider, baseUrl) {
      const name = nameOf(provider, baseUrl)
      const key = name === undefined ? undefined : read(name)
      return key === undefined ? undefined : { key, shown: key.length < 12 ? 'set' : `ends in …${key.slice(-4)}` }
    },
    setKey(provider, key, baseUrl) {
      const name = nameOf(provider, baseUrl)
      if (name === undefined) {
        throw failure('invalid-input', 'Enter the server’s address first, like http://127.0.0.1:1234/v1.')
      }
      const trimmed = key.trim()
      if (/[^\x21-\x7e]/.test(trimmed)) {
        throw failure('invalid-input', 'This key has spaces or characters that no key has. Copy it again.')
      }
      session.delete(name)
      store.remove(name)
      if (trimmed === '') return
      session.set(name, trimmed)
      const bytes = box.encrypt(trimmed)
      if (bytes !== undefined) store.set(name, bytes)
    },
  }
}

/** A key is sent to the origin that it was entered for and to no other. */
function nameOf(provider: ProviderId, baseUrl: string): string | undefined {
  return URL.canParse(baseUrl) ? `${provider}@${new URL(baseUrl).origin}` : undefined
}
