/** The parts of a Chat Completions chunk that Kiln reads. Nothing is promised: every field may be missing or wrong. */

export interface WireChunk {
  readonly model?: unknown
  readonly choices?: unknown
  readonly usage?: unknown
  readonly x_groq?: { readonly usage?: unknown; readonly error?: unknown } | null
  readonly error?: unknown
  /** Beside every chunk of servers that search: what they found so far. */
  readonly search_results?: unknown
  readonly citations?: unknown
}

export interface WireChoice {
  readonly index?: unknown
  readonly delta?: WireMessage | null
  /** The whole answer, from a server that does not stream; elsewhere the text so far. */
  readonly message?: WireMessage | null
  readonly finish_reason?: unknown
  readonly error?: unknown
}

export interface WireMessage {
  readonly content?: unknown
  readonly refusal?: unknown
  readonly reasoning?: unknown
  readonly reasoning_content?: unknown
  readonly reasoning_details?: unknown
  readonly annotations?: unknown
}

export interface WireUsage {
  readonly prompt_tokens?: unknown
  readonly completion_tokens?: unknown
  readonly total_tokens?: unknown
  readonly prompt_tokens_details?: { readonly cached_tokens?: unknown } | null
  readonly completion_tokens_details?: { readonly reasoning_tokens?: unknown } | null
  readonly prompt_cache_hit_tokens?: unknown
}

/** The answer is choice 0; other indexes are alternatives that nobody asked for. */
export function firstChoice(choices: unknown): WireChoice | undefined {
  if (!Array.isArray(choices)) return undefined
  for (const choice of choices as readonly (WireChoice | null)[]) {
    if (typeof choice === 'object' && choice !== null && (choice.index === 0 || choice.index == null)) return choice
  }
  return undefined
}

/** The text of a chunk that says nothing else: whoever reads it learns nothing more. */
export function plainText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { choices, usage, x_groq: groq, error, search_results: results, citations } = value as WireChunk
  const choice = firstChoice(choices)
  const delta = choice?.delta
  if (choice === undefined || typeof delta !== 'object' || delta === null) return undefined
  const { content, refusal, reasoning, reasoning_content: thinking, reasoning_details: details, annotations } = delta
  const others = [usage, groq, error, choice.error, choice.finish_reason, refusal, reasoning, thinking, details]
  if (others.some((other) => other != null) || annotations !== undefined) return undefined
  if (results !== undefined || citations !== undefined) return undefined
  return typeof content === 'string' && content !== '' ? content : undefined
}
