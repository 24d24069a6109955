/** Which format a model is asked for when it changes an app: edits, or whole files. By what its edits have come to so far. */
import type { ModelEdits, ModelRef, ProviderStatus } from '#shared/domain/model.ts'

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

export function editFormatFor(model: ModelRef, record: EditRecord | undefined): EditFormat {
  return editsOf(model, record).format
}

/** With what it rests on, for people. */
export function editsOf({ provider, model }: ModelRef, record: EditRecord | undefined): ModelEdits {
  const { applied, repaired, failed } = record ?? { applied: 0, repaired: 0, failed: 0 }
  const all = applied + repaired + failed
  const share = all === 0 ? 1 : (applied + repaired / 2) / all
  // Servers of one's own hold what fits: a strong family's name may be a small or coarse copy of it.
  const isLarge = !localServers.has(provider) || /(?:^|[^\d.])(?:[3-9]\d|\d{3,})b\b/i.test(model)
  // Old ones weigh less and less: people read whole numbers.
  const counts = { applied: Math.round(applied), repaired: Math.round(repaired), failed: Math.round(failed) }
  const told = all === 0 ? {} : { counts }
  if (strong.test(model) && !small.test(model) && isLarge) {
    if (all < enough) return { format: 'blocks', why: 'family', ...told }
    return share < leastForKnown
      ? { format: 'whole', why: 'poor', ...told }
      : { format: 'blocks', why: 'good', ...told }
  }
  if (all < enoughForUnknown) return { format: 'whole', why: 'unknown', ...told }
  return share >= leastForUnknown
    ? { format: 'blocks', why: 'good', ...told }
    : { format: 'whole', why: 'poor', ...told }
}

/** What is known of providers, with how each of their models is asked for changes. */
export function withEdits(
  statuses: readonly ProviderStatus[],
  recordOf: (model: ModelRef) => EditRecord | undefined,
): ProviderStatus[] {
  return statuses.map((status) =>
    // These two write what they know: nobody asks them for a format.
    status.id === 'starter' || status.id === 'scripted'
      ? status
      : {
          ...status,
          models: status.models.map((info) => {
            const ref = { provider: status.id, model: info.id }
            return { ...info, edits: editsOf(ref, recordOf(ref)) }
          }),
        },
  )
}
