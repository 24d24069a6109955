/** Connections to providers, kept alive: one pool per origin, the proxy on the way to it and the time to connect. */
import { Pool, ProxyAgent, type Dispatcher } from 'undici'
import { proxyFor, type Environment } from './proxy.ts'

export interface Route {
  readonly dispatcher: Dispatcher
  /** The proxy's origin, without the user's name and password. */
  readonly proxy?: string
}

/** Long enough for the next prompt of a person at work; servers that hold connections for less say so, or close them. */
const keepAliveMs = 30_000

const pools = new Map<string, Dispatcher>()

/**
 * The way to `url`. Servers' certificates are verified, whatever the environment says. Throws a Failure when a proxy
 * variable of the environment holds no address.
 */
export function routeTo(url: URL, connectMs: number, environment: Environment = process.env): Route {
  const proxy = proxyFor(url, environment)
  const name = `${url.origin} ${connectMs} ${proxy?.href ?? ''}`
  let dispatcher = pools.get(name)
  if (dispatcher === undefined) {
    dispatcher = proxy === undefined ? directPool(url, connectMs) : proxyPool(url, proxy, connectMs)
    pools.set(name, dispatcher)
  }
  return proxy === undefined ? { dispatcher } : { dispatcher, proxy: `${proxy.protocol}//${proxy.host}` }
}

function directPool(url: URL, connectMs: number): Dispatcher {
  return new Pool(url.origin, {
    connect: { timeout: connectMs, rejectUnauthorized: true },
    keepAliveTimeout: keepAliveMs,
    headersTimeout: 0,
    bodyTimeout: 0,
  })
}

function proxyPool(url: URL, proxy: URL, connectMs: number): Dispatcher {
  const connection = { timeout: connectMs, rejectUnauthorized: true }
  return new ProxyAgent({
    uri: proxy.href,
    // Plain HTTP is asked for by its whole address, as by other clients: many proxies allow tunnels for TLS only.
    proxyTunnel: url.protocol === 'https:',
    requestTls: connection,
    proxyTls: connection,
    // A proxy that takes the connection and then says nothing counts as one that cannot be connected to.
    clientFactory: (origin, options) => new Pool(origin, { ...options, headersTimeout: connectMs, bodyTimeout: 0 }),
    keepAliveTimeout: keepAliveMs,
    headersTimeout: 0,
    bodyTimeout: 0,
  })
}

/** Ends all connections at once, also those in use. Later requests open new ones. */
export async function closeConnections(): Promise<void> {
  const open = [...pools.values()]
  pools.clear()
  await Promise.all(open.map((pool) => pool.destroy()))
}
