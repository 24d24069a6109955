/** Three addresses of the studio's host for other programs of this user: each only with a token as a bearer. */
import { toAppError } from '#shared/domain/error.ts'
import { defaultLast, readLast } from '#shared/domain/metrics-report.ts'
import type { Outside } from '../../studio-outside.ts'
import { metricsPath } from '../ask-report.ts'
import { plainResponse } from './node-http.ts'

type Answer = (outside: Outside, request: Request) => Promise<Response>

const answers = new Map<string, Answer>([
  [metricsPath, answerReport],
  ['/health', async (outside) => jsonResponse(outside.health())],
  [
    '/metrics',
    async (outside) => {
      const { text, contentType } = await outside.scrape()
      return new Response(text, { headers: { ...alone, 'content-type': contentType } })
    },
  ],
])

/** Never kept, never framed or read by another origin: there is no word of CORS anywhere. */
const alone = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/**
 * Answers those addresses, and leaves the others to `page`. `knows` says whether a token is one that was given out.
 * `outside` may still be coming: whoever asks waits for it.
 */
export function withOutsideDoor(
  page: (request: Request) => Promise<Response>,
  knows: (token: string) => boolean,
  outside: Promise<Outside>,
): (request: Request) => Promise<Response> {
  // Whoever awaits it below hears of a failure; without this line it would also end the process.
  outside.catch(() => undefined)
  return async (request) => {
    const answer = answers.get(new URL(request.url).pathname)
    if (answer === undefined) return page(request)
    const token = /^Bearer ([^\s]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
    if (token === undefined || !knows(token)) return refusal()
    try {
      return await answer(await outside, request)
    } catch (thrown) {
      return plainResponse(503, toAppError(thrown).message)
    }
  }
}

function refusal(): Response {
  const response = plainResponse(401, 'Send a token of Kiln: "authorization: Bearer TOKEN".')
  response.headers.set('www-authenticate', 'Bearer')
  response.headers.set('cache-control', 'no-store')
  return response
}

async function answerReport(outside: Outside, { url, signal }: Request): Promise<Response> {
  const last = readLast(new URL(url).searchParams.get('last_n') ?? String(defaultLast))
  if (last === undefined) return plainResponse(400, 'last_n takes a number from 1 to 1000000.')
  return jsonResponse(await outside.report(last, signal))
}

function jsonResponse(body: unknown): Response {
  return Response.json(body, { headers: alone })
}
