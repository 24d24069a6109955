/** What each preview's host was asked for, and how that was answered: the newest of it, for the network list. */
import type { AppRequest } from '#shared/contract/bridge-event.ts'

/** Older entries are forgotten. */
const largestLog = 200

export interface RequestLog {
  /** How many entries there were. */
  count(host: string): number
  add(host: string, entry: AppRequest): void
  /** The entries after the first `count`, as far as they are kept; `after` is what to ask with the next time. */
  since(host: string, count: number): { readonly after: number; readonly list: readonly AppRequest[] }
}

export function createRequestLog(): RequestLog {
  const logs = new Map<string, { count: number; list: AppRequest[] }>()
  return {
    count: (host) => logs.get(host)?.count ?? 0,
    add(host, entry) {
      const log = logs.get(host) ?? { count: 0, list: [] }
      logs.set(host, log)
      log.count++
      log.list.push(entry)
      if (log.list.length > largestLog) log.list.shift()
    },
    since(host, count) {
      const log = logs.get(host) ?? { count: 0, list: [] }
      const missed = Math.max(0, log.count - Math.max(0, count))
      return { after: log.count, list: missed === 0 ? [] : log.list.slice(-missed) }
    },
  }
}

/** The entry for an answer. `askedAt` is of the wall clock, `ms` from another that never jumps; `added`: bytes of Kiln's own. */
export function requestEntry(
  request: Request,
  response: Response,
  { askedAt, ms, added }: { readonly askedAt: number; readonly ms: number; readonly added: number },
): AppRequest {
  const length = response.headers.get('content-length')
  const kind = kindOf(request, response)
  const { pathname, search } = new URL(request.url)
  return {
    path: (pathname.slice(1) + search).slice(0, 2_000),
    kind,
    status: response.status,
    ...(length === null ? {} : { bytes: Number(length) - (kind === 'document' ? added : 0) }),
    ms: Math.round(ms),
    at: askedAt,
  }
}

const words: Readonly<Record<string, string>> = { empty: 'fetch', iframe: 'document', frame: 'document' }

/** What it was for, where the browser tells; a scheme of our own does not, so there it is what was answered. */
function kindOf(request: Request, response: Response): string {
  const destination = request.headers.get('sec-fetch-dest')
  if (destination !== null && destination !== '') return words[destination] ?? destination
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('text/html')) return 'document'
  if (type.startsWith('text/css')) return 'style'
  if (type.startsWith('text/javascript')) return 'script'
  return /^(image|font|audio|video)\//.exec(type)?.[1] ?? 'fetch'
}
