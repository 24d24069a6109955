/** A fake server for OpenAI's Chat Completions: `/v1/chat/completions` and `/v1/models`. */
import { startFakeServer, type FakeServer, type Reply, type Step } from './server.ts'

export interface FakeChat extends FakeServer {
  /** What a client is given: `…/v1`. */
  readonly baseUrl: string
  /** The answer to all chat requests from now on. */
  reply(reply: Reply): void
}

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

/** A reply with a JSON body. */
export function jsonReply(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  const send = typeof body === 'string' ? body : JSON.stringify(body)
  return { status, headers: { 'content-type': 'application/json', ...headers }, steps: [{ send }] }
}

/** Starts the server. It answers "Hello from the fake." until told otherwise. */
export async function startFakeChat({
  models = ['fake-model'],
  key,
}: { models?: readonly string[]; key?: string } = {}): Promise<FakeChat> {
  let current = chatReply(chatAnswer('Hello from the fake.'))
  const server = await startFakeServer((request) => {
    if (key !== undefined && request.headers.authorization !== `Bearer ${key}`) {
      const message = `Incorrect API key provided: ${request.headers.authorization?.slice(7) ?? 'none'}.`
      return jsonReply(401, { error: { message, type: 'invalid_request_error', code: 'invalid_api_key' } })
    }
    const path = request.path.split('?')[0]
    if (path === '/v1/models')
      return jsonReply(200, { object: 'list', data: models.map((id) => ({ id, object: 'model' })) })
    if (path === '/v1/chat/completions') return current
    return jsonReply(404, { error: { message: `Unknown path ${request.path}` } })
  })
  return { ...server, baseUrl: `${server.origin}/v1`, reply: (reply) => void (current = reply) }
}
