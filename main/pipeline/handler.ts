/** The pipeline's shapes: what is asked, what answers, and what stands between. */
import type { AppError } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import type { ModelEvent, ModelRequest, RateLimits } from '../providers/provider.ts'
import type { WireNotes } from '../providers/wire-notes.ts'

/** What a middleware or provider tells of a request while it runs; nobody logs. Times are in milliseconds since 1970. */
export type Fact =
  | {
      readonly type: 'answering'
      readonly model: ModelRef
      readonly from: 'provider' | 'cache' | 'joined'
      readonly requestId?: string
      /** For an answer from the cache: how old it is. */
      readonly ageMs?: number
      readonly limits?: RateLimits
    }
  | {
      readonly type: 'attempt-start'
      readonly model: ModelRef
      /** Fills while the attempt goes on. */
      readonly wire?: WireNotes
    }
  | { readonly type: 'attempt-failed'; readonly model: ModelRef; readonly error: AppError }
  | {
      readonly type: 'wait'
      readonly reason: 'retry' | 'rate-limited' | 'queue' | 'provider-down' | 'loading'
      readonly model: ModelRef
      readonly untilMs?: number
      /** How many are before it. */
      readonly position?: number
      /** True when the user can end it now. */
      readonly canHurry?: boolean
      /** True when "another model" would be asked instead. */
      readonly canReplace?: boolean
      /** True for who reads along: it is the wait of the request that asked first. */
      readonly shared?: boolean
    }
  | { readonly type: 'passed-over'; readonly model: ModelRef; readonly why: string }
  | { readonly type: 'fallback'; readonly from: ModelRef; readonly to: ModelRef; readonly why: string }
  | {
      readonly type: 'breaker'
      readonly provider: ModelRef['provider']
      readonly state: 'open' | 'half-open' | 'closed'
      readonly untilMs?: number
    }
  | { readonly type: 'cache'; readonly outcome: 'hit' | 'miss' | 'bypassed' | 'stored' | 'joined' }

/** A candidate that cannot hold the request, and why. */
export interface PassedOver {
  readonly passedOver: string
}

/** What the user does about a wait. */
export type Hurry = 'now' | 'another-model'

/** What all attempts and models of one request share, in milliseconds. */
export interface Budget {
  /** When the request has to be over, since 1970. */
  readonly endsAt: number
  /** What was waited so far: after trouble that passes, and where the provider limits the rate. */
  readonly waited: { trouble: number; rate: number }
}

export interface Ask {
  /** In the order of preference; the first is the model that was asked for. */
  readonly candidates: readonly [ModelRef, ...ModelRef[]]
  /** The request made for that very model: its window, its edit format, its capabilities. */
  requestFor(model: ModelRef): ModelRequest | PassedOver
  /** What it is for; a part of what the metrics know of it. */
  readonly purpose: 'app' | 'edit' | 'plan' | 'screen' | 'continuation' | 'summary' | 'repair' | 'fix'
  /** foreground: the user waits for it. */
  readonly priority: 'foreground' | 'background'
  /** True asks the provider even where the answer is known ("ask again"). */
  readonly fresh?: boolean
  /** Whose it is: requests of one run wait in line as one. */
  readonly runId?: string
  readonly projectId?: string
  /** Set by the pipeline itself. */
  readonly budget?: Budget
  /**
   * Set by the pipeline itself: what makes two requests to this model the same. Undefined for what is never the same
   * twice: a script, the built-in apps, and requests that cannot be made.
   */
  readonly keyFor?: (model: ModelRef) => string | undefined
  /** Set by the pipeline itself: takes an answer that was given to its end, with what was told of how it came about. */
  readonly keep?: (answer: readonly ModelEvent[], facts: readonly Fact[]) => void
  report(fact: Fact): void
  /** Tells of each time that the user hurries a wait; returns the undo. Absent: nobody can. */
  onHurry?(listener: (hurry: Hurry) => void): () => void
}

/** Ends after exactly one `finish`, or throws a Failure. */
export type Handler = (ask: Ask, signal: AbortSignal) => AsyncIterable<ModelEvent>

export type Middleware = (next: Handler) => Handler
