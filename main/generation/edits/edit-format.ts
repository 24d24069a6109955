/** Which format a model is asked for when it changes an app: edits, or whole files. By what its edits have come to so far. */
import type { ModelRef } from '#shared/domain/model.ts'

export type EditFormat = 'blocks' | 'whole'

/** How many of a model's blocks were applied at once, after it was asked again, and never. */
export interface EditRecord {
  readonly applied: number
  readonly repaired: number
  readonly failed: number
}

/** Families whose current models write blocks well. */
const strong =
  /claude-(?:opus|sonnet|haiku-[4-9]|fable|[4-9])|claude-3-[57]-sonnet|gpt-(?:4\.1|[5-9])|chatgpt-4o|\bo[3-9]\b|gemini-(?:2\.5|[3-9])|deepseek-(?:chat|coder|reasoner|v[3-9]|r1)|grok-(?:[3-9]|code)|mistral-(?:large|medium)|codestral|devstral|qwen[\d.]*-?(?:coder|max)|kimi-k|glm-(?:4\.[5-9]|[5-9])|gpt-oss-120b/i
/** Small siblings of theirs. */
const small = /nano|flash-lite|-lite\b|(?:^|[^\d.])(?:[0-9](?:\.\d+)?|1\d|2[0-4])b\b/i
const localServers: ReadonlySet<string> = new Set(['ollama', 'lmstudio', 'llamacpp', 'vllm'])

/** From so many blocks on, a record says more than a name. */
const enough = 5
const enoughForUnknown = 8
/** The share of blocks that must be applied; one that had to be repaired counts half. */
const leastForKnown = 0.6
const leastForUnknown = 0.85

export function editFormatFor({ provider, model }: ModelRef, record: EditRecord | undefined): EditFormat {
  const { applied, repaired, failed } = record ?? { applied: 0, repaired: 0, failed: 0 }
  const all = applied + repaired + failed
  const share = all === 0 ? 1 : (applied + repaired / 2) / all
  // Servers of one's own hold what fits: a strong family's name may be a small or coarse copy of it.
  const isLarge = !localServers.has(provider) || /(?:^|[^\d.])(?:[3-9]\d|\d{3,})b\b/i.test(model)
  if (strong.test(model) && !small.test(model) && isLarge)
    return all >= enough && share < leastForKnown ? 'whole' : 'blocks'
  return all >= enoughForUnknown && share >= leastForUnknown ? 'blocks' : 'whole'
}
