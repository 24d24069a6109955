/** A real HTTP server on 127.0.0.1 that answers by script, with faults on demand, and remembers what it was asked. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { play, type Reply } from './steps.ts'

export type { Reply, Step } from './steps.ts'

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
  /** The number of requests whose answer is still under way: their connections are not idle. */
  busy(): number
  /** Closes the connections on which nothing is asked, as servers do after a while. */
  closeIdle(): void
  /** The next request, from now on, as soon as it is there. */
  nextRequest(): Promise<RecordedRequest>
  close(): Promise<void>
}

/** Starts a server; `answer` makes the reply to each request. */
export async function startFakeServer(answer: (request: RecordedRequest) => Reply): Promise<FakeServer> {
  const requests: RecordedRequest[] = []
  const waiting: ((request: RecordedRequest) => void)[] = []
  let busy = 0
  const server = createServer((incoming, response) => {
    busy += 1
    response.on('close', () => (busy -= 1))
    void record(incoming, response).then((request) => {
      requests.push(request)
      for (const resolve of waiting.splice(0)) resolve(request)
      return play(answer(request), response)
    })
  })
  const { port, connections, close } = await listen(server)
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    connections,
    busy: () => busy,
    closeIdle: () => server.closeIdleConnections(),
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    close,
  }
}

/** A server that takes connections and never says a word: asked by https, a client stays in its handshake. */
export async function startSilentServer(): Promise<Pick<FakeServer, 'origin' | 'connections' | 'close'>> {
  const { port, connections, close } = await listen(createTcpServer((socket) => void socket.resume()))
  return { origin: `https://127.0.0.1:${port}`, connections, close }
}

/** An address at which nothing listens. */
export async function refusingOrigin(): Promise<string> {
  const { port, close } = await listen(createTcpServer())
  await close()
  return `http://127.0.0.1:${port}`
}

async function listen(server: Server): Promise<{ port: number; connections(): number; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => sockets.size,
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
