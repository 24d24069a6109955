/** The HTTP server on 127.0.0.1 that both shells have: dispatches strictly by Host, and lets the owner be asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Preview } from '../../preview/preview.ts'
import { joinPath, type OwnerAnswer } from '../ask-owner.ts'
import { addressed } from './hosts.ts'
import { listen } from './listen.ts'
import { plainResponse, sendResponse, toRequest } from './node-http.ts'
import { sameText } from './same-text.ts'

export interface LoopbackOptions {
  readonly asked: number | undefined
  readonly remembered: number | undefined
  /** The owner's secret: who sends it may call `onJoin`. */
  readonly secret: string
  onJoin(): Promise<OwnerAnswer>
}

/** What stands at the studio's own host. Electron has none: its window does not come through here. */
export interface StudioDoor {
  page(request: Request): Promise<Response>
  /** Takes over a connection that asked for /socket from the studio's own origin. */
  socket(message: IncomingMessage, connection: Duplex, head: Buffer): void
}

export interface Loopback {
  readonly port: number
  openStudio(door: StudioDoor): void
  openPreviews(preview: Pick<Preview, 'knows' | 'respond'>): void
  /** Ends every connection and gives the port free. */
  close(): Promise<void>
}

/** Listens at once; what is not open yet is answered with 503. Fails as `listen` does. */
export async function openLoopback(options: LoopbackOptions): Promise<Loopback> {
  let door: StudioDoor | undefined
  let previews: Pick<Preview, 'knows' | 'respond'> | undefined
  const connections = new Set<Duplex>()

  async function respond(message: IncomingMessage, response: ServerResponse): Promise<Response> {
    const to = addressed(message.headers.host, port)
    if (to === undefined) return plainResponse(421, 'Nothing is served under this name.')
    if (message.url?.startsWith('/') !== true) return plainResponse(400, 'Ask for a path.')
    if (to.kind === 'studio' && message.url === joinPath) return await answerJoin(message)
    if (message.method !== 'GET' && message.method !== 'HEAD') return plainResponse(405, 'Only GET and HEAD.')
    if (to.kind === 'preview') {
      if (previews === undefined) return plainResponse(503, 'Kiln is starting.')
      if (!previews.knows(to.host)) return plainResponse(421, 'No preview has this name.')
      return await previews.respond(to.host, toRequest(message, response, to.origin))
    }
    if (door === undefined) return plainResponse(404, 'This studio has a window of its own.')
    return await door.page(toRequest(message, response, to.origin))
  }

  async function answerJoin(message: IncomingMessage): Promise<Response> {
    // A page cannot send the secret, and if it could it would still tell where it comes from.
    const allowed = message.method === 'POST' && message.headers.origin === undefined
    if (!allowed || !sameText(message.headers.authorization ?? '', `Bearer ${options.secret}`)) {
      return plainResponse(403, 'Not allowed.')
    }
    return Response.json(await options.onJoin())
  }

  const server = createServer((message, response) => {
    message.resume()
    respond(message, response)
      .catch(() => plainResponse(500, 'Something went wrong inside Kiln.'))
      .then((answer) => sendResponse(answer, response))
      .catch(() => response.destroy())
  })
  server.on('upgrade', (message: IncomingMessage, connection: Duplex, head: Buffer) => {
    const to = addressed(message.headers.host, port)
    const refuse = (status: string) =>
      connection.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
    connection.on('error', () => connection.destroy())
    if (to === undefined) return refuse('421 Misdirected Request')
    if (to.kind !== 'studio' || message.url !== '/socket' || door === undefined) return refuse('404 Not Found')
    if (message.headers.origin !== to.origin) return refuse('403 Forbidden')
    door.socket(message, connection, head)
  })
  server.on('connection', (connection) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  const port = await listen(server, options.asked, options.remembered)

  return {
    port,
    openStudio: (opened) => (door = opened),
    openPreviews: (opened) => (previews = opened),
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        for (const connection of connections) connection.destroy()
      }),
  }
}
