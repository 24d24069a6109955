/** One request of a run: asked through the pipeline, read as it comes, and told of. */
import { failure, type AppError } from '#shared/domain/error.ts'
import type { ModelInfo, ModelRef } from '#shared/domain/model.ts'
import type { RunEventBody } from '#shared/contract/run-event.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { createAnswerParser, type ParserEvent } from '../../edits/answer-parser.ts'
import type { Ask, Handler } from '../../pipeline/index.ts'
import type { PassedOver } from '../../pipeline/handler.ts'
import type { ModelEvent, ModelMessage, ModelRequest, TaskStep } from '../../providers/provider.ts'
import { createAnswerCost } from '../answer-cost.ts'
import type { AttachedContent } from '../attachments.ts'
import { continued } from '../continuation.ts'
import { estimateTokens } from '../prompts.ts'
import { answerTokens } from '../request.ts'
import { eventOf } from '../fact-events.ts'
import { requestOptions } from '../request-options.ts'
import { createSpending } from './spending.ts'

/** Who is asked, and how; as for every run. */
export interface AskInput {
  readonly prompt: string
  readonly model: ModelRef
  /** Context window to ask of a local model, in tokens. */
  readonly contextTokens: number
  readonly reasoning?: Settings['reasoning']
  readonly attachments?: readonly AttachedContent[]
  readonly factsOf?: (model: ModelRef) => ModelInfo | undefined
  readonly fallbacks?: readonly ModelRef[]
  readonly fresh?: boolean
  readonly source?: { readonly runId: string; readonly projectId: string }
  readonly onHurry?: Ask['onHurry']
  /** Adds to a failure what else can be said of it. */
  readonly explain?: (error: AppError) => AppError
  readonly continueLong?: boolean
}

export interface PartRequest {
  readonly purpose: Ask['purpose']
  /** Of a React app that is made in parts. */
  readonly step?: TaskStep
  readonly messages: readonly ModelMessage[]
}

/** The answer's parts as they come. Throws a Failure unless the answer came to its end; what was whole before it stays so. */
export type AskPart = (request: PartRequest, signal: AbortSignal) => AsyncGenerator<ParserEvent, void>

/** An answer that comes faster than it is read never waits: so often, in milliseconds, a stop and the window are heard. */
const breathMs = 10

/** Tells of each answer's progress, and of the sum of what all of them used. */
export function createAskPart(input: AskInput, handler: Handler, emit: (event: RunEventBody) => void): AskPart {
  const spending = createSpending()
  let open = 0
  return async function* askPart(request, signal) {
    const cost = createAnswerCost(input.model, input.factsOf)
    const spent = spending.request()
    const parser = createAnswerParser()
    let isWaiting = false
    const ask: Ask = {
      purpose: request.purpose,
      priority: 'foreground',
      candidates: [input.model, ...(input.fallbacks ?? [])],
      ...input.source,
      ...(input.fresh === undefined ? {} : { fresh: input.fresh }),
      requestFor: (model) => requestFor(model, input, request),
      report: (fact) => {
        cost.hear(fact)
        const event = eventOf(fact, isWaiting)
        if (fact.type === 'wait' || fact.type === 'attempt-start') isWaiting = fact.type === 'wait'
        if (event !== undefined) emit(event)
      },
      ...(input.onHurry === undefined ? {} : { onHurry: input.onHurry }),
    }
    const whole = continued(handler, {
      continueLong: input.continueLong ?? true,
      onContinue: (why, count) => emit({ type: 'continuing', why, count }),
      onUsage: (one, all) => {
        const { usage, cost: sum } = spent({ usage: all, cost: cost.add(one) })
        emit({ type: 'usage', usage, ...(sum === undefined ? {} : { cost: sum }) })
      },
    })
    let finish: Extract<ModelEvent, { type: 'finish' }> | undefined
    let pausedAt = performance.now()
    open += 1
    try {
      for await (const event of whole(ask, signal)) {
        if (performance.now() - pausedAt > breathMs) {
          await new Promise((resolve) => setImmediate(resolve))
          pausedAt = performance.now()
        }
        if (event.type === 'text-delta') yield* parser.push(event.text)
        if (event.type === 'finish') finish = event
        // What several think at the same time would run together.
        if (event.type === 'citation' || (event.type === 'reasoning-delta' && open === 1)) emit(event)
      }
    } finally {
      open -= 1
    }
    for (const piece of parser.end()) {
      // The provider said that the answer is whole: so is a file that nobody closed.
      const isWhole = piece.type === 'file-cut' && finish?.reason === 'stop'
      yield isWhole ? { type: 'file-end', path: piece.path } : piece
    }
    checkEnd(finish, input.model)
  }
}

function requestFor(model: ModelRef, input: AskInput, { step, messages }: PartRequest): ModelRequest | PassedOver {
  const task = {
    prompt: input.prompt,
    kind: 'react' as const,
    files: new Map<string, string>(),
    ...(step === undefined ? {} : { step }),
  }
  if (model.provider === 'starter' && input.model.provider !== 'starter') {
    return { passedOver: 'Starter makes apps of its own, and no part of one that a model has planned.' }
  }
  if (model.provider === 'starter' || model.provider === 'scripted') {
    return { model: model.model, messages: [{ role: 'user', content: input.prompt }], task }
  }
  const facts = input.factsOf?.(model)
  const shown = facts?.sees === false ? messages.map(({ role, content }) => ({ role, content })) : messages
  const inputTokens = shown.reduce((sum, { content }) => sum + estimateTokens(content), 0)
  const isLocalServer = model.provider === 'ollama'
  const window = Math.min(input.contextTokens, facts?.contextTokens ?? Infinity)
  // A local server would cut what does not fit, without a word.
  if (isLocalServer && inputTokens + answerTokens > window) {
    const needed = (inputTokens + answerTokens).toLocaleString('en')
    return {
      passedOver:
        `This part of the app needs about ${needed} tokens, and ${model.model} has a window of ` +
        `${window.toLocaleString('en')}. Raise the context window in Settings, or choose another model.`,
    }
  }
  return {
    model: model.model,
    messages: shown,
    task,
    ...(isLocalServer ? { contextTokens: input.contextTokens } : {}),
    ...requestOptions(model.provider, facts, { reasoning: input.reasoning ?? 'off', inputTokens }),
  }
}

function checkEnd(finish: Extract<ModelEvent, { type: 'finish' }> | undefined, { provider, model }: ModelRef): void {
  const where = { provider, model }
  switch (finish?.reason) {
    case 'stop':
    case 'other':
      return
    case 'length':
      throw failure('truncated', 'The model reached its output limit before this part was done.', where)
    case 'filter':
      throw failure('refused', finish.words ?? "The provider's content filter stopped this answer.", where)
    case 'refusal':
      throw failure('refused', finish.words ?? 'The model declined to write this part.', where)
    case undefined:
      throw failure('truncated', 'The answer was cut off before its end. Try again.', where)
  }
}
