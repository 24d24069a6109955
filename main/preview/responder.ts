/** Answers the requests of one preview's host: the app's files, streamed where they are still being written. */
import { bridgePlace } from './bridge-place.ts'
import { bridgeTag } from './bridge-tag.ts'
import { contentType, isDocument } from './content-types.ts'
import { type BuiltFile, findFile, type Found, type Site } from './find-file.ts'
import { ownFolder, ownScript } from './own-files.ts'
import { failurePage, missingPage } from './pages.ts'
import { requestPath } from './request-path.ts'

/** How long a page's question for changes is held, in milliseconds: below what browsers and proxies cut off. */
const holdChanges = 25_000

type Body = ConstructorParameters<typeof Response>[0]

/** What the host was asked for so far; see request-log.ts. */
export interface Asked {
  count(): number
  since(count: number): object
}

/** Never throws for what a page may ask; `headers` go with every answer. Ends waiting when the request is aborted. */
export async function respondTo(
  site: Site,
  request: Request,
  headers: Readonly<Record<string, string>>,
  asked: Asked,
): Promise<Response> {
  const seen = asked.count()
  const answer = (status: number, type: string, body: Body, more: Record<string, string> = {}): Response =>
    new Response(request.method === 'HEAD' ? null : body, {
      status,
      headers: { ...headers, ...more, 'content-type': type },
    })
  const plain = (status: number, text: string, more?: Record<string, string>): Response =>
    answer(status, 'text/plain; charset=utf-8', text, more)

  const answerBuilt = (built: BuiltFile): Response => {
    const isPage = built.contentType.startsWith('text/html')
    const whole = isPage ? withTag(built.body, bridgeTag(null, seen, true)) : built.body
    return answer(200, built.contentType, Buffer.from(whole), {
      'content-length': String(whole.length),
      ...keeping(built),
    })
  }

  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plain(405, 'A preview only answers GET and HEAD.', { allow: 'GET, HEAD' })
  }
  const url = new URL(request.url)
  const asPage = isPageRequest(request)
  if (url.pathname === '/__kiln/changes') {
    return answer(200, 'application/json; charset=utf-8', await changes(site, url.searchParams, request.signal))
  }
  if (url.pathname.startsWith(ownFolder)) {
    if (url.pathname === `${ownFolder}requests`) {
      const list = asked.since(Number(url.searchParams.get('after')) || 0)
      return answer(200, 'application/json; charset=utf-8', JSON.stringify(list))
    }
    const built = await site.built?.(url.pathname, asPage)
    if (built !== undefined) return answerBuilt(built)
    const script = await ownScript(url.pathname)
    return script === undefined
      ? plain(404, 'Kiln has nothing here.')
      : answer(200, 'text/javascript; charset=utf-8', script)
  }
  // It would outlive the answer that brought it and stand between the studio and every later one.
  if (request.headers.has('service-worker')) return plain(403, 'Service workers are off in previews.')
  const path = requestPath(request.url)
  if (path === undefined) return plain(400, 'This address cannot name a file of the app.')

  const built = await site.built?.(url.pathname, asPage)
  if (built !== undefined) return answerBuilt(built)
  const found = await findFile(site, path, asPage, request.signal)
  if (found.type !== 'missing' && found.path === `${path}/index.html`) {
    // A folder's page needs the slash, or its links would start from the folder above.
    return answer(302, 'text/plain; charset=utf-8', null, { location: `${url.pathname}/${url.search}` })
  }
  const type = contentType(found.path)
  switch (found.type) {
    case 'stream': {
      const body = request.method === 'HEAD' ? null : found.file.stream(liveTag(site, found, seen))
      return answer(200, type, body)
    }
    case 'bytes': {
      const whole = asPage && isDocument(found.path) ? withTag(found.bytes, liveTag(site, found, seen)) : found.bytes
      return answer(200, type, Buffer.from(whole), { 'content-length': String(whole.length) })
    }
    case 'missing': {
      if (!asPage) return plain(404, `The app has no file ${found.path}.`)
      const page = Buffer.from(missingPage(found.path, site.overlay()?.documents() ?? []))
      return answer(404, 'text/html; charset=utf-8', Buffer.from(withTag(page, bridgeTag(null, seen))))
    }
  }
}

/** For an app that cannot be read: a page where one was asked for, else the bare sentence. `seen` as for `bridgeTag`. */
export function respondToFailure(
  why: string,
  request: Request,
  headers: Readonly<Record<string, string>>,
  seen: number,
): Response {
  const isPage = isPageRequest(request)
  const type = isPage ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8'
  const body = isPage ? Buffer.from(withTag(Buffer.from(failurePage(why)), bridgeTag(null, seen))) : why
  return new Response(request.method === 'HEAD' ? null : body, {
    status: 500,
    headers: { ...headers, 'content-type': type },
  })
}

/** Custom schemes carry no fetch metadata; there, only a navigation asks for HTML by name. */
function isPageRequest(request: Request): boolean {
  const destination = request.headers.get('sec-fetch-dest')
  if (destination !== null) return /^(document|i?frame)$/.test(destination)
  return request.headers.get('accept')?.includes('text/html') ?? false
}

function keeping({ lasting }: BuiltFile): Record<string, string> {
  return lasting ? { 'cache-control': 'max-age=31536000, immutable' } : {}
}

function liveTag(site: Site, found: Found, seen: number): string {
  const overlay = site.overlay()
  if (overlay === undefined || !overlay.isLive()) return bridgeTag(null, seen)
  return bridgeTag({ overlay: overlay.id, after: overlay.changeCount(), path: found.path }, seen)
}

function withTag(bytes: Uint8Array, tag: string): Uint8Array {
  const place = bridgePlace(bytes, true) ?? 0
  return Buffer.concat([bytes.subarray(0, place), Buffer.from(tag), bytes.subarray(place)])
}

/** What became whole after the page was answered: held until there is something to tell or the answer is finished. */
async function changes(site: Site, query: URLSearchParams, signal: AbortSignal): Promise<string> {
  const after = Number(query.get('after')) || 0
  const deadline = performance.now() + holdChanges
  for (;;) {
    const overlay = site.overlayById(query.get('overlay') ?? '')
    if (overlay === undefined) {
      return JSON.stringify({ after, done: true, changes: [] })
    }
    const list = overlay.changesAfter(after)
    const rest = deadline - performance.now()
    if (list.length > 0 || !overlay.isLive() || signal.aborted || rest <= 0) {
      return JSON.stringify({ after: overlay.changeCount(), done: !overlay.isLive(), changes: list })
    }
    await overlay.changed(signal, rest)
  }
}
