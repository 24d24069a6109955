/** Asks, answers and providers for the pipeline's tests. */
import { failure, type AppError, type ErrorKind, type Failure } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import { abortFailure } from '../lib/abort.ts'
import type { ModelEvent, ModelRequest } from '../providers/provider.ts'
import type { Ask, Fact, Handler, Hurry } from './handler.ts'

export const modelA: ModelRef = { provider: 'openai', model: 'model-a' }
export const modelB: ModelRef = { provider: 'anthropic', model: 'model-b' }
export const modelC: ModelRef = { provider: 'groq', model: 'model-c' }
export const localModel: ModelRef = { provider: 'ollama', model: 'local' }

export interface TestAsk extends Ask {
  /** In the order in which they were told. */
  readonly facts: Fact[]
  factsOf<T extends Fact['type']>(type: T): Extract<Fact, { type: T }>[]
  /** What the user does. */
  hurry(how: Hurry): void
  /** How many listen for it. */
  hurried(): number
}

export function testAsk(changes: Partial<Ask> = {}): TestAsk {
  const facts: Fact[] = []
  const listeners = new Set<(how: Hurry) => void>()
  return {
    candidates: [modelA],
    purpose: 'edit',
    priority: 'foreground',
    requestFor: (model) => testRequest(model),
    report: (fact) => void facts.push(fact),
    onHurry(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ...changes,
    facts,
    factsOf: <T extends Fact['type']>(type: T) =>
      facts.filter((fact): fact is Extract<Fact, { type: T }> => fact.type === type),
    hurry: (how) => [...listeners].forEach((listener) => listener(how)),
    hurried: () => listeners.size,
  }
}

export function testRequest({ model }: ModelRef, prompt = 'a todo list'): ModelRequest {
  const task = { prompt, kind: 'page' as const, files: new Map<string, string>() }
  return { model, messages: [{ role: 'user', content: prompt }], task }
}

export const start: ModelEvent = { type: 'response-start', model: 'model-a' }

export function says(text: string): ModelEvent {
  return { type: 'text-delta', text }
}

export function ends(reason: Extract<ModelEvent, { type: 'finish' }>['reason'] = 'stop'): ModelEvent {
  return { type: 'finish', reason, usage: { input: 1, output: 2, estimated: false } }
}

/** A whole answer. */
export function answer(text = 'hello'): readonly ModelEvent[] {
  return [start, says(text), ends()]
}

export function fails(kind: ErrorKind, extra: Partial<AppError> = {}): Failure {
  return failure(kind, `It failed: ${kind}.`, extra)
}

/** What a call of the handler gives: events, and a failure where it is one. */
export type Step = ModelEvent | Failure

export interface TestHandler {
  readonly handler: Handler
  /** The models that were asked, in order. */
  readonly asked: ModelRef[]
}

/** Answers its calls one after the other, the last of them again and again. Tells what the innermost handler would. */
export function handlerOf(...calls: readonly (readonly Step[])[]): TestHandler {
  const asked: ModelRef[] = []
  return {
    asked,
    handler: async function* (ask, signal) {
      const [model] = ask.candidates
      const steps = calls[Math.min(asked.length, calls.length - 1)] ?? []
      asked.push(model)
      ask.report({ type: 'attempt-start', model })
      for (const step of steps) {
        if (signal.aborted) throw abortFailure(signal)
        if (step instanceof Error) throw step
        if (step.type === 'response-start') ask.report({ type: 'answering', model, from: 'provider' })
        yield step
      }
    },
  }
}

/** Never answers; ends with the signal. */
export const holds: Handler = async function* (ask, signal) {
  ask.report({ type: 'attempt-start', model: ask.candidates[0] })
  yield await new Promise<never>((_, reject) => {
    if (signal.aborted) reject(abortFailure(signal))
    signal.addEventListener('abort', () => reject(abortFailure(signal)), { once: true })
  })
}

/** The text of an answer, when it has ended. */
export async function read(events: AsyncIterable<ModelEvent>): Promise<string> {
  let text = ''
  for await (const event of events) if (event.type === 'text-delta') text += event.text
  return text
}

/** The failure that it ends with. Throws when it does not. */
export async function failureOf(events: AsyncIterable<ModelEvent>): Promise<AppError> {
  try {
    await read(events)
  } catch (thrown) {
    if (thrown instanceof Error && 'error' in thrown) return thrown.error as AppError
    throw thrown
  }
  throw new Error('It did not fail.')
}
