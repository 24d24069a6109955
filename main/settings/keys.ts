/** Provider keys: read at the start, bound to the origin they were entered for, stored as safely as this machine can. */
import { failure } from '#shared/domain/error.ts'
import type { KeysState, KeyStorage } from '#shared/domain/keys.ts'
import type { ProviderId } from '#shared/domain/model.ts'
import { createSerialQueue } from '../lib/queue.ts'
import type { KeyFile } from './key-file.ts'
import { createKeyLocker, type SecretStore } from './key-locker.ts'
import { noteOf } from './keys-note.ts'
import type { SecretBox } from './secret-box.ts'

export interface Key {
  readonly key: string
  /** What a person may see of it: "ends in …4f2a", "from OPENAI_API_KEY". */
  readonly shown: string
}

export interface Keys {
  /** The key that was entered for this provider at this address, else the environment's. */
  keyFor(provider: ProviderId, baseUrl: string): Key | undefined
  /**
   * Used at once; resolves when it is stored. An empty key forgets it, and is safely gone then. Throws invalid-input for
   * what is no key or no address.
   */
  setKey(provider: ProviderId, key: string, baseUrl: string): Promise<void>
  state(): KeysState
  /** Stores keys where anyone who reads the data folder can read them, or takes them out of there again. */
  allowWeak(allow: boolean): Promise<void>
  /** Moves all keys into a new file under a passphrase. */
  createFile(passphrase: string): Promise<void>
  unlock(passphrase: string): Promise<void>
  /** Forgets the file's keys until it is unlocked again. */
  lock(): Promise<void>
  /** Removes the file with all keys in it. */
  removeFile(): Promise<void>
  /** Resolves when the keys that are stored are known: a keychain may first ask the user. */
  loaded(): Promise<void>
}

export interface KeysParts {
  readonly box: SecretBox
  readonly store: SecretStore
  /** Whether the user accepts weak protection: kept beside the settings, for it needs words of its own. */
  readonly consent: { get(): boolean; set(allow: boolean): void }
  readonly file: KeyFile
  /** KILN_PASSPHRASE: unlocks the file at the start, or makes it with the first key. */
  readonly passphrase?: string | undefined
  readonly environmentKey?: (provider: ProviderId, baseUrl: string) => Key | undefined
  /** Told when other keys are known than before, or they are kept in another way. */
  readonly onChange?: () => void
}

/** Begins to read what is stored; `loaded` tells when that is done. */
export function createKeys(parts: KeysParts): Keys {
  const { box, store, consent, file, onChange } = parts
  const passphrase = parts.passphrase === '' ? undefined : parts.passphrase
  const known = new Map<string, string>()
  const locker = createKeyLocker(box, store)
  /** What is stored is changed by one at a time. */
  const changes = createSerialQueue()
  let strength: 'keychain' | 'weak' | 'none' = 'none'
  let refused = false

  function storage(): KeyStorage {
    if (strength === 'keychain') return 'keychain'
    if (file.isOpen()) return 'file-unlocked'
    if (file.exists()) return 'file-locked'
    return strength === 'weak' && consent.get() ? 'weak' : 'session'
  }

  async function load(): Promise<void> {
    strength = await box.strength().catch(() => 'none' as const)
    if (strength === 'keychain' || (strength === 'weak' && consent.get() && !file.exists())) {
      for (const [name, key] of await locker.readAll(strength)) if (!known.has(name)) known.set(name, key)
    }
    if (storage() === 'file-locked' && passphrase !== undefined) {
      await open(passphrase).catch(() => (refused = true))
    }
    onChange?.()
  }

  async function open(words: string): Promise<void> {
    const inside = await file.open(words)
    for (const [name, key] of inside) if (!known.has(name)) known.set(name, key)
    // What was entered while it was locked goes in too.
    if ([...known].some(([name, key]) => inside.get(name) !== key)) await file.save(known)
    refused = false
  }

  async function storeKey(name: string, key: string): Promise<void> {
    const now = storage()
    if (now === 'keychain' || now === 'weak') return locker.write(name, key, now)
    locker.remove(name)
    if (now === 'file-unlocked') return file.save(known)
    if (now === 'session' && passphrase !== undefined) await file.create(passphrase, known)
  }

  async function forget(name: string): Promise<void> {
    known.delete(name)
    locker.remove(name)
    if (file.isOpen()) await file.save(known)
    else if (storage() === 'file-locked') {
      throw failure('invalid-input', 'Unlock the key file first: the key may be in it.')
    }
  }

  function change(job: () => Promise<void>): Promise<void> {
    return changes.run(async () => {
      try {
        await job()
      } finally {
        onChange?.()
      }
    })
  }

  const loading = changes.run(load)

  return {
    keyFor(provider, baseUrl) {
      const name = keyName(provider, baseUrl)
      const key = name === undefined ? undefined : known.get(name)
      return key === undefined ? parts.environmentKey?.(provider, baseUrl) : { key, shown: shownOf(key) }
    },
    async setKey(provider, key, baseUrl) {
      const name = keyName(provider, baseUrl)
      if (name === undefined) {
        throw failure('invalid-input', 'Enter the server’s address first, like http://127.0.0.1:1234/v1.')
      }
      const trimmed = key.trim()
      if (/[^\x21-\x7e]/.test(trimmed)) {
        throw failure('invalid-input', 'This key has spaces or characters that no key has. Copy it again.')
      }
      if (trimmed === '') return change(() => forget(name))
      known.set(name, trimmed)
      await change(() => {
        // Whoever locked the file meanwhile has made Kiln forget all keys; this one was entered after that.
        if (!known.has(name)) known.set(name, trimmed)
        return storeKey(name, trimmed)
      })
    },
    state: () => ({
      storage: storage(),
      note: noteOf(storage(), { refused, canAllowWeak: strength === 'weak', file: file.path }),
      canAllowWeak: storage() === 'session' && strength === 'weak',
      canCreateFile: strength !== 'keychain' && !file.exists(),
      file: file.path,
    }),
    allowWeak: (allow) =>
      change(async () => {
        if (allow && (strength !== 'weak' || file.exists())) {
          throw failure('invalid-input', 'Keys are kept in a safer way here already, or cannot be stored at all.')
        }
        consent.set(allow)
        if (!allow) return locker.removeAll('weak')
        for (const [name, key] of known) await locker.write(name, key, 'weak')
      }),
    createFile: (words) =>
      change(async () => {
        if (strength === 'keychain') throw failure('invalid-input', 'Keys are in the system’s keychain already.')
        if (file.exists()) throw failure('invalid-input', 'There is a key file already. Unlock it, or remove it first.')
        await file.create(words, known)
        locker.removeAll('weak')
        consent.set(false)
      }),
    unlock: (words) =>
      change(async () => {
        if (!file.exists()) throw failure('not-found', 'There is no key file to unlock.')
        if (!file.isOpen()) await open(words)
      }),
    lock: () =>
      change(async () => {
        if (!file.isOpen()) return
        file.close()
        known.clear()
      }),
    removeFile: () =>
      change(async () => {
        if (!file.exists()) return
        if (file.isOpen()) known.clear()
        await file.remove()
        refused = false
      }),
    loaded: () => loading,
  }
}

function shownOf(key: string): string {
  return key.length < 12 ? 'set' : `ends in …${key.slice(-4)}`
}

/** What a key is stored under: it is sent to the origin that it was entered for and to no other. Undefined for no address. */
export function keyName(provider: ProviderId, baseUrl: string): string | undefined {
  const address = provider === 'ollama' && !baseUrl.includes('://') ? `http://${baseUrl}` : baseUrl
  return URL.canParse(address) ? `${provider}@${new URL(address).origin}` : undefined
}
