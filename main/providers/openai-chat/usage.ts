/** Token counts of Chat Completions, in the fields that servers put them. Pure. */
import type { Usage } from '#shared/domain/model.ts'
import { count } from '../usage.ts'
import type { WireUsage } from './wire.ts'

export type CountedUsage = Partial<Omit<Usage, 'estimated'>>

/** What is counted; output includes reasoning, also from a server (xAI) that counts it beside the completion. */
export function readUsage(usage: WireUsage): CountedUsage {
  const input = count(usage.prompt_tokens)
  const output = count(usage.completion_tokens)
  const cached = count(usage.prompt_tokens_details?.cached_tokens) ?? count(usage.prompt_cache_hit_tokens)
  const reasoning = count(usage.completion_tokens_details?.reasoning_tokens)
  const total = count(usage.total_tokens)
  const apart =
    input !== undefined && output !== undefined && reasoning !== undefined && total === input + output + reasoning
  return {
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output: apart ? output + reasoning : output }),
    ...(cached === undefined ? {} : { cached }),
    ...(reasoning === undefined ? {} : { reasoning }),
  }
}
