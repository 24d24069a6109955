/**
 * Ollama, through its official client: that makes the requests. Its reader of streams is not used: it drops damaged
 * lines with a warning on the console, so that an answer with a hole in it would pass for whole.
 */
import { Ollama, type ListResponse } from 'ollama'
import { failure, Failure } from '#shared/domain/error.ts'
import type { ModelInfo } from '#shared/domain/model.ts'
import { endpoint, openAnswer, type HttpAnswer } from '../http.ts'
import type { ModelRequest, Provider } from '../provider.ts'
import { readText } from '../http-failure.ts'
import { readAnswer, type OpenAnswer } from '../read-answer.ts'
import { requestCharacters } from '../usage.ts'
import { createOllamaParser } from './from-wire.ts'
import { toOllamaBody } from './to-wire.ts'

export interface OllamaOptions {
  /** The bare origin, as OLLAMA_HOST: `http://127.0.0.1:11434`, or `127.0.0.1:11434`. */
  readonly baseUrl: string
  /** Context window to ask for where the request names none, in tokens. */
  readonly contextTokens: number
}

export function createOllama({ baseUrl, contextTokens }: OllamaOptions): Provider {
  const host = readHost(baseUrl)
  return {
    id: 'ollama',
    async listModels(signal) {
      const client = createClient(host, signal)
      const { models } = await explained(host, undefined, () => client.list())
      if (!Array.isArray(models)) throw notOllama(host, undefined)
      return Promise.all(models.map((model) => describe(client, model)))
    },
    stream(request, signal) {
      return readAnswer(() => open(request, signal), signal)
    },
  }

  async function open(request: ModelRequest, signal: AbortSignal): Promise<OpenAnswer> {
    const { model } = request
    const { body } = await explained(host, model, () => openChat(host, toOllamaBody(request, contextTokens), signal))
    const context = { provider: 'ollama', model } as const
    return { body, context, parser: createOllamaParser({ ...context, inputCharacters: requestCharacters(request) }) }
  }
}

/** OLLAMA_HOST may lack its scheme, and people paste the address of one of its two interfaces. */
function readHost(baseUrl: string): string {
  const withScheme = baseUrl.includes('://') ? baseUrl : `http://${baseUrl}`
  return endpoint(withScheme, '').href.replace(/(\/(v1|api))?\/*$/, '')
}

type Fetch = typeof fetch

/** Of a list or a model's page; real ones are far below. */
const listBytes = 16 * 1024 * 1024

/** One request's client: its `fetch` carries the request's signal, so that an abort works while a model loads. */
function createClient(
  host: string,
  signal: AbortSignal,
  chat?: { model: string; onAnswer(answer: HttpAnswer): void },
): Ollama {
  const throughPool: Fetch = async (input, init) => {
    const body = typeof init?.body === 'string' ? init.body : undefined
    const answer = await openAnswer({
      provider: 'ollama',
      ...(chat === undefined ? {} : { model: chat.model }),
      method: init?.method === 'POST' ? 'POST' : 'GET',
      url: new URL(String(input)),
      headers: Object.fromEntries(new Headers(init?.headers)),
      ...(body === undefined ? {} : { body }),
      signal,
    })
    if (chat === undefined)
      return new Response(await readText(answer.body, listBytes, signal), { status: answer.status })
    chat.onAnswer(answer)
    return new Response('')
  }
  return new Ollama({ host, fetch: throughPool })
}

async function openChat(host: string, body: ReturnType<typeof toOllamaBody>, signal: AbortSignal): Promise<HttpAnswer> {
  let answer: HttpAnswer | undefined
  const { model } = body
  await createClient(host, signal, { model, onAnswer: (opened) => void (answer = opened) }).chat(body)
  if (answer === undefined) throw failure('internal', 'The Ollama client made no request.')
  return answer
}

/** Adds what to do to the failures that have a remedy on this machine. */
async function explained<T>(host: string, model: string | undefined, request: () => Promise<T>): Promise<T> {
  try {
    return await request()
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw notOllama(host, thrown)
    const { kind, message, ...rest } = thrown.error
    const more = { ...rest, detail: message, cause: thrown }
    if (kind === 'unreachable' && rest.detail === 'ECONNREFUSED') {
      const start = 'Start it with "ollama serve" or by opening the Ollama app, then try again.'
      throw failure(kind, `Ollama is not running at ${host}. ${start}`, more)
    }
    if (kind === 'model-not-found') {
      const get = `Get it with "ollama pull ${model ?? 'NAME'}", or choose another model.`
      throw failure(kind, `Ollama does not have the model "${model ?? ''}". ${get}`, more)
    }
    throw kind === 'not-found' ? notOllama(host, thrown) : thrown
  }
}

function notOllama(host: string, cause: unknown): Failure {
  return failure('provider', `What answers at ${host} is not Ollama. Check the address.`, { provider: 'ollama', cause })
}

/** What the list and the model's own page tell; the page may fail, and then its part is missing. */
async function describe(client: Ollama, model: ListResponse['models'][number]): Promise<ModelInfo> {
  const shown = await client.show({ model: model.name }).catch(() => undefined)
  const contextTokens = Object.entries(shown?.model_info ?? {}).find(([name]) =>
    name.endsWith('.context_length'),
  )?.[1] as unknown
  // Older servers tell nothing of what a model can do.
  const capabilities: unknown = shown?.capabilities
  const description = [model.details?.parameter_size, model.details?.quantization_level]
    .filter((word) => word)
    .join(' ')
  return {
    id: model.name,
    ...(typeof model.size === 'number' ? { bytes: model.size } : {}),
    ...(typeof contextTokens === 'number' ? { contextTokens } : {}),
    ...(Array.isArray(capabilities) ? { sees: capabilities.includes('vision') } : {}),
    ...(description === '' ? {} : { description }),
  }
}
