/**
 * Asks another model when one cannot answer: before the first output only, in the order of the candidates, and never one
 * that the rules do not allow. A provider that is down is passed by, or waited for where nothing else may answer.
 */
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import { begin, lazily, type Begun } from './answer-stream.ts'
import type { Breakers } from './breakers.ts'
import type { Ask, Handler, Middleware } from './handler.ts'
import { isCurable, whyNotReplace, type ReplacementRules } from './may-replace.ts'

export interface FallbackOptions {
  rules(): ReplacementRules & { readonly allowStarter: boolean }
  readonly breakers: Breakers
}

/** Models a request, the one that was asked for included. Starter, the last resort, is none. */
const mostModels = 3
const starter: ModelRef = { provider: 'starter', model: 'starter' }

export function fallback(options: FallbackOptions): Middleware {
  return (next) => (ask, signal) => lazily(() => tryModels(next, ask, signal, options))
}

/** Rejects with the failure of the model that was asked for when none answers: the others were no choice of the user's. */
async function tryModels(
  next: Handler,
  ask: Ask,
  signal: AbortSignal,
  { rules, breakers }: FallbackOptions,
): Promise<Begun> {
  const [asked] = ask.candidates
  const { models, refused } = sortOut(ask, rules())
  let first: { readonly thrown: unknown; readonly error: AppError } | undefined
  for (const [index, model] of models.entries()) {
    const isLast = index === models.length - 1
    try {
      const request = ask.requestFor(model)
      if ('passedOver' in request) {
        ask.report({ type: 'passed-over', model, why: request.passedOver })
        throw failure('context-too-long', request.passedOver, { ...model })
      }
      const why = first?.error.message
      return await breakers.guard(narrowed(ask, model, isLast), signal, !isLast, (guarded) => {
        if (why !== undefined) ask.report({ type: 'fallback', from: asked, to: model, why })
        return begin(next(guarded, signal))
      })
    } catch (thrown) {
      const error = toAppError(thrown)
      if (signal.aborted || (first === undefined && !isCurable(error.kind))) throw thrown
      if (first === undefined) for (const fact of refused) ask.report({ type: 'passed-over', ...fact })
      first ??= { thrown, error }
    }
  }
  throw first?.thrown
}

/** Who may answer, in order, and who must not, with the reason. */
function sortOut(ask: Ask, rules: ReplacementRules & { readonly allowStarter: boolean }) {
  const [asked, ...rest] = ask.candidates
  const models = [asked]
  const refused: { readonly model: ModelRef; readonly why: string }[] = []
  for (const model of rest) {
    if (models.some((other) => isSame(other, model))) continue
    const why = whyNotReplace(asked, model, rules)
    if (why !== undefined) refused.push({ model, why })
    else if (models.length < mostModels) models.push(model)
  }
  // A script answers as it is written, or fails as it is written.
  const mayStart = rules.allowStarter && ask.purpose === 'app' && asked.provider !== 'scripted'
  if (mayStart && !models.some((model) => isSame(model, starter))) models.push(starter)
  return { models, refused }
}

/** The ask for this one model. "Another model" is offered and heard only where there is one. */
function narrowed(ask: Ask, model: ModelRef, isLast: boolean): Ask {
  const { onHurry } = ask
  if (onHurry === undefined) return { ...ask, candidates: [model] }
  if (!isLast) {
    return {
      ...ask,
      candidates: [model],
      report: (fact) =>
        ask.report(fact.type === 'wait' && fact.canHurry === true ? { ...fact, canReplace: true } : fact),
    }
  }
  return {
    ...ask,
    candidates: [model],
    onHurry: (listener) =>
      onHurry((how) => {
        if (how === 'now') listener(how)
      }),
  }
}

function isSame(a: ModelRef, b: ModelRef): boolean {
  return a.provider === b.provider && a.model === b.model
}
