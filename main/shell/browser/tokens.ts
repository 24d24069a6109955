/** The browser shell's keys: a one-time token in the address, exchanged at the first connection for a page's own secret. */
import { createHash, randomBytes } from 'node:crypto'

export interface Tokens {
  /** A token for one address, good for one exchange. */
  mint(): string
  /** For a one-time token, or a known secret. Undefined for anything else, and for a token that was used before. */
  exchange(text: string): Exchange | undefined
  /** True for a secret, and for a one-time token that was not used yet, which stays good. */
  knows(text: string): boolean
}

export interface Exchange {
  /** What the page sends from its second connection on: a new one for a one-time token, else the one that it sent. */
  readonly secret: string
  /**
   * Nobody knows whether the secret has arrived: the one-time token is good once more, for a page that is loaded again,
   * until either of them is used. Then the other is no good any more.
   */
  restore(): void
}

const mostPages = 32

/**
 * `known` are the hashes of secrets given out earlier; `remember` gets the new list whenever one is added, so that an
 * open page finds its way back after a restart. Only hashes are ever kept.
 */
export function createTokens(
  known: readonly string[] = [],
  remember: (hashes: string[]) => void = () => undefined,
): Tokens {
  const waiting = new Set<string>()
  let pages = [...known]
  /** Secrets of which nobody knows whether they have arrived. */
  let unheard: readonly { readonly token: string; readonly secret: string }[] = []

  return {
    mint() {
      const token = randomBytes(32).toString('base64url')
      waiting.add(hash(token))
      return token
    },
    exchange(text) {
      const hashed = hash(text)
      if (pages.includes(hashed)) {
        // It has arrived: the token that it was given for stays used.
        for (const { token, secret } of unheard) if (secret === hashed) waiting.delete(token)
        unheard = unheard.filter(({ secret }) => secret !== hashed)
        return { secret: text, restore: () => undefined }
      }
      if (!waiting.delete(hashed)) return undefined
      const lost = unheard.find(({ token }) => token === hashed)?.secret
      const secret = randomBytes(32).toString('base64url')
      const given = { token: hashed, secret: hash(secret) }
      unheard = [...unheard.filter(({ token }) => token !== hashed), given].slice(-mostPages)
      // A token lets in one page: whoever took it before, without a word, is out.
      pages = [...pages.filter((page) => page !== lost), given.secret].slice(-mostPages)
      remember(pages)
      return {
        secret,
        restore() {
          if (unheard.includes(given)) waiting.add(hashed)
        },
      }
    },
    knows(text) {
      const hashed = hash(text)
      return waiting.has(hashed) || pages.includes(hashed)
    },
  }
}

/** Compared as hashes, so that no comparison's time tells anything about the token. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
