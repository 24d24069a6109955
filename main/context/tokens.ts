/** How many tokens a text takes: by the model's own tokenizer where there is one here, else by a rule with a measured ratio. */
import type { ModelRef } from '#shared/domain/model.ts'

export type CountTokens = (text: string) => number

export interface TokenCounters {
  /** Counts at once; until `prepare` has loaded the model's tokenizer, by the rule. */
  of(model: ModelRef): CountTokens
  /** Loads the tokenizer where there is one, and counts these texts a few milliseconds at a time: they are remembered. */
  prepare(model: ModelRef, texts: Iterable<string>, signal?: AbortSignal): Promise<void>
}

type Encoding = 'o200k_base' | 'cl100k_base'

/** About how many tokens a text takes: 4 bytes each, the usual rule of thumb; good to some 20 %. */
export function tokensByRule(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 4)
}

/** What one token is, next to the rule's four bytes: 1 where the rule holds. */
export type RatioOf = (model: ModelRef) => number | undefined

const mostRemembered = 4000
/** Shorter texts are counted quicker than they are looked up. */
const leastRemembered = 64
const sliceMs = 8
/** Of a longer text the beginning is counted, and the rest taken to be like it. */
const longestCounted = 60_000
/** A tokenizer's work grows with the square of a run without a break: such a run is no text. */
const unbroken = /[\p{L}\p{M}]{256,}|\s{256,}|[^\s\p{L}\p{N}]{256,}/gu

export function createTokenCounters(ratioOf: RatioOf = () => undefined): TokenCounters {
  const loaded = new Map<Encoding, { readonly count: CountTokens; readonly remembered: Map<string, number> }>()

  async function load(encoding: Encoding): Promise<void> {
    if (loaded.has(encoding)) return
    const { countTokens } =
      encoding === 'cl100k_base'
        ? await import('gpt-tokenizer/encoding/cl100k_base')
        : await import('gpt-tokenizer/encoding/o200k_base')
    // Code may hold the names of control tokens: here they are text like any other.
    const plain: CountTokens = (text) => countTokens(text, { disallowedSpecial: new Set() })
    if (!loaded.has(encoding)) loaded.set(encoding, { count: bounded(plain), remembered: new Map() })
  }

  function of(model: ModelRef): CountTokens {
    const encoding = encodingOf(model)
    if (encoding === undefined) {
      const ratio = ratioOf(model) ?? 1
      return (text) => Math.ceil((Buffer.byteLength(text) / 4) * ratio)
    }
    return (text) => {
      const tokenizer = loaded.get(encoding)
      if (tokenizer === undefined) return tokensByRule(text)
      const { count, remembered } = tokenizer
      if (text.length < leastRemembered) return count(text)
      const known = remembered.get(text)
      if (known !== undefined) return known
      const tokens = count(text)
      remembered.set(text, tokens)
      for (const oldest of remembered.keys()) {
        if (remembered.size <= mostRemembered) break
        remembered.delete(oldest)
      }
      return tokens
    }
  }

  return {
    of,
    async prepare(model, texts, signal) {
      const encoding = encodingOf(model)
      if (encoding === undefined) return
      await load(encoding)
      const count = of(model)
      let pausedAt = performance.now()
      for (const text of texts) {
        signal?.throwIfAborted()
        count(text)
        if (performance.now() - pausedAt < sliceMs) continue
        await new Promise((resolve) => setImmediate(resolve))
        pausedAt = performance.now()
      }
    },
  }
}

/** Undefined where no tokenizer is known: every maker has its own. */
function encodingOf({ provider, model }: ModelRef): Encoding | undefined {
  const name = model.toLowerCase()
  if (/(?:^|\/)gpt-oss/.test(name)) return 'o200k_base'
  const isOpenAi = provider === 'openai' || (provider === 'openrouter' && name.startsWith('openai/'))
  if (!isOpenAi) return undefined
  return /(?:^|\/)gpt-(?:3\.5|4(?![o.\d]))/.test(name) ? 'cl100k_base' : 'o200k_base'
}

function bounded(count: CountTokens): CountTokens {
  return (text) => {
    const read = text.length > longestCounted ? text.slice(0, longestCounted) : text
    let runs = 0
    const broken = read.replace(unbroken, (run) => {
      runs += Math.ceil(Buffer.byteLength(run) / 4)
      return ' '
    })
    const tokens = count(broken) + runs
    return read.length === text.length ? tokens : Math.ceil((tokens * text.length) / read.length)
  }
}
