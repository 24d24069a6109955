/** Keys in a file of mode 0600, encrypted under a passphrase (scrypt, AES-256-GCM): for where there is no keychain. */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { failure } from '#shared/domain/error.ts'
import { shortestPassphrase } from '#shared/domain/keys.ts'
import { writeJsonFile } from '../lib/json-file.ts'

export interface KeyFile {
  readonly path: string
  exists(): boolean
  /** True while its passphrase is known. */
  isOpen(): boolean
  /** Writes the file anew and leaves it open. Throws invalid-input for a passphrase that is too short. */
  create(passphrase: string, keys: ReadonlyMap<string, string>): Promise<void>
  /** The keys in it. Throws invalid-input for another passphrase, and for a file that is damaged. */
  open(passphrase: string): Promise<Map<string, string>>
  /** Replaces what is in it; only while it is open. */
  save(keys: ReadonlyMap<string, string>): Promise<void>
  /** Forgets the passphrase. */
  close(): void
  remove(): Promise<void>
}

/** What the file costs to guess at, as recommended for scrypt: 128 MiB and about half a second a guess. */
const cost = { N: 2 ** 17, r: 8, p: 1 }

const Stored = z.object({
  version: z.literal(1),
  kdf: z.object({
    name: z.literal('scrypt'),
    // Bounded, so that a file that was tampered with cannot take all memory.
    N: z.literal([2 ** 14, 2 ** 15, 2 ** 16, 2 ** 17, 2 ** 18]),
    r: z.number().int().min(1).max(16),
    p: z.number().int().min(1).max(4),
    salt: z.base64(),
  }),
  iv: z.base64(),
  tag: z.base64(),
  data: z.base64(),
})
type Stored = z.infer<typeof Stored>

interface OpenLock {
  readonly kdf: Stored['kdf']
  readonly secret: Buffer
}

const Keys = z.record(z.string(), z.string())

/** `keys.json` of a data folder. */
export function createKeyFile(dataFolder: string): KeyFile {
  const file = path.join(dataFolder, 'keys.json')
  let lock: OpenLock | undefined

  async function write({ kdf, secret }: OpenLock, keys: ReadonlyMap<string, string>): Promise<void> {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', secret, iv)
    cipher.setAAD(bound(kdf))
    const data = Buffer.concat([cipher.update(JSON.stringify(Object.fromEntries(keys))), cipher.final()])
    await writeJsonFile(file, {
      version: 1,
      kdf,
      iv: iv.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
      data: data.toString('base64'),
    } satisfies Stored)
  }

  return {
    path: file,
    exists: () => existsSync(file),
    isOpen: () => lock !== undefined,
    async create(passphrase, keys) {
      if ([...passphrase].length < shortestPassphrase) {
        throw failure(
          'invalid-input',
          `A passphrase has at least ${shortestPassphrase} characters. Some words are best.`,
        )
      }
      const kdf = { name: 'scrypt' as const, ...cost, salt: randomBytes(16).toString('base64') }
      const made = { kdf, secret: await derive(passphrase, kdf) }
      await write(made, keys)
      lock = made
    },
    async open(passphrase) {
      const stored = read(file)
      // A copy or a restore may have given it to others; nothing in it is readable, but it is nobody's business.
      if (process.platform !== 'win32') await chmod(file, 0o600)
      const secret = await derive(passphrase, stored.kdf)
      const keys = decrypt(stored, secret)
      lock = { kdf: stored.kdf, secret }
      return keys
    },
    async save(keys) {
      if (lock === undefined)
        throw failure('invalid-input', 'The key file is locked. Unlock it with its passphrase first.')
      await write(lock, keys)
    },
    close() {
      lock?.secret.fill(0)
      lock = undefined
    },
    async remove() {
      await rm(file, { force: true })
      lock = undefined
    },
  }
}

function read(file: string): Stored {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (thrown) {
    throw failure('not-found', `The key file cannot be read: ${file}`, { cause: thrown })
  }
  try {
    return Stored.parse(JSON.parse(text))
  } catch (thrown) {
    throw failure('invalid-input', `The key file is damaged. Remove it, then enter your keys anew: ${file}`, {
      cause: thrown,
    })
  }
}

function decrypt(stored: Stored, secret: Buffer): Map<string, string> {
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(stored.iv, 'base64'), { authTagLength: 16 })
    decipher.setAAD(bound(stored.kdf))
    decipher.setAuthTag(Buffer.from(stored.tag, 'base64'))
    const text = Buffer.concat([decipher.update(Buffer.from(stored.data, 'base64')), decipher.final()]).toString('utf8')
    return new Map(Object.entries(Keys.parse(JSON.parse(text))))
  } catch {
    // What went wrong inside could quote what is in it; and damage looks the same as another passphrase.
    throw failure('invalid-input', 'This passphrase does not open the key file. Try again.', {
      reason: 'wrong-passphrase',
    })
  }
}

/** The parameters are part of what the tag proves. */
function bound({ name, N, r, p, salt }: Stored['kdf']): Buffer {
  return Buffer.from(['kiln-keys', 1, name, N, r, p, salt].join(' '))
}

function derive(passphrase: string, { N, r, p, salt }: Stored['kdf']): Promise<Buffer> {
  // The same words typed on another system may come in another normal form.
  const words = passphrase.normalize('NFKC')
  return new Promise((resolve, reject) => {
    scrypt(words, Buffer.from(salt, 'base64'), 32, { N, r, p, maxmem: 256 * N * r + 2 ** 20 }, (error, secret) => {
      if (error === null) resolve(secret)
      else reject(error)
    })
  })
}
