/**
 * HTTP to providers: one pool of kept-alive connections per origin, no redirects, no timers of undici's own. Whatever
 * goes wrong before the body is a `Failure` whose text holds the origin and the provider's words, never a key.
 */
import { Pool, type Dispatcher } from 'undici'
import { failure, type Failure } from '#shared/domain/error.ts'
import type { ProviderId } from '#shared/domain/model.ts'
import { abortFailure, connectFailure, readHeader, readText, redact, statusFailure } from './http-failure.ts'
import { plainWords } from './wire-error.ts'

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
    failure(
      'invalid-input',
      `"${withoutUser(baseUrl)}" is not a server's address. It looks like http://127.0.0.1:1234/v1.`,
    )
  if (!URL.canParse(baseUrl)) throw wrong()
  const url = new URL(baseUrl)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw wrong()
  url.pathname = url.pathname.replace(/\/+$/, '') + path
  url.hash = ''
  return url
}

/** The header that carries a key. Throws a Failure for what no header can carry, without repeating it. */
export function bearer(key: string | undefined): { readonly authorization?: string } {
  if (key === undefined) return {}
  if (/^[\x21-\x7e]+$/.test(key.trim())) return { authorization: `Bearer ${key.trim()}` }
  throw failure('auth', 'The key holds characters that no key has, such as spaces. Enter it again.')
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
  const header = readHeader(response)
  const requestId = header('x-request-id') ?? header('request-id') ?? header('x-generation-id')
  if (response.statusCode >= 200 && response.statusCode < 300) {
    return { status: response.statusCode, ...(requestId === undefined ? {} : { requestId }), body: response.body }
  }
  throw await statusFailure(request, response, requestId)
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
    const words = redact(plainWords(text), request.secret)
    throw failure(
      'provider',
      `${request.url.origin} answered with something that is not JSON${words === '' ? '.' : `: ${words}`}`,
      {
        provider: request.provider,
      },
    )
  }
}
