/** Goes on with an answer that is not whole yet: asks for the rest, and joins it to what there is. */
import type { ModelRef, Usage } from '#shared/domain/model.ts'
import type { Ask, Fact, Handler } from '../pipeline/index.ts'
import type { ModelEvent, ModelMessage } from '../providers/provider.ts'
import { askedModel } from './asked-model.ts'
import { estimateTokens } from './prompts.ts'
import { createSeam, withoutLastSpace, type Seam } from './seam.ts'

/** How often an answer that reached its length limit is continued by itself. */
const mostContinuations = 3

export interface ContinuationOptions {
  /** What had been written before a crash, a stop or a cut: the first request already asks for the rest of it. */
  readonly soFar?: string
  /** Whether an answer that reaches its length limit is continued by itself. */
  readonly continueLong: boolean
  /** Told before each request for a rest; `count` begins at 1. */
  onContinue(why: 'length' | 'resumed', count: number): void
  /** Told when a request has ended, of what it has used, and of what all have. */
  onUsage?(one: Usage, all: Usage): void
}

/**
 * A handler whose answer is the whole: events as they come, of one answer, with one `finish` whose usage is the sum. What
 * was written before it (`soFar`) is not repeated.
 */
export function continued(handler: Handler, options: ContinuationOptions): Handler {
  return async function* goOn(ask, signal) {
    let written = options.soFar ?? ''
    let count = 0
    let used: Usage | undefined
    let rest = ask
    if (written !== '') {
      count = 1
      options.onContinue('resumed', count)
      rest = askForRest(ask, ask.candidates, written)
    }
    for (;;) {
      const answering = followAnswerer(rest)
      const isRest = rest !== ask
      let seam: Seam | undefined
      let end: Extract<ModelEvent, { type: 'finish' }> | undefined
      for await (const event of handler(answering.ask, signal)) {
        if (event.type === 'finish') {
          end = event
        } else if (event.type !== 'text-delta') {
          yield event
        } else {
          if (isRest) seam ??= createSeam(written, prefills(answering.model()))
          const text = seam === undefined ? event.text : seam.push(event.text)
          written += text
          if (text !== '') yield { type: 'text-delta', text }
        }
      }
      const last = seam?.end() ?? ''
      written += last
      if (last !== '') yield { type: 'text-delta', text: last }
      if (end === undefined) return
      used = sum(used, end.usage)
      options.onUsage?.(end.usage, used)
      const mayGoOn = end.reason === 'length' && options.continueLong && count < mostContinuations && written !== ''
      // Who began it goes on: another would write in another hand.
      const next = mayGoOn ? askForRest(ask, [answering.model()], written, end.usage) : undefined
      if (next === undefined || 'passedOver' in next.requestFor(answering.model())) {
        yield { ...end, usage: used }
        return
      }
      count += 1
      options.onContinue('length', count)
      rest = next
    }
  }
}

const request =
  'Your answer above was cut off. Go on exactly where it ends, in the middle of the line if it ends there: ' +
  'repeat nothing, add no introduction, open no new block around it. Write all that is missing, to the end.'

/** What must be left of a window for a rest to be worth asking for, in tokens. */
const leastRoom = 1024

/** `used`: what the request before it took of the window, where that is known; else it is estimated. */
function askForRest(ask: Ask, candidates: Ask['candidates'], written: string, used?: Usage): Ask {
  return {
    ...ask,
    candidates,
    purpose: 'continuation',
    requestFor(model) {
      const made = ask.requestFor(model)
      if ('passedOver' in made) return made
      const rest: ModelMessage[] = prefills(model)
        ? [{ role: 'assistant', content: withoutLastSpace(written) }]
        : [
            { role: 'assistant', content: written },
            { role: 'user', content: request },
          ]
      const messages = [...made.messages, ...rest]
      const window = made.contextTokens ?? Infinity
      const taken = used === undefined ? estimate(messages) : used.input + used.output
      if (taken + leastRoom > window) return { passedOver: noRoom(model, taken, window) }
      return { ...made, messages }
    },
  }
}

function estimate(messages: readonly ModelMessage[]): number {
  return messages.reduce((sum, { content }) => sum + estimateTokens(content), 0)
}

function noRoom({ model }: ModelRef, taken: number, window: number): string {
  return (
    `This prompt and what is written of its answer take about ${taken.toLocaleString('en')} tokens, and ${model} has a ` +
    `window of ${window.toLocaleString('en')}. Raise the context window in Settings, then go on.`
  )
}

/**
 * True for models that write on from the beginning of an answer: Anthropic's, up to those that refuse it.
 * https://docs.claude.com/en/docs/build-with-claude/prompt-engineering/prefill-claudes-response
 */
function prefills({ provider, model }: ModelRef): boolean {
  return (
    provider === 'anthropic' && /claude-(?:3|(?:opus|sonnet|haiku)-4-[015](?:-|$)|(?:opus|sonnet)-4-\d{8})/.test(model)
  )
}

/** Notices which candidate it is that answers. */
function followAnswerer(ask: Ask): { readonly ask: Ask; model(): ModelRef } {
  let current = ask.candidates[0]
  const report = (fact: Fact): void => {
    current = askedModel(fact) ?? current
    ask.report(fact)
  }
  return { ask: { ...ask, report }, model: () => current }
}

function sum(a: Usage | undefined, b: Usage): Usage {
  if (a === undefined) return b
  const cached = added(a.cached, b.cached)
  const cacheWritten = added(a.cacheWritten, b.cacheWritten)
  const reasoning = added(a.reasoning, b.reasoning)
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    ...(cached === undefined ? {} : { cached }),
    ...(cacheWritten === undefined ? {} : { cacheWritten }),
    ...(reasoning === undefined ? {} : { reasoning }),
    estimated: a.estimated || b.estimated,
  }
}

function added(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0)
}
