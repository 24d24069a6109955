/** Chat Completions as each provider speaks it: one frame, and what differs as data (chat-flavours.ts, chat-local.ts). */
import {
  bearerIn,
  defaultUsage,
  eventJson,
  pieces,
  startFakeProvider,
  type AnswerOptions,
  type FakeError,
  type FakeFormat,
  type FakeUsage,
} from './fake-format.ts'
import { sse } from './chat-completions.ts'
import type { Reply } from './steps.ts'

export type Fields = Readonly<Record<string, unknown>>

export interface ChatFlavour {
  readonly name: string
  /** Follows the origin in the base URL. */
  readonly basePath?: string
  /** In front of the first chunk: comments, progress. */
  readonly opening?: readonly string[]
  /** Fields of every chunk beside the usual ones. */
  readonly chunk?: Fields
  /** The fields of a delta that hold reasoning. */
  reasoning?(text: string): Fields
  /** The last chunk's own fields, beside its choice. */
  closing?(usage: FakeUsage): Fields
  /** A chunk after the last one: usage, as OpenAI sends it; null for none. */
  tail?(usage: FakeUsage): Fields | null
  /** False where no `[DONE]` comes. */
  readonly done?: boolean
  readonly headers?: Readonly<Record<string, string>>
  models(names: readonly string[]): unknown
  refuse(error: FakeError): Reply
  errorEvents(error: FakeError): readonly string[]
  quota?(): Reply
}

const finishReasons = { stop: 'stop', length: 'length', filter: 'content_filter' } as const

/** OpenAI's spelling of usage. */
export function chatUsage({ input, output, cached, reasoning }: FakeUsage): Fields {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    ...(cached === undefined ? {} : { prompt_tokens_details: { cached_tokens: cached } }),
    ...(reasoning === undefined ? {} : { completion_tokens_details: { reasoning_tokens: reasoning } }),
  }
}

export function chatFormat(flavour: ChatFlavour): FakeFormat {
  const { basePath = '/v1', opening = [], headers, done = true } = flavour
  const frame = { id: 'chatcmpl-fake', object: 'chat.completion.chunk', created: 1_780_000_000, model: 'fake-model' }

  function chunk(delta: Fields, finish: string | null = null, more: Fields = {}): string {
    const choice = { index: 0, delta, logprobs: null, finish_reason: finish }
    return sse({ ...frame, ...flavour.chunk, choices: [choice], ...more })
  }

  function answer(text: string, options: AnswerOptions = {}): string[] {
    const { reasoning = '', pieceLength, reason = 'stop', usage = defaultUsage } = options
    const tail = flavour.tail === undefined ? { choices: [], usage: chatUsage(usage) } : flavour.tail(usage)
    return [
      ...opening,
      chunk({ role: 'assistant', content: '' }),
      ...pieces(reasoning, pieceLength).map((piece) =>
        chunk(flavour.reasoning?.(piece) ?? { reasoning_content: piece }),
      ),
      ...pieces(text, pieceLength).map((content) => chunk({ content })),
      chunk({}, finishReasons[reason], flavour.closing?.(usage)),
      ...(tail === null ? [] : [sse({ ...frame, ...flavour.chunk, ...tail })]),
      ...(done ? [sse('[DONE]')] : []),
    ]
  }

  const stream: FakeFormat['stream'] = (events, ...then) => ({
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-request-id': 'req_fake_1', ...headers },
    steps: [...events.map((send) => ({ send })), ...then],
  })
  const firstChoice = (event: string): Fields | undefined =>
    (eventJson(event)?.['choices'] as Fields[] | undefined)?.[0]

  return {
    name: flavour.name,
    wire: 'chat',
    answer,
    text: (content) => chunk({ content }),
    textIn(event) {
      const content = (firstChoice(event)?.['delta'] as Fields | undefined)?.['content']
      return typeof content === 'string' ? content : ''
    },
    completes: (event) => typeof firstChoice(event)?.['finish_reason'] === 'string',
    stream,
    errorReply: flavour.refuse,
    errorEvents: flavour.errorEvents,
    ...(flavour.quota === undefined ? {} : { quotaReply: flavour.quota }),
    start: (options) =>
      startFakeProvider(
        {
          basePath,
          modelsPath: `${basePath}/models`,
          generates: (path) => path === `${basePath}/chat/completions`,
          keyIn: bearerIn,
          models: flavour.models,
          refuse: flavour.refuse,
        },
        stream(answer('Hello from the fake.')),
        options,
      ),
  }
}
