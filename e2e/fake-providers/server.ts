/** A real HTTP server on 127.0.0.1 that answers by script, with faults on demand, and remembers what it was asked. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** One thing that an answer does; the steps of a reply are done in order, and its body then ends cleanly. */
export type Step =
  | { readonly send: string | Uint8Array }
  | { readonly waitMs: number }
  /** Nothing more until the client goes away or the server closes. */
  | { readonly hold: true }
  /** The connection is reset, in the middle of whatever was being sent. */
  | { readonly reset: true }
  /** The connection ends without the end of the body (chunked, so a client can tell). */
  | { readonly cut: true }

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly steps?: readonly Step[]
  /** Waits before the headers; `hold` never sends any. */
  readonly before?: readonly Step[]
}

export interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** Resolves when the connection is closed or the answer has been sent whole: true for the latter. */
  readonly ended: Promise<boolean>
}

export interface FakeServer {
  readonly origin: string
  readonly requests: readonly RecordedRequest[]
  /** The number of connections open now. */
  connections(): number
  /** The next request, from now on, as soon as it is there. */
  nextRequest(): Promise<RecordedRequest>
  close(): Promise<void>
}

/** Starts a server; `answer` makes the reply to each request. */
export async function startFakeServer(answer: (request: RecordedRequest) => Reply): Promise<FakeServer> {
  const requests: RecordedRequest[] = []
  const waiting: ((request: RecordedRequest) => void)[] = []
  const sockets = new Set<Socket>()
  const server = createServer((incoming, response) => {
    void record(incoming, response).then((request) => {
      requests.push(request)
      for (const resolve of waiting.splice(0)) resolve(request)
      return play(answer(request), response)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => sockets.size,
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

async function record(incoming: IncomingMessage, response: ServerResponse): Promise<RecordedRequest> {
  const ended = new Promise<boolean>((resolve) => response.on('close', () => resolve(response.writableFinished)))
  const pieces: Buffer[] = []
  try {
    for await (const piece of incoming) pieces.push(piece as Buffer)
  } catch {
    // The client left while it was still asking; what came is kept.
  }
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    body: Buffer.concat(pieces).toString('utf8'),
    ended,
  }
}

async function play(reply: Reply, response: ServerResponse): Promise<void> {
  response.socket?.setNoDelay(true)
  for (const step of reply.before ?? []) if (!(await perform(step, response))) return
  response.writeHead(reply.status ?? 200, reply.headers)
  response.flushHeaders()
  for (const step of reply.steps ?? []) if (!(await perform(step, response))) return
  response.end()
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.on('drain', done).on('close', done)
  })
}

/** False when nothing may follow. */
async function perform(step: Step, response: ServerResponse): Promise<boolean> {
  if (response.destroyed) return false
  if ('send' in step) {
    // Flow control: a client that does not read makes the server wait.
    if (!response.write(step.send)) {
      await drained(response)
    }
    return true
  }
  if ('waitMs' in step) {
    await new Promise((resolve) => setTimeout(resolve, step.waitMs))
    return true
  }
  if ('reset' in step) response.socket?.resetAndDestroy()
  if ('cut' in step) response.socket?.end()
  return false
}
