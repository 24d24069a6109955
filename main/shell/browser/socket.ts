/** The browser shell's socket: a token first, then the contract. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Studio } from '../../studio.ts'
import type { Exchange, Tokens } from './tokens.ts'

/** Closed with this code, a page knows that its key is no good and does not try again. */
export const refusedCode = 4401

const tokenWithinMs = 10_000
const pingEveryMs = 20_000
/** Of the largest file that a page may send, an archive of 50 MB, with room for what is said around it. */
const largestMessage = 64 * 1024 * 1024

export interface SocketDoor {
  /** Takes over a connection whose Host and Origin have been checked. */
  accept(message: IncomingMessage, connection: Duplex, head: Buffer): void
  close(): void
}

/**
 * The first message is the token as text; the answer is `ok <secret>`, the secret being what the page sends next time.
 * `router` may still be coming: a page waits for it. A wrong, used or late token closes with `refusedCode`.
 */
export function createSocketDoor(tokens: Tokens, router: Promise<Studio['router']>): SocketDoor {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false })
  const handler = router.then((routes) => new RPCHandler(routes))
  // Whoever awaits it below hears of a failure; without this line it would also end the process.
  handler.catch(() => undefined)

  function greet(socket: WebSocket): void {
    const late = setTimeout(() => socket.close(refusedCode, 'no token'), tokenWithinMs)
    socket.on('error', () => socket.terminate())
    socket.once('close', () => clearTimeout(late))
    socket.once('message', (data, isBinary) => {
      clearTimeout(late)
      handler.then(
        (ready) => {
          // Exchanged only now: a page that has left meanwhile keeps its one-time token.
          if (socket.readyState !== socket.OPEN) return
          const exchange = isBinary ? undefined : tokens.exchange(String(data))
          if (exchange === undefined) return socket.close(refusedCode, 'wrong token')
          void ready.upgrade(socket)
          keepAlive(socket)
          restoreUnlessHeard(socket, exchange)
          socket.send(`ok ${exchange.secret}`)
        },
        () => socket.close(1011, 'The studio could not start.'),
      )
    })
  }

  return {
    accept: (message, connection, head) => server.handleUpgrade(message, connection, head, greet),
    close() {
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}

/** A page that is loaded again before it has said anything may not have got its secret: it comes with its token again. */
function restoreUnlessHeard(socket: WebSocket, exchange: Exchange): void {
  let isHeard = false
  socket.once('message', () => (isHeard = true))
  socket.once('close', () => {
    if (!isHeard) exchange.restore()
  })
}

/** Finds out that the other side has gone without a word, as it does behind a tunnel. */
function keepAlive(socket: WebSocket): void {
  let answered = true
  const timer = setInterval(() => {
    if (!answered) return socket.terminate()
    answered = false
    socket.ping()
  }, pingEveryMs)
  socket.on('pong', () => (answered = true))
  socket.once('close', () => clearInterval(timer))
}
