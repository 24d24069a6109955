/** In development, the studio's page comes through from the renderer's development server, for hot reload. */
import { plainResponse } from './node-http.ts'

/** Passes GETs on to `devUrl`. No policy: the development server's own scripts would not pass it. */
export function devPage(devUrl: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const headers = new Headers({ accept: request.headers.get('accept') ?? '*/*' })
    try {
      const answer = await fetch(new URL(pathname + search, devUrl), { headers, signal: request.signal })
      const type = answer.headers.get('content-type')
      return new Response(answer.body, {
        status: answer.status,
        headers: type === null ? {} : { 'content-type': type },
      })
    } catch {
      return plainResponse(502, `The development server at ${devUrl} does not answer.`)
    }
  }
}
