/** Which model "auto" takes: a pure choice among what is ready, by the rules, with the reason for it. */
import { failure, type Failure } from '#shared/domain/error.ts'
import type { ModelInfo, ModelRef, ProviderStatus } from '#shared/domain/model.ts'
import { defaultRules, type Preference, type PromptKind, type RoutingReason } from '#shared/domain/routing.ts'
import type { RoutingRule } from '#shared/domain/routing.ts'

export interface RoutingQuestion {
  readonly kind: PromptKind
  /** As last seen. */
  readonly statuses: readonly ProviderStatus[]
  /** The user's own; a kind that none is for follows the default. */
  readonly rules: readonly RoutingRule[]
  readonly favourites: readonly ModelRef[]
  /** What the user chose last: of two that are as good, it answers. */
  readonly chosen: ModelRef
  readonly devMode: boolean
  /** What prompt, app and answer need, in tokens. */
  readonly tokens: number
  /** The window asked of a local model, in tokens. */
  readonly localContextTokens: number
  /** True when images are sent along. */
  readonly hasImages: boolean
}

export interface Choice {
  readonly model: ModelRef
  readonly reason: RoutingReason
}

type PassedOver = NonNullable<RoutingReason['passedOver']>[number]

interface Candidate {
  readonly model: ModelRef
  readonly info: ModelInfo
  readonly status: ProviderStatus
  /** Why it cannot take this prompt. */
  readonly obstacle?: PassedOver['why']
}

/** Throws needs-a-model as invalid-input: what to connect, where nothing that is ready can answer. */
export function chooseModel(question: RoutingQuestion): Choice {
  const { kind, statuses, rules, favourites, devMode } = question
  const all = statuses.flatMap((status) => candidatesOf(status, question))
  const able = all.filter(({ obstacle }) => obstacle === undefined)
  const prefer = [...rules, ...defaultRules].find(({ when }) => when === kind)?.prefer ?? []
  const passedOver = passedOverBy(prefer, favourites, all, statuses)
  const choice = (candidate: Candidate, reason: Omit<RoutingReason, 'kind' | 'passedOver'>): Choice => ({
    model: candidate.model,
    reason: { kind, ...reason, ...(passedOver.length === 0 ? {} : { passedOver }) },
  })

  const local = devMode
    ? best(
        able.filter(({ status }) => status.local),
        question,
      )
    : undefined
  if (local !== undefined) return choice(local, { code: 'dev-mode' })
  for (const wish of prefer) {
    const found = best(
      able.filter((candidate) => meets(candidate, wish, favourites)),
      question,
    )
    if (found === undefined) continue
    return able.length === 1 ? choice(found, { code: 'only' }) : choice(found, { code: 'wish', wish })
  }
  const first = best(able, question)
  if (first !== undefined) return choice(first, { code: able.length === 1 ? 'only' : 'any' })
  const starter = statuses.find(({ id, state }) => id === 'starter' && state === 'ready')
  if (starter === undefined || kind !== 'new-app') throw nothingReady(all, question)
  return { model: { provider: 'starter', model: 'starter' }, reason: { kind, code: 'starter' } }
}

/** The starter answers from its catalogue and only makes new apps: it is no candidate, but the last resort. */
function candidatesOf(status: ProviderStatus, question: RoutingQuestion): Candidate[] {
  if (status.id === 'starter') return []
  return status.models.map((info) => {
    const obstacle = obstacleOf(status, info, question)
    const model = { provider: status.id, model: info.id }
    return { model, info, status, ...(obstacle === undefined ? {} : { obstacle }) }
  })
}

function obstacleOf(status: ProviderStatus, info: ModelInfo, question: RoutingQuestion): PassedOver['why'] | undefined {
  const down = downBy(status)
  if (down !== undefined) return down
  const asked = status.id === 'ollama' ? question.localContextTokens : Infinity
  if (Math.min(info.contextTokens ?? Infinity, asked) < question.tokens) return 'too-small'
  return question.hasImages && info.sees === false ? 'blind' : undefined
}

function downBy({ state }: ProviderStatus): PassedOver['why'] | undefined {
  if (state === 'ready') return undefined
  return state === 'needs-setup' ? 'needs-key' : 'unreachable'
}

function meets({ model, info, status }: Candidate, wish: Preference, favourites: readonly ModelRef[]): boolean {
  switch (wish.by) {
    case 'model':
      return isSame(model, wish.model)
    case 'provider':
      return model.provider === wish.provider
    case 'class':
      // What runs on this machine is local, whatever else its name promises.
      return (status.local ? 'local' : info.class) === wish.class
    case 'searches':
      return info.searches === true
    case 'favourite':
      return favourites.some((favourite) => isSame(model, favourite))
  }
}

/**
 * Of those that meet a wish: the dearest favourite, what was chosen last, who makes it himself; then of each provider what
 * it offers first, and of these the cheapest.
 */
function best(candidates: readonly Candidate[], { favourites, chosen }: RoutingQuestion): Candidate | undefined {
  const rankOf = ({ model, status }: Candidate): number => {
    const favourite = favourites.findIndex((other) => isSame(model, other))
    if (favourite !== -1) return favourite - favourites.length
    if (isSame(model, chosen)) return 0
    // A script is answered from on purpose only; a market place sells what others make, in too many forms to choose from.
    return status.id === 'scripted' ? 3 : status.id === 'openrouter' ? 2 : 1
  }
  const lowest = Math.min(...candidates.map(rankOf))
  const offered = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const { provider } = candidate.model
    if (rankOf(candidate) === lowest && !offered.has(provider)) offered.set(provider, candidate)
  }
  const costs = [...offered.values()].map((candidate) => ({ candidate, cost: costOf(candidate) }))
  const cheapest = Math.min(...costs.map(({ cost }) => cost))
  return costs.find(({ cost }) => cost === cheapest)?.candidate
}

/** By rule of thumb an app is read three times for each time that it is written; what has no price comes last. */
function costOf({ status: { local }, info: { price, free } }: Candidate): number {
  if (local || free === true) return 0
  return price === undefined ? Infinity : price.input * 3 + price.output
}

/** What the rule names, or the user has as a favourite, and what could not be taken: said, so that nobody wonders. */
function passedOverBy(
  prefer: readonly Preference[],
  favourites: readonly ModelRef[],
  all: readonly Candidate[],
  statuses: readonly ProviderStatus[],
): PassedOver[] {
  const named = prefer.flatMap((wish) =>
    wish.by === 'model' ? [wish.model] : wish.by === 'favourite' ? favourites : [],
  )
  return named
    .flatMap((model) => {
      const why = whyNot(model, all, statuses)
      return why === undefined ? [] : [{ model, why }]
    })
    .slice(0, 3)
}

function whyNot(
  model: ModelRef,
  all: readonly Candidate[],
  statuses: readonly ProviderStatus[],
): PassedOver['why'] | undefined {
  const candidate = all.find((other) => isSame(other.model, model))
  if (candidate !== undefined) return candidate.obstacle
  const status = statuses.find(({ id }) => id === model.provider)
  if (model.provider === 'starter') return undefined
  return status === undefined ? 'unknown' : (downBy(status) ?? 'unknown')
}

function isSame(a: ModelRef, b: ModelRef): boolean {
  return a.provider === b.provider && a.model === b.model
}

function nothingReady(all: readonly Candidate[], { kind, tokens, hasImages }: RoutingQuestion): Failure {
  if (hasImages && all.some(({ obstacle }) => obstacle === 'blind')) {
    const message = 'No model that is ready reads images. Take them out, or connect a model that does.'
    return failure('invalid-input', message, { reason: 'no-model-sees' })
  }
  if (all.some(({ obstacle }) => obstacle === 'too-small')) {
    const needed = tokens.toLocaleString('en')
    return failure(
      'context-too-long',
      `This needs about ${needed} tokens, more than any model that is ready can hold. Connect one with a larger window.`,
    )
  }
  const what = kind === 'new-app' ? 'To make an app' : kind === 'edit' ? 'To change an app' : 'To answer this'
  const searching = kind === 'current-events' ? ', best one that searches the web, such as Perplexity' : ''
  return failure(
    'invalid-input',
    `${what}, Kiln needs a model, and none is ready. Start Ollama, or enter a provider’s key${searching}.`,
    { reason: 'no-model' },
  )
}
