/** What a provider is: types only. A provider knows nothing of retry, cache, key storage or metrics. */
import type { ModelInfo, ProviderId, Usage } from '#shared/domain/model.ts'
import type { AppKind } from '#shared/domain/project.ts'
import type { ReactPlan } from '#shared/domain/react-plan.ts'
import type { WireNotes } from './wire-notes.ts'

export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
  /** What the user sent along for a model that sees, in order. */
  readonly images?: readonly ModelImage[]
}

export interface ModelImage {
  /** image/png, image/jpeg, image/webp or image/gif. */
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** The job behind the messages, unrendered: for providers that are not models (starter, scripted). */
export interface Task {
  readonly prompt: string
  readonly kind: AppKind
  /** The app as it is, path to text; empty for a new one. */
  readonly files: ReadonlyMap<string, string>
  /** Which part of a React app is asked for; absent where the answer is all of it. */
  readonly step?: TaskStep
}

/** A React app is asked for in parts. */
export type TaskStep =
  | { readonly name: 'plan' }
  | { readonly name: 'base'; readonly plan: ReactPlan }
  | { readonly name: 'screen' | 'repair'; readonly plan: ReactPlan; readonly screen: string }

export interface ModelRequest {
  readonly model: string
  readonly messages: readonly ModelMessage[]
  readonly task: Task
  readonly maxOutputTokens?: number
  /** Context window to ask for, in tokens; local servers cut silently without it. */
  readonly contextTokens?: number
  /** From 0 to 2. Only for a model that is known to take it: others answer with an error, or are worse for it. */
  readonly temperature?: number
  /** How long the model may think first. Absent: off where it can be, else as little as the model allows. */
  readonly reasoning?: ReasoningEffort
  /** How long the connection may take to open, in milliseconds; http.ts has a default. No part of what is asked. */
  readonly connectMs?: number
  /** Where the connection notes what it does. No part of what is asked. */
  readonly wire?: WireNotes
}

export type ReasoningEffort = 'low' | 'medium' | 'high'

export type FinishReason = 'stop' | 'length' | 'filter' | 'refusal' | 'other'

export type ModelEvent =
  | {
      readonly type: 'response-start'
      /** As the provider names it. */
      readonly model: string
      readonly requestId?: string
      readonly limits?: RateLimits
    }
  | { readonly type: 'text-delta'; readonly text: string }
  | { readonly type: 'reasoning-delta'; readonly text: string }
  | { readonly type: 'citation'; readonly url: string; readonly title: string }
  | {
      readonly type: 'finish'
      readonly reason: FinishReason
      /** The provider's own word. */
      readonly rawReason?: string
      /** Why it refused or stopped, in the provider's own words, where it gives any. */
      readonly words?: string
      readonly usage: Usage
      readonly timings?: Timings
    }

/** What a provider still allows, as its headers told when the answer began. */
export interface RateLimits {
  readonly requests?: RateLimit
  readonly tokens?: RateLimit
}

export interface RateLimit {
  readonly limit?: number
  readonly remaining?: number
  /** Until it is full again, in milliseconds. */
  readonly resetMs?: number
}

/** What a local server says of its own work, in milliseconds. */
export interface Timings {
  readonly loadMs?: number
  readonly promptMs?: number
  readonly outputMs?: number
}

/**
 * What reads an answer. `take` gives the next event where it is there already, as most are, without the cost of a promise
 * for each, and `takeAll` all that are; nothing says nothing of what is to come. Whoever reads may use any, in any order.
 */
export interface EventReader extends AsyncIterator<ModelEvent> {
  take?(): ModelEvent | undefined
  takeAll?(): readonly ModelEvent[]
}

export interface Provider {
  readonly id: ProviderId
  /** Asks the provider. Throws a Failure. */
  listModels(signal: AbortSignal): Promise<readonly ModelInfo[]>
  /**
   * One request, streamed. Ends after exactly one `finish`, or throws a Failure: an answer that is cut off throws
   * `truncated`, an aborted one `aborted`. Breaking off the iteration closes the connection.
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>
}
