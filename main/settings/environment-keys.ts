/** Keys and addresses that the environment brings: used where the user entered none, and sent nowhere else. */
import type { ProviderId } from '#shared/domain/model.ts'
import type { Key } from './keys.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface KnownProvider {
  /** The origin that the variable's key is meant for. */
  readonly baseUrl?: string
  readonly keyVariable?: string
}

/** Ollama's own cloud: where OLLAMA_API_KEY belongs unless OLLAMA_HOST names another server. */
const ollamaCloud = 'https://ollama.com'

/** Finds the environment's key for a provider; undefined for any address that is not the provider's own. */
export function createEnvironmentKeys(
  environment: Environment,
  providers: Readonly<Record<ProviderId, KnownProvider>>,
): (provider: ProviderId, baseUrl: string) => Key | undefined {
  return (provider, baseUrl) => {
    const { keyVariable, origins } = lockOf(provider, providers[provider], environment)
    if (keyVariable === undefined || !URL.canParse(baseUrl) || !origins.includes(new URL(baseUrl).origin))
      return undefined
    const key = environment[keyVariable]?.trim() ?? ''
    // What no header may carry is no key; it would fail in each request with words that nobody understands.
    return key === '' || /[^\x21-\x7e]/.test(key) ? undefined : { key, shown: `from ${keyVariable}` }
  }
}

function lockOf(provider: ProviderId, { baseUrl, keyVariable }: KnownProvider, environment: Environment) {
  if (provider !== 'ollama') {
    return { keyVariable, origins: baseUrl === undefined ? [] : [new URL(baseUrl).origin] }
  }
  const host = readOllamaHost(environment)
  return {
    keyVariable: 'OLLAMA_API_KEY',
    origins: [ollamaCloud, ...(host === undefined ? [] : [new URL(host).origin])],
  }
}

/**
 * OLLAMA_HOST as an address, read as Ollama's own client does: the scheme and port may be missing, and the address that a
 * server listens on everywhere means this machine. Undefined when it is not set, or is none.
 */
export function readOllamaHost(environment: Environment): string | undefined {
  const said = environment['OLLAMA_HOST']?.trim().replace(/^["']|["']$/g, '') ?? ''
  if (said === '') return undefined
  const hasScheme = /^https?:\/\//i.test(said)
  const address = (hasScheme ? said : `http://${said.startsWith(':') ? `127.0.0.1${said}` : said}`).replace(/\/+$/, '')
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.port === '' && !hasScheme) url.port = '11434'
  if (url.hostname === '0.0.0.0' || url.hostname === '[::]') url.hostname = '127.0.0.1'
  return url.href.replace(/\/+$/, '')
}

/**
 * Takes the keys out of `environment`, for the studio alone: programs that it starts, and windows, get none.
 * `also`: other variables that hold a secret.
 */
export function takeSecrets(environment: Record<string, string | undefined>, names: readonly string[]): Environment {
  const taken = { ...environment }
  for (const name of names) delete environment[name]
  return taken
}
