/** The parts of a Messages stream that Kiln reads. Nothing is promised: every field may be missing or wrong. */

export interface WireEvent {
  readonly type?: unknown
  readonly message?: WireMessage | null
  readonly content_block?: WireBlock | null
  readonly delta?: WireDelta | null
  readonly usage?: WireUsage | null
  readonly error?: unknown
}

/** In `message_start`, or the whole answer of a server that does not stream. */
export interface WireMessage {
  readonly id?: unknown
  readonly model?: unknown
  readonly content?: unknown
  readonly stop_reason?: unknown
  readonly stop_details?: unknown
  readonly usage?: WireUsage | null
}

export interface WireBlock {
  readonly type?: unknown
  readonly text?: unknown
  readonly thinking?: unknown
  readonly citations?: unknown
}

/** Of a content block, or, with `stop_reason`, of the message. */
export interface WireDelta {
  readonly type?: unknown
  readonly text?: unknown
  readonly thinking?: unknown
  readonly citation?: unknown
  readonly stop_reason?: unknown
  readonly stop_details?: unknown
}

export interface WireUsage {
  readonly input_tokens?: unknown
  readonly cache_read_input_tokens?: unknown
  readonly cache_creation_input_tokens?: unknown
  readonly output_tokens?: unknown
  readonly output_tokens_details?: { readonly thinking_tokens?: unknown } | null
}
