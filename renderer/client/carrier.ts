/** The two carriers of the contract: a MessagePort from Electron's preload, or a WebSocket to the browser shell. */
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ClientLink } from '@orpc/client'
import { readToken, writeToken } from './token.ts'

/** One open connection. `closed` resolves when it is gone. */
export interface Carrier {
  readonly link: ClientLink<Record<never, never>>
  readonly closed: Promise<void>
}

/** The studio will not have this page: trying again by itself would not help. */
export class Refused extends Error {}

const refusedCode = 4401
const answerMs = 10_000

/** Opens whichever carrier this shell has. Throws `Refused`, or any error when it may work later. */
export function openCarrier(): Promise<Carrier> {
  return isElectron() ? openPort() : openSocket()
}

function isElectron(): boolean {
  return location.protocol === 'kiln:' || navigator.userAgent.includes('Electron/')
}

/** Asks the preload script for a port; it answers with a message that carries one. */
function openPort(): Promise<Carrier> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => reject(new Error('The studio did not answer.'))), answerMs)
    const onMessage = (event: MessageEvent): void => {
      const port = event.ports[0]
      if (event.source !== window || !isPortMessage(event.data) || port === undefined) return
      finish(() => {
        const closed = new Promise<void>((done) => port.addEventListener('close', () => done(), { once: true }))
        const link = new PortLink({ port })
        port.start()
        resolve({ link, closed })
      })
    }
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      window.removeEventListener('message', onMessage)
      settle()
    }
    window.addEventListener('message', onMessage)
    window.postMessage({ type: 'kiln-connect' }, location.origin === 'null' ? '*' : location.origin)
  })
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'kiln-port'
}

/** The token is the socket's first message; the answer is `ok`, with a new token for the next connection. */
function openSocket(): Promise<Carrier> {
  const token = readToken()
  if (token === undefined) return Promise.reject(new Refused('This page was opened without its key.'))
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const socket = new WebSocket(`${scheme}://${location.host}/socket`)
  // Blobs are read asynchronously and could overtake each other.
  socket.binaryType = 'arraybuffer'
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => socket.close(), answerMs)
    socket.addEventListener('open', () => socket.send(token), { once: true })
    socket.addEventListener(
      'message',
      (event) => {
        clearTimeout(timer)
        const [word, next] = String(event.data).split(' ')
        if (word !== 'ok') {
          socket.close()
          return
        }
        if (next !== undefined && next !== '') writeToken(next)
        const closed = new Promise<void>((done) => socket.addEventListener('close', () => done(), { once: true }))
        resolve({ link: new SocketLink({ websocket: socket }), closed })
      },
      { once: true },
    )
    socket.addEventListener('close', (event) => {
      clearTimeout(timer)
      reject(
        event.code === refusedCode
          ? new Refused('The studio did not accept this page’s key.')
          : new Error('The connection was closed.'),
      )
    })
  })
}
