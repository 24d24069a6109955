/** The pipeline's shapes: what is asked, what answers, and what stands between. */
import type { AppError } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { ModelEvent, ModelRequest } from '../providers/provider.ts'

/** What a middleware or provider tells of a request while it runs; nobody logs. */
export type Fact =
  | {
      readonly type: 'answering'
      readonly model: ModelRef
      readonly from: 'provider' | 'cache' | 'joined'
      readonly requestId?: string
    }
  | { readonly type: 'attempt-failed'; readonly model: ModelRef; readonly error: AppError }

/** A candidate that cannot hold the request, and why. */
export interface PassedOver {
  readonly passedOver: string
}

export interface Ask {
  /** In the order of preference; the first is the model that was asked for. */
  readonly candidates: readonly [ModelRef, ...ModelRef[]]
  /** The request made for that very model: its window, its edit format, its capabilities. */
  requestFor(model: ModelRef): ModelRequest | PassedOver
  report(fact: Fact): void
}

/** Ends after exactly one `finish`, or throws a Failure. */
export type Handler = (ask: Ask, signal: AbortSignal) => AsyncIterable<ModelEvent>

export type Middleware = (next: Handler) => Handler
