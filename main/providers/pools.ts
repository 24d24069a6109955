/**
 * Connections to providers, kept alive: one pool per origin, the proxy on the way to it and the time to connect.
 *
 * A pool of its own over undici's single connections: undici 7's pools open a connection that nobody asked for after
 * each aborted request and keep it for as long as the server does (nodejs/undici#5845), and hold back an abort until
 * the connection is made (#386). Here an abort ends its connection, whatever state that is in.
 */
import { Client, ProxyAgent, type Dispatcher } from 'undici'
import { proxyFor, type Environment } from './proxy.ts'

export interface Route {
  /**
   * One request. Rejects with what undici rejects with; an abort of its signal closes the connection. `onConnected` is
   * told how long the connection took to open, in milliseconds; 0 for one that was open.
   */
  request(options: RouteRequest, onConnected?: (ms: number) => void): Promise<Dispatcher.ResponseData>
  /** The proxy's origin, without the user's name and password. */
  readonly proxy?: string
}

export type RouteRequest = Omit<Dispatcher.RequestOptions, 'origin' | 'signal'> & { readonly signal: AbortSignal }

interface Connection {
  readonly dispatcher: Dispatcher
  /** Closes its socket, also one that is still being connected: undici lets that go on until it stands. */
  readonly closing: AbortController
  /** A request was sent and has got no headers yet. */
  waiting: boolean
}

/** Long enough for the next prompt of a person at work; servers that hold connections for less say so, or close them. */
const keepAliveMs = 30_000

/** Node's own quarter of a second for each address of a name is too little for a slow link, and then fails them all. */
const addressMs = 1000

/** Connections that are free, the last used last, by their route. */
const idle = new Map<string, Connection[]>()
const open = new Set<Connection>()

/** The way to `url`. Throws a Failure when a proxy variable of the environment holds no address. */
export function routeTo(url: URL, connectMs: number, environment: Environment = process.env): Route {
  const proxy = proxyFor(url, environment)
  const { origin } = url
  const name = `${origin} ${connectMs} ${proxy?.href ?? ''}`
  return {
    request(options, onConnected) {
      const open = idle.get(name)?.pop()
      const connection = open ?? connect(url, proxy, connectMs)
      if (open !== undefined) onConnected?.(0)
      else if (onConnected !== undefined) tellConnected(connection, onConnected)
      return requestOver(connection, name, { ...options, origin, headersTimeout: 0, bodyTimeout: 0 })
    },
    ...(proxy === undefined ? {} : { proxy: `${proxy.protocol}//${proxy.host}` }),
  }
}

function tellConnected({ dispatcher }: Connection, onConnected: (ms: number) => void): void {
  const began = performance.now()
  dispatcher.once('connect', () => onConnected(Math.round(performance.now() - began)))
}

async function requestOver(
  connection: Connection,
  name: string,
  options: RouteRequest & { readonly origin: string },
): Promise<Dispatcher.ResponseData> {
  const stop = (): void => end(connection)
  options.signal.addEventListener('abort', stop, { once: true })
  connection.waiting = true
  try {
    const response = await connection.dispatcher.request(options)
    response.body.once('close', () => {
      if (response.body.readableEnded) giveBack(connection, name)
      else end(connection)
    })
    return response
  } catch (thrown) {
    end(connection)
    throw thrown
  } finally {
    connection.waiting = false
    options.signal.removeEventListener('abort', stop)
  }
}

function giveBack(connection: Connection, name: string): void {
  if (!open.has(connection)) return
  const free = idle.get(name)
  if (free === undefined) idle.set(name, [connection])
  else free.push(connection)
}

/** Closes it at once. Nothing happens when that was done before. */
function end(connection: Connection): void {
  if (!open.delete(connection)) return
  for (const [name, free] of idle) {
    const left = free.filter((each) => each !== connection)
    if (left.length === 0) idle.delete(name)
    else if (left.length < free.length) idle.set(name, left)
  }
  void close(connection)
}

async function close({ dispatcher, closing }: Connection): Promise<void> {
  const destroyed = dispatcher.destroy()
  closing.abort()
  await destroyed
}

function connect(url: URL, proxy: URL | undefined, connectMs: number): Connection {
  const closing = new AbortController()
  const how = howToConnect(connectMs, closing.signal)
  const dispatcher = proxy === undefined ? directly(url, how) : through(proxy, url, how)
  const connection: Connection = { dispatcher, closing, waiting: false }
  open.add(connection)
  // Closed by the server or for its age. A request that waits was not sent yet, and is sent over a new one.
  dispatcher.on('disconnect', () => {
    if (!connection.waiting) end(connection)
  })
  return connection
}

/** Certificates are verified, whatever the environment says. */
function howToConnect(connectMs: number, signal: AbortSignal) {
  return {
    signal,
    timeout: connectMs,
    rejectUnauthorized: true,
    autoSelectFamilyAttemptTimeout: Math.max(10, Math.min(addressMs, connectMs / 4)),
  }
}

function directly(url: URL, connect: ReturnType<typeof howToConnect>): Dispatcher {
  return new Client(url.origin, {
    connect,
    keepAliveTimeout: keepAliveMs,
  })
}

function through(proxy: URL, url: URL, how: ReturnType<typeof howToConnect>): Dispatcher {
  return new ProxyAgent({
    uri: proxy.href,
    // Plain HTTP is asked for by its whole address, as by other clients: many proxies allow tunnels for TLS only.
    proxyTunnel: url.protocol === 'https:',
    requestTls: how,
    proxyTls: how,
    // A proxy that takes the connection and then says nothing counts as one that cannot be connected to.
    clientFactory: (origin, options) => new Client(origin, { ...options, headersTimeout: how.timeout, bodyTimeout: 0 }),
    connections: 1,
    keepAliveTimeout: keepAliveMs,
  })
}

/** Ends all connections at once, also those in use. Later requests open new ones. */
export async function closeConnections(): Promise<void> {
  const all = [...open]
  open.clear()
  idle.clear()
  await Promise.all(all.map(close))
}
