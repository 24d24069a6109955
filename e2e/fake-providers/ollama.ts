/** A fake Ollama: `/api/chat` as NDJSON, `/api/tags`, `/api/show`, `/api/ps`, `/api/version`. */
import {
  bearerIn,
  defaultUsage,
  eventJson,
  jsonReply,
  pieces,
  type FakeFormat,
  type FakeProvider,
} from './fake-format.ts'
import { startFakeServer, type Reply, type Step } from './server.ts'

export interface FakeOllamaModel {
  readonly name: string
  readonly bytes?: number
  readonly contextTokens?: number
  readonly capabilities?: readonly string[]
}

/** Its `reply` is the answer to all chat requests for a known model. */
export type FakeOllama = FakeProvider

/** One line of an answer. */
export function ollamaLine(fields: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ model: 'fake:1b', created_at: '2026-11-01T00:00:00Z', ...fields })}\n`
}

export function ollamaText(content: string): string {
  return ollamaLine({ message: { role: 'assistant', content }, done: false })
}

export function ollamaDone(fields: Readonly<Record<string, unknown>> = {}): string {
  const counts = { total_duration: 9e8, load_duration: 1e8, prompt_eval_count: 12, eval_count: 5, eval_duration: 5e8 }
  return ollamaLine({
    message: { role: 'assistant', content: '' },
    done: true,
    done_reason: 'stop',
    ...counts,
    ...fields,
  })
}

/** The bytes of a whole answer, in pieces of `pieceLength` characters. */
export function ollamaAnswer(text: string, { pieceLength = 4 } = {}): string[] {
  return [...(text.match(new RegExp(`[^]{1,${pieceLength}}`, 'g')) ?? []).map(ollamaText), ollamaDone()]
}

/** A streamed reply of these lines, followed by further steps. */
export function ollamaReply(lines: readonly string[], ...then: readonly Step[]): Reply {
  return { headers: { 'content-type': 'application/x-ndjson' }, steps: [...lines.map((send) => ({ send })), ...then] }
}

/** Starts the server. It answers "Hello from the fake." until told otherwise. */
export async function startFakeOllama({
  models = [{ name: 'fake:1b' }],
  key,
}: { models?: readonly FakeOllamaModel[]; key?: string } = {}): Promise<FakeOllama> {
  let current = ollamaReply(ollamaAnswer('Hello from the fake.'))
  const server = await startFakeServer(({ path, body, headers }) => {
    // Only a remote one asks for a key.
    if (key !== undefined && bearerIn(headers) !== key) return jsonReply(401, { error: 'unauthorized' })
    switch (path) {
      case '/api/version':
        return jsonReply(200, { version: '0.12.0' })
      case '/api/tags':
        return jsonReply(200, { models: models.map(listed) })
      case '/api/ps':
        return jsonReply(200, { models: [] })
    }
    if (path !== '/api/show' && path !== '/api/chat') return { status: 404, steps: [{ send: '404 page not found' }] }
    const { model } = JSON.parse(body) as { model: string }
    const known = models.find(({ name }) => name === model || name === `${model}:latest`)
    if (known === undefined) return jsonReply(404, { error: `model '${model}' not found` })
    return path === '/api/chat' ? current : jsonReply(200, shown(known))
  })
  return { ...server, baseUrl: server.origin, reply: (reply) => void (current = reply) }
}

function listed({ name, bytes = 1_300_000_000 }: FakeOllamaModel): Readonly<Record<string, unknown>> {
  const details = { format: 'gguf', family: 'fake', parameter_size: '1.2B', quantization_level: 'Q4_K_M' }
  return { name, model: name, modified_at: '2026-11-01T00:00:00Z', size: bytes, digest: `sha-${name}`, details }
}

function shown({
  contextTokens = 32_768,
  capabilities = ['completion'],
}: FakeOllamaModel): Readonly<Record<string, unknown>> {
  return { capabilities, model_info: { 'general.architecture': 'fake', 'fake.context_length': contextTokens } }
}

export const ollama: FakeFormat = {
  name: 'ollama',
  wire: 'ollama',
  answer(text, { pieceLength, reasoning = '', reason = 'stop', usage = defaultUsage } = {}) {
    return [
      ...pieces(reasoning, pieceLength).map((thinking) =>
        ollamaLine({ message: { role: 'assistant', content: '', thinking }, done: false }),
      ),
      ...pieces(text, pieceLength).map(ollamaText),
      ollamaDone({ done_reason: reason, prompt_eval_count: usage.input, eval_count: usage.output }),
    ]
  },
  text: ollamaText,
  textIn: (line) => String((eventJson(line)?.['message'] as { content?: unknown } | undefined)?.content ?? ''),
  completes: (line) => eventJson(line)?.['done'] === true,
  stream: ollamaReply,
  errorReply: ({ status, message, headers }) => jsonReply(status, { error: message }, headers),
  errorEvents: ({ message }) => [`${JSON.stringify({ error: message })}\n`],
  start: ({ models = ['fake-model'], key } = {}) =>
    startFakeOllama({ models: models.map((name) => ({ name })), ...(key === undefined ? {} : { key }) }),
}
