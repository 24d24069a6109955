/** How long one attempt may wait for what, in milliseconds. Pure. */
import type { ProviderId } from '#shared/domain/model.ts'
import type { ProviderSettings } from '#shared/domain/settings.ts'
import type { RequestEnvironment } from '../settings/request-environment.ts'

export interface AttemptLimits {
  /** For the connection, TLS included. */
  readonly connectMs: number
  /** From the start to the first text or reasoning. */
  readonly firstTokenMs: number
  /** Between any two pieces after that. */
  readonly stallMs: number
}

export interface AttemptFacts {
  readonly provider: ProviderId
  /** It runs on this machine, and may have to load the model first. */
  readonly local: boolean
  /** The model thinks before it answers, by nature or because it was asked to. */
  readonly thinks: boolean
}

export interface LimitSources {
  readonly settings: Readonly<Partial<Record<ProviderId, ProviderSettings>>>
  readonly environment: Pick<RequestEnvironment, 'timeoutMs' | 'providers'>
}

const connectMs = 10_000
const firstTokenMs = 30_000
/** Some models send nothing at all while they think; a large model takes minutes to load from a slow disk. */
const slowFirstTokenMs = 300_000
const stallMs = 60_000

/** The environment's word, else the user's, else the defaults. */
export function attemptLimits(
  { provider, local, thinks }: AttemptFacts,
  { settings, environment }: LimitSources,
): AttemptLimits {
  const own = settings[provider]
  const said = environment.providers[provider]?.timeoutMs ?? environment.timeoutMs
  return {
    connectMs: Math.min(own?.connectMs ?? connectMs, said ?? Number.POSITIVE_INFINITY),
    firstTokenMs: said ?? own?.firstTokenMs ?? (local || thinks ? slowFirstTokenMs : firstTokenMs),
    stallMs: said ?? own?.stallMs ?? stallMs,
  }
}
