/** What can go wrong before an answer's body, as failures: no connection, no HTTP, a status that is not 2xx. */
import type { Dispatcher } from 'undici'
import { failure, Failure, type ErrorKind } from '#shared/domain/error.ts'
import type { HttpBody, HttpRequest } from './http.ts'
import { delayInHeaders } from './retry-delay.ts'
import { plainWords, readError, wireFailure } from './wire-error.ts'

const errorBodyBytes = 64 * 1024
const errorBodyTimeoutMs = 5000

/** What an abort means: the reason given, where it is a Failure (a timeout names itself), else `aborted`. */
export function abortFailure(signal: AbortSignal): Failure {
  return signal.reason instanceof Failure ? signal.reason : failure('aborted', 'Stopped.')
}

/** A body as text, cut off soon after `limit` bytes. Rejects when it breaks off or the signal fires. */
export async function readText(body: HttpBody, limit: number, signal: AbortSignal): Promise<string> {
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

/** A header's value by its lower-case name; the first, where it came more than once. */
export function readHeader(response: Dispatcher.ResponseData): (name: string) => string | undefined {
  return (name) => [response.headers[name]].flat()[0]
}

/** The failure for an answer whose status is not 2xx. Reads its body, at most 64 KiB and 5 s of it. */
export async function statusFailure(
  request: HttpRequest,
  response: Dispatcher.ResponseData,
  requestId: string | undefined,
): Promise<Failure> {
  const header = readHeader(response)
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
    return failure(
      'bad-request',
      `${request.url.origin} redirects${target}. Kiln follows no redirects: set that address yourself.`,
      {
        ...context,
        status,
      },
    )
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

/** The same failure without the secret in its words. Whatever else was thrown is given back as it is. */
export function withoutSecret(thrown: unknown, secret: string | undefined): unknown {
  if (!(thrown instanceof Failure)) return thrown
  const message = redact(thrown.error.message, secret)
  return message === thrown.error.message ? thrown : new Failure({ ...thrown.error, message })
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

/** The failure for a request that got no answer. */
export function connectFailure(thrown: unknown, request: HttpRequest): Failure {
  const { origin, hostname, protocol } = request.url
  const code = errorCode(thrown)
  const known = connectErrors[code]
  const context = { provider: request.provider, detail: code, cause: thrown }
  if (known !== undefined) {
    return failure(known[0], known[1].replace('{origin}', origin).replace('{host}', hostname), context)
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS/.test(code)) {
    return failure('unreachable', `The certificate of ${hostname} cannot be trusted (${code}).`, {
      ...context,
      retryable: false,
    })
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
