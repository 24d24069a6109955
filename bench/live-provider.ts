/** A provider in the bench's own process: a real server for Chat Completions whose answers are written as they go. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { chatChunk, sse } from '../e2e/fake-providers/index.ts'

/** One answer that somebody waits for. All times are `Date.now()`: the clock that pages of this machine share. */
export interface LiveAnswer {
  /** Writes each piece as a token of its own, at once; returns the time just before they left. */
  send(...pieces: readonly string[]): number
  /** Writes the end of a whole answer. */
  finish(): void
  /** Resolves with the time at which the connection closed; after a finish, when the answer has gone out. */
  readonly closed: Promise<number>
}

export interface LiveProvider {
  /** What the studio is given: `…/v1`. */
  readonly baseUrl: string
  /** The next request from now on. */
  nextAnswer(): Promise<LiveAnswer>
  close(): Promise<void>
}

export async function startLiveProvider(): Promise<LiveProvider> {
  const waiting: ((answer: LiveAnswer) => void)[] = []
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    request.resume()
    if (!request.url?.endsWith('/chat/completions')) {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ object: 'list', data: [{ id: 'bench', object: 'model' }] }))
      return
    }
    const answer = openAnswer(request, response)
    for (const resolve of waiting.splice(0)) resolve(answer)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    nextAnswer: () => new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function openAnswer(request: IncomingMessage, response: ServerResponse): LiveAnswer {
  request.socket.setNoDelay(true)
  const closed = new Promise<number>((resolve) => response.on('close', () => resolve(Date.now())))
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  response.write(chatChunk({ delta: { role: 'assistant', content: '' } }, 'bench'))
  return {
    closed,
    send(...pieces) {
      const events = pieces.map((content) => chatChunk({ delta: { content } }, 'bench')).join('')
      const at = Date.now()
      if (!response.destroyed) response.write(events)
      return at
    },
    finish() {
      response.end(chatChunk({ delta: {}, finish_reason: 'stop' }, 'bench') + sse('[DONE]'))
    },
  }
}
