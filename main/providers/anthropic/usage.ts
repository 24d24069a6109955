/** Anthropic's counts of tokens, which are cumulative and come in several events, as one `Usage`. Pure. */
import type { Usage } from '#shared/domain/model.ts'
import { completeUsage, count } from '../usage.ts'
import type { WireUsage } from './wire.ts'

export interface UsageCounter {
  /** Takes what an event says. A later count replaces an earlier one, except by 0. */
  read(usage: WireUsage): void
  /**
   * `input` is all that was read: Anthropic's `input_tokens` leave out what went through its cache, so `input` is
   * `input_tokens + cache_read_input_tokens + cache_creation_input_tokens`; `cached` is the part that was read
   * from it, `cacheWritten` the part that was written to it, which has a price of its own.
   * https://platform.claude.com/docs/en/build-with-claude/prompt-caching#tracking-cache-performance
   */
  total(characters: { readonly input: number; readonly output: number }): Usage
}

export function createUsageCounter(): UsageCounter {
  let fresh: number | undefined
  let cacheRead: number | undefined
  let cacheWritten: number | undefined
  let output: number | undefined
  let thinking: number | undefined
  const later = (value: unknown, known: number | undefined) => count(value) || known || count(value)

  return {
    read(usage) {
      fresh = later(usage.input_tokens, fresh)
      cacheRead = later(usage.cache_read_input_tokens, cacheRead)
      cacheWritten = later(usage.cache_creation_input_tokens, cacheWritten)
      output = later(usage.output_tokens, output)
      thinking = later(usage.output_tokens_details?.thinking_tokens, thinking)
    },
    total(characters) {
      const input = fresh === undefined ? undefined : fresh + (cacheRead ?? 0) + (cacheWritten ?? 0)
      return completeUsage(
        {
          ...(input === undefined ? {} : { input }),
          ...(output === undefined ? {} : { output }),
          ...(cacheRead === undefined ? {} : { cached: cacheRead }),
          ...(cacheWritten === undefined ? {} : { cacheWritten }),
          ...(thinking === undefined ? {} : { reasoning: thinking }),
        },
        characters,
      )
    },
  }
}
