/** What the environment says of model requests: it wins over the settings, for as long as Kiln runs. Pure. */
import { ProviderId } from '#shared/domain/model.ts'
import type { Environment } from './environment-keys.ts'

export interface RequestEnvironment {
  /** KILN_TIMEOUT, in milliseconds: how long a provider may send nothing, before its first token and between two. */
  readonly timeoutMs?: number
  /** KILN_MAX_RETRIES. */
  readonly maxRetries?: number
  /** KILN_LLM_CACHE_TTL, in milliseconds; 0: nothing is kept. */
  readonly cacheTtlMs?: number
  /** KILN_LLM_CACHE_MAX_SIZE: how many answers are kept. */
  readonly cacheEntries?: number
  /** KILN_DEV_MODE. */
  readonly devMode?: boolean
  /** FANAR_TIMEOUT, FANAR_MAX_RETRIES and their like; a provider that is not named is not here. */
  readonly providers: Readonly<Partial<Record<ProviderId, ProviderEnvironment>>>
  /** Those that count, as they were written, in the order in which they are read. */
  readonly acting: readonly ActingVariable[]
  /** A sentence for each variable that holds something else than it should; such a variable counts for nothing. */
  readonly troubles: readonly string[]
}

export interface ActingVariable {
  readonly name: string
  readonly value: string
}

export interface ProviderEnvironment {
  readonly timeoutMs?: number
  readonly maxRetries?: number
}

/** A day. A longer wait is a mistake in the unit. */
const longestSeconds = 86_400
const mostRetries = 10
const mostEntries = 100_000
const longestTtlSeconds = 31_536_000

/** Times are written in seconds ("90", "0.5"), numbers as they are, switches as 1 or 0. Empty counts as not set. */
export function readRequestEnvironment(environment: Environment): RequestEnvironment {
  const troubles: string[] = []
  const acting: ActingVariable[] = []

  function amount(name: string, most: number, unit: 'seconds' | 'whole', least: number): number | undefined {
    const text = environment[name]?.trim() ?? ''
    if (text === '') return undefined
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most && (unit === 'seconds' || Number.isInteger(value))) {
      acting.push({ name, value: text })
      return value
    }
    const kind = unit === 'seconds' ? 'a number of seconds' : 'a whole number'
    troubles.push(`${name} is "${text.slice(0, 40)}", and should be ${kind} from ${least} to ${most}. It is not used.`)
    return undefined
  }

  const milliseconds = (name: string, most: number, least: number): number | undefined => {
    const seconds = amount(name, most, 'seconds', least)
    return seconds === undefined ? undefined : Math.round(seconds * 1000)
  }

  function onOff(name: string): boolean | undefined {
    const text = environment[name]?.trim().toLowerCase() ?? ''
    if (text === '') return undefined
    const isOn = ['1', 'true', 'yes', 'on'].includes(text)
    if (isOn || ['0', 'false', 'no', 'off'].includes(text)) {
      acting.push({ name, value: text })
      return isOn
    }
    troubles.push(`${name} is "${text.slice(0, 40)}", and should be 1 or 0. It is not used.`)
    return undefined
  }

  const limits = (prefix: string): ProviderEnvironment =>
    present({
      timeoutMs: milliseconds(`${prefix}_TIMEOUT`, longestSeconds, 0.1),
      maxRetries: amount(`${prefix}_MAX_RETRIES`, mostRetries, 'whole', 0),
    })

  const providers = ProviderId.options
    .map((id) => [id, limits(variablePrefix(id))] as const)
    .filter(([, found]) => Object.keys(found).length > 0)
  return {
    ...limits('KILN'),
    ...present({
      cacheTtlMs: milliseconds('KILN_LLM_CACHE_TTL', longestTtlSeconds, 0),
      cacheEntries: amount('KILN_LLM_CACHE_MAX_SIZE', mostEntries, 'whole', 1),
      devMode: onOff('KILN_DEV_MODE'),
    }),
    providers: Object.fromEntries(providers),
    acting,
    troubles,
  }
}

/** `openai-compatible` is OPENAI_COMPATIBLE. */
function variablePrefix(id: ProviderId): string {
  return id.toUpperCase().replaceAll('-', '_')
}

type Present<T> = { readonly [Name in keyof T]?: Exclude<T[Name], undefined> }

function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>
}
