/**
 * HTTP to providers: one pool of kept-alive connections per origin, no redirects, no timers of undici's own. Whatever
 * goes wrong before the body is a `Failure` whose text holds the origin and the provider's words, never a key.
 */
import { Pool, type Dispatcher } from 'undici'
import { failure, Failure, type ErrorKind } from '#shared/domain/error.ts'
import type { ProviderId } from '#shared/domain/model.ts'
import { delayInHeaders, plainWords, readError, wireFailure } from './wire-error.ts'

export interface HttpRequest {
  readonly provider: ProviderId
  readonly model?: string
  readonly method: 'GET' | 'POST'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Removed from everything that an error repeats of the server's words. */
  readonly secret?: string | undefined
  readonly signal: AbortSignal
}

export type HttpBody = Dispatcher.ResponseData['body']

export interface HttpAnswer {
  readonly status: number
  readonly requestId?: string
  readonly body: HttpBody
}

const connectTimeoutMs = 10_000
const errorBodyBytes = 64 * 1024
const errorBodyTimeoutMs = 5000
const jsonBodyBytes = 16 * 1024 * 1024

const pools = new Map<string, Pool>()

function poolFor(origin: string): Pool {
  let pool = pools.get(origin)
  if (pool === undefined) {
    pool = new Pool(origin, { connect: { timeout: connectTimeoutMs }, headersTimeout: 0, bodyTimeout: 0 })
    pools.set(origin, pool)
  }
  return pool
}

/** Ends all connections at once, also those in use. Later requests open new ones. */
export async function closeConnections(): Promise<void> {
  const open = [...pools.values()]
  pools.clear()
  await Promise.all(open.map((pool) => pool.destroy()))
}

/** Joins a base URL and a path. Throws a Failure that says what a base URL looks like. */
export function endpoint(baseUrl: string, path: string): URL {
  const wrong = (): Failure =>
    failure('invalid-input', `"${withoutUser(baseUrl)}" is not a server's address. It looks like http://127.0.0.1:1234/v1.`)
  if (!URL.canParse(baseUrl)) throw wrong()
  const url = new URL(baseUrl)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw wrong()
  url.pathname = url.pathname.replace(/\/+$/, '') + path
  url.hash = ''
  return url
}

function withoutUser(address: string): string {
  return address.replace(/\/\/[^/@]*@/, '//')
}

/** Opens an answer with status 2xx. Throws a Failure for anything else; aborting closes the connection. */
export async function openAnswer(request: HttpRequest): Promise<HttpAnswer> {
  const { url, method, headers, body, signal } = request
  if (signal.aborted) throw abortFailure(signal)
  let response: Dispatcher.ResponseData
  try {
    response = await poolFor(url.origin).request({
      path: url.pathname + url.search,
      method,
      headers: { 'user-agent': 'kiln', 'accept-encoding': 'identity', ...headers },
      body: body ?? null,
      signal,
    })
  } catch (thrown) {
    throw signal.aborted ? abortFailure(signal) : connectFailure(thrown, request)
  }
  const header = (name: string): string | undefined => [response.headers[name]].flat()[0]
  const requestId = header('x-request-id') ?? header('request-id') ?? header('x-generation-id')
  if (response.statusCode >= 200 && response.statusCode < 300) {
    return { status: response.statusCode, ...(requestId === undefined ? {} : { requestId }), body: response.body }
  }
  throw await statusFailure(request, response, header, requestId)
}

/** Fetches JSON of at most 16 MiB. Throws a Failure, also when what comes is not JSON. */
export async function fetchJson(request: HttpRequest): Promise<unknown> {
  const { body } = await openAnswer(request)
  const text = await readText(body, jsonBodyBytes, request.signal).catch((thrown: unknown) => {
    if (request.signal.aborted) throw abortFailure(request.signal)
    throw connectFailure(thrown, request)
  })
  try {
    return JSON.parse(text)
  } catch {
    const words = plainWords(text)
    throw failure('provider', `${request.url.origin} answered with something that is not JSON${words === '' ? '.' : `: ${words}`}`, {
      provider: request.provider,
    })
  }
}

/** What an abort means: the reason given, where it is a Failure (a timeout names itself), else `aborted`. */
export function abortFailure(signal: AbortSignal): Failure {
  return signal.reason instanceof Failure ? signal.reason : failure('aborted', 'Stopped.')
}

async function readText(body: HttpBody, limit: number, signal: AbortSignal): Promise<string> {
  const stop = (): void => void body.destroy(new Error('stopped'))
  signal.addEventListener('abort', stop, { once: true })
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of body as AsyncIterable<Uint8Array>) {
      pieces.push(piece)
      size += piece.byteLength
      if (size > limit) break
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return Buffer.concat(pieces).toString('utf8')
}

type ReadHeader = (name: string) => string | undefined

async function statusFailure(
  request: HttpRequest,
  response: Dispatcher.ResponseData,
  header: ReadHeader,
  requestId: string | undefined,
): Promise<Failure> {
  const context = {
    provider: request.provider,
    ...(request.model === undefined ? {} : { model: request.model }),
    ...(requestId === undefined ? {} : { requestId }),
  }
  const status = response.statusCode
  // A body that never ends must not hold back an error that is already known.
  const limit = AbortSignal.any([request.signal, AbortSignal.timeout(errorBodyTimeoutMs)])
  const text = await readText(response.body, errorBodyBytes, limit).catch(() => '')
  if (request.signal.aborted) return abortFailure(request.signal)
  if (status < 400) {
    const target = redirectTarget(header('location'), request.url)
    return failure('bad-request', `${request.url.origin} redirects${target}. Kiln follows no redirects: set that address yourself.`, {
      ...context,
      status,
    })
  }
  const said = readBody(text)
  const retryAfterMs = delayInHeaders(header, Date.now()) ?? said.retryAfterMs
  return wireFailure(
    {
      message: redact(said.message, request.secret),
      codes: said.codes,
      status,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
    context,
  )
}

function readBody(text: string): { message: string; codes: readonly string[]; retryAfterMs?: number } {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return { message: plainWords(text), codes: [] }
  }
  return readError(parsed) ?? { message: typeof parsed === 'string' ? plainWords(parsed) : '', codes: [] }
}

function redirectTarget(location: string | undefined, from: URL): string {
  if (location === undefined || !URL.canParse(location, from.href)) return ''
  const { origin, pathname } = new URL(location, from)
  return ` to ${origin}${pathname}`
}

/** Providers repeat a wrong key in their answer; Kiln does not. */
export function redact(text: string, secret: string | undefined): string {
  return secret === undefined || secret.length < 4 ? text : text.replaceAll(secret, '…')
}

const connectErrors: Readonly<Record<string, readonly [ErrorKind, string]>> = {
  ECONNREFUSED: ['unreachable', 'Nothing answers at {origin}. Is the server running there?'],
  ENOTFOUND: ['unreachable', 'The name {host} cannot be found. Check the address and your connection.'],
  EAI_AGAIN: ['unreachable', 'The name {host} cannot be looked up. Check your connection.'],
  EHOSTUNREACH: ['unreachable', '{host} cannot be reached from here. Check your connection.'],
  ENETUNREACH: ['unreachable', '{host} cannot be reached from here. Check your connection.'],
  ETIMEDOUT: ['timeout-connect', '{origin} took longer than 10 s to connect.'],
  UND_ERR_CONNECT_TIMEOUT: ['timeout-connect', '{origin} took longer than 10 s to connect.'],
  ECONNRESET: ['unreachable', '{origin} closed the connection before it answered.'],
  EPIPE: ['unreachable', '{origin} closed the connection before it answered.'],
  UND_ERR_SOCKET: ['unreachable', '{origin} closed the connection before it answered.'],
}

function connectFailure(thrown: unknown, request: HttpRequest): Failure {
  const { origin, hostname, protocol } = request.url
  const code = errorCode(thrown)
  const known = connectErrors[code]
  const context = { provider: request.provider, detail: code, cause: thrown }
  if (known !== undefined) {
    return failure(known[0], known[1].replace('{origin}', origin).replace('{host}', hostname), context)
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS/.test(code)) {
    return failure('unreachable', `The certificate of ${hostname} cannot be trusted (${code}).`, { ...context, retryable: false })
  }
  if (code.startsWith('HPE') || code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'EPROTO') {
    const hint = protocol === 'https:' ? ' Try http:// instead of https://.' : ''
    return failure('provider', `What answers at ${origin} does not speak HTTP as asked.${hint}`, context)
  }
  return failure('unreachable', `${origin} cannot be reached (${code || 'unknown reason'}).`, context)
}

function errorCode(thrown: unknown): string {
  if (!(thrown instanceof Error)) return ''
  if (thrown.name === 'HTTPParserError') return 'HPE'
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code
  return errorCode(thrown instanceof AggregateError ? thrown.errors[0] : thrown.cause)
}
