/**
 * Ollama, through its official client: that makes the requests. Its reader of streams is not used: it drops damaged
 * lines with a warning on the console, so that an answer with a hole in it would pass for whole.
 */
import { Ollama, type ListResponse } from 'ollama'
import { failure, Failure } from '#shared/domain/error.ts'
import { bearer, endpoint, openAnswer, type HttpAnswer } from '../http.ts'
import type { ModelRequest, Provider } from '../provider.ts'
import { readText } from '../http-failure.ts'
import { isLoopback } from '../names.ts'
import { readAnswer, type OpenAnswer } from '../read-answer.ts'
import { requestCharacters } from '../usage.ts'
import { describeModel } from './describe-model.ts'
import { createOllamaParser } from './from-wire.ts'
import { toOllamaBody, type OllamaBody } from './to-wire.ts'

export interface OllamaOptions {
  /** The bare origin, as OLLAMA_HOST: `http://127.0.0.1:11434`, or `127.0.0.1:11434`. */
  readonly baseUrl: string
  /** Context window to ask for where the request names none, in tokens. */
  readonly contextTokens: number
  /** For a remote one; a server on this machine takes none. */
  readonly key?: string
}

export function createOllama({ baseUrl, contextTokens, key }: OllamaOptions): Provider {
  const server: Server = { host: readHost(baseUrl), key }
  /** Models that said that they cannot think: they are not asked to again. */
  const thoughtless = new Set<string>()
  return {
    id: 'ollama',
    async listModels(signal) {
      const client = createClient(server, signal)
      const list: Partial<ListResponse> | null = await explained(server, undefined, () => client.list())
      if (!Array.isArray(list?.models)) throw notOllama(server, undefined)
      return Promise.all(list.models.map((model) => describeModel(client, model)))
    },
    stream(request, signal) {
      return readAnswer(() => open(request, signal), signal)
    },
  }

  async function open(request: ModelRequest, signal: AbortSignal): Promise<OpenAnswer> {
    const { model } = request
    const answer = await explained(server, model, () => ask(request, signal))
    const { requestId } = answer
    const context = { provider: 'ollama', model, ...(requestId === undefined ? {} : { requestId }) } as const
    const parser = createOllamaParser({ ...context, inputCharacters: requestCharacters(request) })
    return { answer, context, parser, secret: key }
  }

  /**
   * The wish to think is for models that can. One that cannot refuses before it does anything, and is asked again
   * without; servers before 0.9 do not know the field.
   */
  async function ask(request: ModelRequest, signal: AbortSignal): Promise<HttpAnswer> {
    const body = toOllamaBody(request, contextTokens)
    const plain = { ...body, think: false }
    if (thoughtless.has(request.model)) return openChat(server, plain, request, signal)
    try {
      return await openChat(server, body, request, signal)
    } catch (thrown) {
      if (body.think === false || !(thrown instanceof Failure) || !cannotThink.test(thrown.message)) throw thrown
      thoughtless.add(request.model)
      return openChat(server, plain, request, signal)
    }
  }
}

interface Server {
  readonly host: string
  readonly key: string | undefined
}

const cannotThink = /does not support thinking|think value .* not supported/i

/** OLLAMA_HOST may lack its scheme, and people paste the address of one of its two interfaces. */
function readHost(baseUrl: string): string {
  const withScheme = baseUrl.includes('://') ? baseUrl : `http://${baseUrl}`
  return endpoint(withScheme, '').href.replace(/(\/(v1|api))?\/*$/, '')
}

type Fetch = typeof fetch

/** Of a list or a model's page; real ones are far below. */
const listBytes = 16 * 1024 * 1024

interface Chat {
  readonly model: string
  readonly connectMs: number | undefined
  readonly wire: ModelRequest['wire']
  onAnswer(answer: HttpAnswer): void
}

/** One request's client: its `fetch` carries the request's signal, so that an abort works while a model loads. */
function createClient({ host, key }: Server, signal: AbortSignal, chat?: Chat): Ollama {
  const throughPool: Fetch = async (input, init) => {
    const body = typeof init?.body === 'string' ? init.body : undefined
    const answer = await openAnswer({
      provider: 'ollama',
      ...(chat === undefined ? {} : { model: chat.model, connectMs: chat.connectMs, wire: chat.wire }),
      method: init?.method === 'POST' ? 'POST' : 'GET',
      url: new URL(String(input)),
      headers: { ...Object.fromEntries(new Headers(init?.headers)), ...bearer(key) },
      ...(body === undefined ? {} : { body }),
      secret: key,
      signal,
    })
    if (chat === undefined) {
      return new Response(await readText(answer.body, listBytes, signal), { status: answer.status })
    }
    chat.onAnswer(answer)
    return new Response('')
  }
  return new Ollama({ host, fetch: throughPool })
}

async function openChat(
  server: Server,
  body: OllamaBody,
  { model, connectMs, wire }: ModelRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  let answer: HttpAnswer | undefined
  await createClient(server, signal, { model, connectMs, wire, onAnswer: (opened) => void (answer = opened) }).chat(
    body,
  )
  if (answer === undefined) throw failure('internal', 'The Ollama client made no request.')
  return answer
}

/** Adds what to do to the failures that have a remedy. */
async function explained<T>(server: Server, model: string | undefined, request: () => Promise<T>): Promise<T> {
  const { host, key } = server
  const local = isLoopback(host)
  try {
    return await request()
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw notOllama(server, thrown)
    const { kind, message, ...rest } = thrown.error
    const more = { ...rest, detail: message, cause: thrown }
    if (kind === 'unreachable' && rest.detail === 'ECONNREFUSED') {
      const start = local
        ? 'Start it with "ollama serve" or by opening the Ollama app, then try again.'
        : 'Check the address, and that OLLAMA_HOST=0.0.0.0 is set where it runs.'
      throw failure(kind, `Ollama is not running at ${host}. ${start}`, more)
    }
    if (kind === 'model-not-found') {
      const get = local
        ? `Get it with "ollama pull ${model ?? 'NAME'}", or choose another model.`
        : 'Choose another model.'
      throw failure(kind, `Ollama does not have the model "${model ?? ''}". ${get}`, more)
    }
    if (kind === 'auth') {
      const what = key === undefined ? `${host} wants a key` : `${host} refused the key`
      throw failure(kind, `${what}. Enter one in Settings, or set OLLAMA_API_KEY.`, more)
    }
    throw kind === 'not-found' ? notOllama(server, thrown) : thrown
  }
}

function notOllama({ host }: Server, cause: unknown): Failure {
  return failure('provider', `What answers at ${host} is not Ollama. Check the address.`, { provider: 'ollama', cause })
}
