/** What every fake of a wire format offers, so that one set of faults and tests goes through all of them. */
import type { IncomingHttpHeaders } from 'node:http'
import { startFakeServer, type FakeServer, type RecordedRequest } from './server.ts'
import type { Reply, Step } from './steps.ts'

export interface AnswerOptions {
  /** Characters of text in one event. */
  readonly pieceLength?: number
  /** What the model thinks first, where the format can tell. */
  readonly reasoning?: string
  readonly reason?: 'stop' | 'length' | 'filter'
  /** Web pages that the answer names, where the format can. */
  readonly citations?: readonly { readonly url: string; readonly title: string }[]
  readonly usage?: FakeUsage
}

/** As Kiln counts: `cached` is a part of `input`, `reasoning` a part of `output`. */
export interface FakeUsage {
  readonly input: number
  readonly output: number
  readonly cached?: number
  readonly reasoning?: number
}

export const defaultUsage: FakeUsage = { input: 11, output: 7 }

export interface FakeError {
  readonly status: number
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

export type FakeWire = 'chat' | 'responses' | 'anthropic' | 'gemini' | 'ollama'

export interface FakeFormat {
  /** The provider's id. */
  readonly name: string
  readonly wire: FakeWire
  /** The events of a whole answer, down to the fields that nobody reads; each is complete as it is sent. */
  answer(text: string, options?: AnswerOptions): string[]
  /** One event with a piece of text. */
  text(text: string): string
  /** The answer's text in an event of this format; empty for events without. */
  textIn(event: string): string
  /** True for the event with which an answer is whole. */
  completes(event: string): boolean
  /** A streamed reply of these events, followed by further steps. */
  stream(events: readonly string[], ...then: readonly Step[]): Reply
  /** An HTTP error in the provider's own shape and codes. */
  errorReply(error: FakeError): Reply
  /** The ways in which the provider tells an error inside a 200, each one event or several. */
  errorEvents(error: FakeError): readonly string[]
  /** The answer to somebody who has run out of credit, where the provider has one. */
  quotaReply?(): Reply
  start(options?: StartOptions): Promise<FakeProvider>
}

export interface StartOptions {
  /** Empty answers with an empty list. */
  readonly models?: readonly string[]
  /** Requests with another key are refused; without it, any is taken. */
  readonly key?: string
}

export interface FakeProvider extends FakeServer {
  /** What a client is given. */
  readonly baseUrl: string
  /** The answer to all generation requests from now on. */
  reply(reply: Reply): void
}

/** Where a provider keeps what, and how it says no. */
export interface FakeApi {
  /** Follows the origin in the base URL; empty for none. */
  readonly basePath: string
  readonly modelsPath: string
  /** Tells whether a path, without its query, asks for an answer. */
  generates(path: string): boolean
  keyIn(headers: IncomingHttpHeaders): string | undefined
  models(names: readonly string[]): unknown
  refuse(error: FakeError): Reply
}

/** Starts a provider with models, a key to check, and "Hello from the fake." until told otherwise. */
export async function startFakeProvider(
  api: FakeApi,
  hello: Reply,
  { models = ['fake-model'], key }: StartOptions = {},
): Promise<FakeProvider> {
  let current = hello
  const answer = ({ path: pathAndQuery, headers }: RecordedRequest): Reply => {
    const given = api.keyIn(headers)
    if (key !== undefined && given !== key) {
      return api.refuse({ status: 401, message: `Incorrect API key provided: ${given ?? 'none'}.` })
    }
    const path = pathAndQuery.split('?')[0] ?? ''
    if (path === api.modelsPath) return jsonReply(200, api.models(models))
    if (api.generates(path)) return current
    return api.refuse({ status: 404, message: `Unknown path ${pathAndQuery}` })
  }
  const server = await startFakeServer(answer)
  return { ...server, baseUrl: `${server.origin}${api.basePath}`, reply: (reply) => void (current = reply) }
}

/** A reply with a JSON body. */
export function jsonReply(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  const send = typeof body === 'string' ? body : JSON.stringify(body)
  return { status, headers: { 'content-type': 'application/json', ...headers }, steps: [{ send }] }
}

/** A text in pieces of so many code points: what people see as one letter may be cut in two, as models do. */
export function pieces(text: string, length = 4): string[] {
  // Also for lengths that no regular expression takes.
  if (text !== '' && text.length <= length) return [text]
  return text.match(new RegExp(`[^]{1,${length}}`, 'gu')) ?? []
}

/** The key of an `Authorization: Bearer` header. */
export function bearerIn(headers: IncomingHttpHeaders): string | undefined {
  return headers.authorization?.replace(/^Bearer /, '')
}

/** The JSON of an event's `data:` lines or of a line; undefined for anything else, such as `[DONE]`. */
export function eventJson(event: string): Readonly<Record<string, unknown>> | undefined {
  const data = [...event.matchAll(/^data: ?(.*?)\r?$/gm)].map((match) => match[1]).join('\n') || event
  try {
    return JSON.parse(data) as Readonly<Record<string, unknown>>
  } catch {
    return undefined
  }
}
