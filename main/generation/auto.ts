/** Makes "auto" a model, when a prompt is sent or shown before: what it needs, what is ready, what the rules say. */
import type { ModelChoice, ModelRef, ProviderId, ProviderStatus } from '#shared/domain/model.ts'
import type { RoutingReason } from '#shared/domain/routing.ts'
import type { Settings } from '#shared/domain/settings.ts'
import type { AttachedContent } from './attachments.ts'
import { kindOfPrompt } from './prompt-kind.ts'
import { answerTokens, draftRequest } from './request.ts'
import { chooseModel } from './routing.ts'
import { sayReason } from './routing-words.ts'

export interface Resolved {
  readonly model: ModelRef
  /** Why, in a sentence and as data; absent when the user chose. */
  readonly because?: string
  readonly reason?: RoutingReason
}

export interface ToRoute {
  readonly prompt: string
  /** The app as it is; empty for a new one. */
  readonly files: ReadonlyMap<string, string>
  readonly attachments: readonly AttachedContent[]
}

export interface Auto {
  /** A model stays as it is. Throws a Failure that says what to connect where nothing is ready. */
  resolve(choice: ModelChoice, asked: ToRoute, signal: AbortSignal): Promise<Resolved>
}

export interface AutoParts {
  /** Bounded in time, and does not fail for a provider that is down. */
  readonly statuses: (signal: AbortSignal) => Promise<readonly ProviderStatus[]>
  readonly settings: () => Settings
  readonly devMode: () => boolean
  /** True while a provider is left alone because it failed again and again. */
  readonly isDown?: (provider: ProviderId) => boolean
}

/** Stands for any model that is sent everything, to tell how much that is. */
const anyModel: ModelRef = { provider: 'openai-compatible', model: '' }

export function createAuto({ statuses, settings, devMode, isDown = () => false }: AutoParts): Auto {
  return {
    async resolve(choice, { prompt, files, attachments }, signal) {
      if (choice !== 'auto') return { model: choice }
      const seen = (await statuses(signal)).map((status) =>
        isDown(status.id) ? { ...status, state: 'unreachable' as const } : status,
      )
      const { routing, favourites, model, localContextTokens, contextBudget } = settings()
      const input = { prompt, kind: 'page' as const, model: anyModel, files, contextTokens: 0, attachments }
      // Of a large app only what a change needs goes along.
      const whole = draftRequest(anyModel, input).inputTokens
      const bare = draftRequest(anyModel, { ...input, files: new Map() }).inputTokens
      const chosen = chooseModel({
        kind: kindOfPrompt(prompt, files.size > 0),
        statuses: seen,
        rules: routing,
        favourites,
        chosen: model,
        devMode: devMode(),
        tokens: Math.min(whole, bare + contextBudget) + answerTokens,
        localContextTokens,
        hasImages: attachments.some(({ kind }) => kind === 'image'),
      })
      return { model: chosen.model, reason: chosen.reason, because: sayReason(chosen.reason) }
    },
  }
}
