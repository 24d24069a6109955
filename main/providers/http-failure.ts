/** A status that is not 2xx as a failure, and the small tools around a response. */
import type { IncomingHttpHeaders } from 'node:http'
import { failure, Failure } from '#shared/domain/error.ts'
import { abortFailure } from '../lib/abort.ts'
import type { HttpBody, HttpRequest } from './http.ts'
import { delayInHeaders } from './retry-delay.ts'
import { plainWords, readError, wireFailure } from './wire-error.ts'

const errorBodyBytes = 64 * 1024
const errorBodyTimeoutMs = 5000

/** An answer's head, and its body in the clear. */
export interface HttpResponse {
  readonly statusCode: number
  readonly headers: IncomingHttpHeaders
  readonly body: HttpBody
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
export function readHeader(response: Pick<HttpResponse, 'headers'>): (name: string) => string | undefined {
  return (name) => {
    const value = response.headers[name]
    return typeof value === 'object' ? value[0] : value
  }
}

/** The failure for an answer whose status is not 2xx. Reads its body, at most 64 KiB and 5 s of it. */
export async function statusFailure(
  request: HttpRequest,
  response: HttpResponse,
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
    const target = redact(redirectTarget(header('location'), request.url), request.secret)
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

/** The same failure without the secret in any of its words. Whatever else was thrown is given back as it is. */
export function withoutSecret(thrown: unknown, secret: string | undefined): unknown {
  if (!(thrown instanceof Failure) || secret === undefined) return thrown
  const { message, detail, requestId } = thrown.error
  if (![message, detail, requestId].some((words) => words !== undefined && redact(words, secret) !== words))
    return thrown
  return new Failure({
    ...thrown.error,
    message: redact(message, secret),
    ...(detail === undefined ? {} : { detail: redact(detail, secret) }),
    ...(requestId === undefined ? {} : { requestId: redact(requestId, secret) }),
  })
}
