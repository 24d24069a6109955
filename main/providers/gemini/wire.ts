/** The parts of a GenerateContentResponse that Kiln reads. Nothing is promised: every field may be missing or wrong. */

export interface WireChunk {
  readonly candidates?: unknown
  readonly promptFeedback?: { readonly blockReason?: unknown; readonly blockReasonMessage?: unknown } | null
  readonly usageMetadata?: WireUsage | null
  readonly modelVersion?: unknown
  readonly responseId?: unknown
  readonly error?: unknown
}

export interface WireCandidate {
  readonly index?: unknown
  readonly content?: { readonly parts?: unknown } | null
  readonly finishReason?: unknown
  readonly finishMessage?: unknown
  readonly groundingMetadata?: unknown
  readonly citationMetadata?: unknown
}

export interface WirePart {
  readonly text?: unknown
  readonly thought?: unknown
}

export interface WireUsage {
  readonly promptTokenCount?: unknown
  readonly toolUsePromptTokenCount?: unknown
  readonly cachedContentTokenCount?: unknown
  readonly candidatesTokenCount?: unknown
  readonly thoughtsTokenCount?: unknown
}

/** The answer is candidate 0; other indexes are alternatives that nobody asked for. */
export function firstCandidate(candidates: unknown): WireCandidate | undefined {
  if (!Array.isArray(candidates)) return undefined
  for (const candidate of candidates as readonly (WireCandidate | null)[]) {
    if (typeof candidate === 'object' && candidate !== null && (candidate.index === 0 || candidate.index == null))
      return candidate
  }
  return undefined
}
