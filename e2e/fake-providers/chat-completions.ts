/** The plainest Chat Completions: `/v1/chat/completions` and `/v1/models`. Other providers' ways: chat-format.ts. */
import { bearerIn, jsonReply, startFakeProvider, type FakeProvider, type StartOptions } from './fake-format.ts'
import type { Reply, Step } from './steps.ts'

export type FakeChat = FakeProvider

export interface ChatUsage {
  readonly prompt_tokens: number
  readonly completion_tokens: number
}

const eventStream = { 'content-type': 'text/event-stream; charset=utf-8', 'x-request-id': 'req_fake_1' }

/** One SSE event. */
export function sse(value: unknown): string {
  return `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`
}

/** One chunk of an answer, with any fields of the choice. */
export function chatChunk(choice: Readonly<Record<string, unknown>>, model = 'fake-model'): string {
  const chunk = { id: 'chatcmpl-fake', object: 'chat.completion.chunk', created: 1, model }
  return sse({ ...chunk, choices: [{ index: 0, finish_reason: null, ...choice }] })
}

/** The bytes of a whole, well-formed answer, in pieces of `pieceLength` characters. */
export function chatAnswer(
  text: string,
  { pieceLength = 4, reason = 'stop', usage = { prompt_tokens: 11, completion_tokens: 7 } as ChatUsage | null } = {},
): string[] {
  const pieces = text.match(new RegExp(`[^]{1,${pieceLength}}`, 'g')) ?? []
  return [
    chatChunk({ delta: { role: 'assistant', content: '' } }),
    ...pieces.map((content) => chatChunk({ delta: { content } })),
    chatChunk({ delta: {}, finish_reason: reason }),
    ...(usage === null
      ? []
      : [sse({ id: 'chatcmpl-fake', object: 'chat.completion.chunk', model: 'fake-model', choices: [], usage })]),
    sse('[DONE]'),
  ]
}

/** A streamed reply of these events, followed by further steps. */
export function chatReply(events: readonly string[], ...then: readonly Step[]): Reply {
  return { headers: eventStream, steps: [...events.map((send) => ({ send })), ...then] }
}

/** Starts the server. It answers "Hello from the fake." until told otherwise. */
export function startFakeChat(options: StartOptions = {}): Promise<FakeChat> {
  return startFakeProvider(
    {
      basePath: '/v1',
      modelsPath: '/v1/models',
      generates: (path) => path === '/v1/chat/completions',
      keyIn: bearerIn,
      models: (names) => ({ object: 'list', data: names.map((id) => ({ id, object: 'model' })) }),
      refuse({ status, message }) {
        const code = status === 401 ? { type: 'invalid_request_error', code: 'invalid_api_key' } : {}
        return jsonReply(status, { error: { message, ...code } })
      },
    },
    chatReply(chatAnswer('Hello from the fake.')),
    options,
  )
}
