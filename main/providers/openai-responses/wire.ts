/** The parts of a Responses event that Kiln reads. Nothing is promised: every field may be missing or wrong. */

export interface WireEvent {
  readonly type?: unknown
  readonly sequence_number?: unknown
  readonly output_index?: unknown
  readonly content_index?: unknown
  readonly summary_index?: unknown
  readonly delta?: unknown
  readonly text?: unknown
  readonly refusal?: unknown
  readonly annotation?: unknown
  readonly item?: WireItem | null
  readonly response?: WireResponse | null
  readonly error?: unknown
  /** Perplexity: what its search says of itself, and what it found. */
  readonly thought?: unknown
  readonly results?: unknown
  readonly contents?: unknown
}

export interface WireResponse {
  readonly object?: unknown
  readonly model?: unknown
  readonly status?: unknown
  readonly error?: unknown
  readonly incomplete_details?: { readonly reason?: unknown } | null
  readonly output?: unknown
  readonly usage?: WireUsage | null
}

export interface WireUsage {
  readonly input_tokens?: unknown
  readonly output_tokens?: unknown
  readonly input_tokens_details?: { readonly cached_tokens?: unknown } | null
  readonly output_tokens_details?: { readonly reasoning_tokens?: unknown } | null
}

export interface WireItem {
  readonly type?: unknown
  readonly content?: unknown
  readonly summary?: unknown
  readonly results?: unknown
  readonly contents?: unknown
}

export interface WirePart {
  readonly type?: unknown
  readonly text?: unknown
  readonly refusal?: unknown
  readonly annotations?: unknown
}

/** The list's entries that are objects; none for anything but a list. */
export function objects<T extends object>(list: unknown): readonly T[] {
  if (!Array.isArray(list)) return []
  return (list as readonly unknown[]).filter((entry): entry is T => typeof entry === 'object' && entry !== null)
}

/** A string, or an empty one for anything else. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
