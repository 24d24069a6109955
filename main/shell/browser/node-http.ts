/** Between Node's HTTP server and the web's Request and Response, which every responder of Kiln speaks. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

/** The request as its responder sees it; it is aborted when the other side goes. Bodies are not read. */
export function toRequest(message: IncomingMessage, response: ServerResponse, origin: string): Request {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined && !name.startsWith(':')) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  // Not `new URL(path, origin)`: a path that begins with two slashes would name another host.
  return new Request(origin + (message.url ?? '/'), { method: message.method ?? 'GET', headers, signal: gone.signal })
}

/** Sends the response piece by piece as it comes; a reader that goes away cancels it. Never throws. */
export async function sendResponse(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  if (answer.body === null) {
    response.end()
    return
  }
  response.flushHeaders()
  // A broken pipe is the reader's leaving, and the only thing left to do is to stop, which pipeline does.
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), response).catch(() => response.destroy())
}

/** A short answer in plain words, for what is refused. */
export function plainResponse(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
