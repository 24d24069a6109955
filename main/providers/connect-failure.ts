/** A request that got no answer, as a failure: no connection, no trust, no HTTP. */
import { failure, type ErrorKind, type Failure } from '#shared/domain/error.ts'
import type { HttpRequest } from './http.ts'

interface Known {
  readonly kind: ErrorKind
  readonly message: string
  /** False where the request may have reached the server: a proxy has nothing to do with it then. */
  readonly connecting: boolean
}

const slow: Known = {
  kind: 'timeout-connect',
  message: '{origin} took longer than {seconds} to connect. Check the address and your connection, then try again.',
  connecting: true,
}
const cannotReach: Known = {
  kind: 'unreachable',
  message: '{host} cannot be reached from here. Check your connection.',
  connecting: true,
}
const closed: Known = {
  kind: 'unreachable',
  message: '{origin} closed the connection before it answered.',
  connecting: false,
}

const knownErrors: Readonly<Record<string, Known>> = {
  ECONNREFUSED: {
    kind: 'unreachable',
    message: 'Nothing answers at {origin}. Is the server running there?',
    connecting: true,
  },
  ENOTFOUND: {
    kind: 'unreachable',
    message: 'The name {host} cannot be found. Check the address and your connection.',
    connecting: true,
  },
  EAI_AGAIN: {
    kind: 'unreachable',
    message: 'The name {host} cannot be looked up. Check your connection.',
    connecting: true,
  },
  EHOSTUNREACH: cannotReach,
  ENETUNREACH: cannotReach,
  ENETDOWN: cannotReach,
  EADDRNOTAVAIL: cannotReach,
  // The system gave up by itself, at a time of its own.
  ETIMEDOUT: { ...slow, message: '{origin} does not answer. Check the address and your connection, then try again.' },
  UND_ERR_CONNECT_TIMEOUT: slow,
  // Only a proxy's own answer is timed: a provider's headers are not.
  UND_ERR_HEADERS_TIMEOUT: slow,
  ECONNRESET: closed,
  EPIPE: closed,
  UND_ERR_SOCKET: closed,
}

/** The failure for a request that got no answer; `connectMs` is how long connecting was given. */
export function connectFailure(thrown: unknown, request: HttpRequest, connectMs: number, proxy?: string): Failure {
  const { origin, hostname, protocol } = request.url
  const code = errorCode(thrown)
  const { provider, model } = request
  const context = { provider, ...(model === undefined ? {} : { model }), detail: code, cause: thrown }
  const refusal = proxy === undefined ? undefined : proxyRefusal(thrown, proxy, origin)
  if (refusal !== undefined) return failure('unreachable', refusal, { ...context, retryable: false })
  const known = knownErrors[code]
  if (known !== undefined) {
    const message = known.message
      .replace('{origin}', origin)
      .replace('{host}', hostname)
      .replace('{seconds}', `${connectMs / 1000} s`)
    if (proxy === undefined || !known.connecting) return failure(known.kind, message, context)
    return failure(known.kind, `The proxy ${proxy} does not lead to ${origin} (${code}). ${checkProxy}`, context)
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS/.test(code)) {
    return failure('unreachable', `The certificate of ${hostname} cannot be trusted (${code}).`, {
      ...context,
      retryable: false,
    })
  }
  if (
    code.startsWith('HPE') ||
    code === 'UND_ERR_HEADERS_OVERFLOW' ||
    code === 'ERR_SSL_WRONG_VERSION_NUMBER' ||
    code === 'EPROTO'
  ) {
    const hint = protocol === 'https:' ? ' Try http:// instead of https://.' : ''
    return failure('provider', `What answers at ${origin} does not speak HTTP as asked.${hint}`, context)
  }
  return failure('unreachable', `${origin} cannot be reached (${code || 'unknown reason'}).`, context)
}

const checkProxy = 'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY.'

/** What a proxy said instead of opening the way. */
function proxyRefusal(thrown: unknown, proxy: string, origin: string): string | undefined {
  const words = thrown instanceof Error ? thrown.message : ''
  const status =
    /Proxy response \((\d+)\)/.exec(words)?.[1] ?? /Proxy Authentication Required \((407)\)/.exec(words)?.[1]
  if (status === undefined) return undefined
  if (status === '407')
    return `The proxy ${proxy} wants a user name and password. Put them into HTTPS_PROXY or HTTP_PROXY.`
  return `The proxy ${proxy} refused to lead to ${origin} (status ${status}). ${checkProxy}`
}

function errorCode(thrown: unknown): string {
  if (!(thrown instanceof Error)) return ''
  if (thrown.name === 'HTTPParserError') return 'HPE'
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code
  return errorCode(thrown instanceof AggregateError ? thrown.errors[0] : thrown.cause)
}
