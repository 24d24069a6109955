/**
 * HTTP to providers: one pool of kept-alive connections per origin, no redirects, and of undici's own timers only the
 * one for connecting. Whatever goes wrong before the body is a `Failure` whose text holds the origin and the provider's
 * words, never a key.
 *
 * Nothing is sent twice here, not even when a kept connection turns out to be closed: the server may have taken the
 * request, and it may cost money. That is `unreachable`, and for the pipeline to try again.
 */
import type { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import { failure, type Failure } from '#shared/domain/error.ts'
import type { ProviderId } from '#shared/domain/model.ts'
import { abortFailure } from '../lib/abort.ts'
import { connectFailure } from './connect-failure.ts'
import { decodeBody, isDamage } from './decode-body.ts'
import { readHeader, readText, redact, statusFailure, type HttpResponse } from './http-failure.ts'
import { routeTo } from './pools.ts'
import type { RateLimits } from './provider.ts'
import { readRateLimits } from './rate-limits.ts'
import { plainWords } from './wire-error.ts'
import { harmlessHeaders, type WireNotes } from './wire-notes.ts'

export { closeConnections } from './pools.ts'

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
  /** How long a connection may take to open, TLS included, in milliseconds; 10 s where nothing is said. */
  readonly connectMs?: number | undefined
  /** Where it is noted what the connection did. */
  readonly wire?: WireNotes | undefined
}

export type HttpBody = Readable

export interface HttpAnswer {
  readonly status: number
  readonly requestId?: string
  /** As the headers told when the answer began. */
  readonly limits?: RateLimits
  readonly body: HttpBody
  /** The request's own: where it is noted how much of the body has come. */
  readonly wire?: WireNotes
}

const defaultConnectMs = 10_000
const jsonBodyBytes = 16 * 1024 * 1024

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
  const response = await send(request)
  const header = readHeader(response)
  const named = header('x-request-id') ?? header('request-id') ?? header('x-generation-id')
  const requestId = named === undefined ? undefined : redact(named, request.secret)
  if (response.statusCode < 200 || response.statusCode >= 300) throw await statusFailure(request, response, requestId)
  const { body, statusCode: status } = response
  const limits = readRateLimits(header, Date.now())
  return {
    status,
    body,
    ...(requestId === undefined ? {} : { requestId }),
    ...(limits === undefined ? {} : { limits }),
    ...(request.wire === undefined ? {} : { wire: request.wire }),
  }
}

async function send(request: HttpRequest): Promise<HttpResponse> {
  const { url, method, headers, body, signal, connectMs = defaultConnectMs, wire, secret } = request
  if (signal.aborted) throw abortFailure(signal)
  const route = routeTo(url, connectMs)
  // Compressed, tokens would wait for each other.
  const sent = { 'user-agent': 'kiln', 'accept-encoding': 'identity', ...headers }
  if (wire !== undefined) {
    wire.sentBytes = Buffer.byteLength(body ?? '')
    wire.sentHeaders = harmlessHeaders(sent, secret)
  }
  let response: Dispatcher.ResponseData
  try {
    response = await route.request(
      { path: url.pathname + url.search, method, headers: sent, body: body ?? null, signal },
      (ms) => {
        if (wire !== undefined) wire.connectMs = ms
      },
    )
    if (wire !== undefined) wire.headers = harmlessHeaders(response.headers, secret)
  } catch (thrown) {
    throw signal.aborted ? abortFailure(signal) : connectFailure(thrown, request, connectMs, route.proxy)
  }
  const encoding = readHeader(response)('content-encoding')
  const decoded = decodeBody(response.body, encoding)
  if (decoded !== undefined) return { statusCode: response.statusCode, headers: response.headers, body: decoded }
  response.body.on('error', () => {}).destroy()
  throw failure('provider', `${url.origin} sends its answers in a way that Kiln cannot read (${encoding ?? ''}).`, {
    provider: request.provider,
    status: response.statusCode,
  })
}

/** Fetches JSON of at most 16 MiB. Throws a Failure, also when what comes is not JSON. */
export async function fetchJson(request: HttpRequest): Promise<unknown> {
  const { provider, signal, url, secret } = request
  const { body } = await openAnswer(request)
  const text = await readText(body, jsonBodyBytes, signal).catch((thrown: unknown) => {
    if (signal.aborted) throw abortFailure(signal)
    if (isDamage(thrown)) throw failure('provider', `${url.origin} sent a damaged answer.`, { provider, cause: thrown })
    const message = `${url.origin} closed the connection in the middle of its answer.`
    throw failure('unreachable', message, { provider, cause: thrown })
  })
  try {
    return JSON.parse(text)
  } catch {
    const words = redact(plainWords(text), secret)
    const quoted = words === '' ? '.' : `: ${words}`
    throw failure('provider', `${url.origin} answered with something that is not JSON${quoted}`, { provider })
  }
}
