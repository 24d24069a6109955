/** Which proxy the environment wants for an address. Pure. */
import { BlockList, isIP } from 'node:net'
import { failure } from '#shared/domain/error.ts'
import { isLoopback } from './names.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The proxy for `url`, or undefined for none: `https_proxy` or `http_proxy` by the address's scheme, else `all_proxy`;
 * lower case wins over upper case, as with curl. `no_proxy` lists hosts (each with those below it), `host:port`,
 * networks (`10.0.0.0/8`) or `*`. What runs on this machine is never asked through a proxy: it would be another
 * machine's. Throws a Failure that names the variable when it holds no address.
 */
export function proxyFor(url: URL, environment: Environment): URL | undefined {
  if (isLoopback(url.href)) return undefined
  const names = url.protocol === 'https:' ? ['https_proxy', 'all_proxy'] : ['http_proxy', 'all_proxy']
  const name = names.flatMap((lower) => [lower, lower.toUpperCase()]).find((each) => environment[each]?.trim())
  if (name === undefined) return undefined
  if (isDirect(url, environment['no_proxy'] ?? environment['NO_PROXY'] ?? '')) return undefined
  return readProxy(environment[name]?.trim() ?? '', name)
}

function readProxy(value: string, name: string): URL {
  const address = value.includes('://') ? value : `http://${value}`
  const proxy = URL.canParse(address) ? new URL(address) : undefined
  if (proxy !== undefined && ['http:', 'https:', 'socks5:', 'socks:'].includes(proxy.protocol) && proxy.hostname !== '')
    return proxy
  throw failure(
    'invalid-input',
    `The environment variable ${name} does not hold a proxy's address. It looks like http://127.0.0.1:3128.`,
  )
}

function isDirect(url: URL, noProxy: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return noProxy
    .split(/[,\s]+/)
    .some((entry) => entry !== '' && (entry === '*' || covers(entry.toLowerCase(), host, port)))
}

function covers(entry: string, host: string, port: string): boolean {
  if (entry.includes('/')) return inNetwork(entry, host)
  const [, bracketed, plain, entryPort] = /^(?:\[([^\]]+)\]|([^:]+|[^:]*(?::[^:]*){2,}?))(?::(\d+))?$/.exec(entry) ?? []
  const name = isIP(entry) === 6 ? entry : (bracketed ?? plain ?? '').replace(/^\*?\./, '')
  if (name === '' || (isIP(entry) !== 6 && entryPort !== undefined && entryPort !== port)) return false
  return host === name || host.endsWith(`.${name}`)
}

function inNetwork(entry: string, host: string): boolean {
  const [address = '', bits = ''] = entry.split('/')
  const family = isIP(address)
  if (family === 0 || family !== isIP(host) || !/^\d{1,3}$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128))
    return false
  const type = family === 4 ? 'ipv4' : 'ipv6'
  const network = new BlockList()
  network.addSubnet(address, Number(bits), type)
  return network.check(host, type)
}
