/** What the settings and the environment say of each request, in the units that the pipeline counts in. Pure. */
import type { ModelInfo, ModelRef, ProviderId } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { providerTable } from '../providers/table.ts'
import type { ModelRequest } from '../providers/provider.ts'
import type { RequestEnvironment } from '../settings/request-environment.ts'
import type { CacheLimits } from './cache.ts'
import type { RateRule } from './rate-limit.ts'
import type { RetryLimits } from './retry.ts'

const openRouterFreePerMinute = 20

/** The environment's word, else the provider's own in the settings, else the one for all. */
export function retryLimits(provider: ProviderId, settings: Settings, environment: RequestEnvironment): RetryLimits {
  const { maxRetries, waitSeconds, rateWaitSeconds } = settings.requests
  const said = environment.providers[provider]?.maxRetries ?? environment.maxRetries
  return {
    maxRetries: said ?? settings.providers[provider]?.maxRetries ?? maxRetries,
    troubleMs: waitSeconds * 1000,
    rateMs: rateWaitSeconds * 1000,
  }
}

export function cacheLimits({ requests }: Settings, environment: RequestEnvironment): CacheLimits {
  return {
    ageMs: environment.cacheTtlMs ?? requests.cacheMinutes * 60_000,
    entries: environment.cacheEntries ?? requests.cacheEntries,
    bytes: requests.cacheMegabytes * 1024 * 1024,
  }
}

/**
 * Models that think, and those of this machine, take their time: theirs is the longer bound. Where the environment lets a
 * provider be silent for long, the whole may take twice that.
 */
export function totalMs(
  provider: ProviderId,
  { requests }: Settings,
  isSlow: boolean,
  environment: RequestEnvironment,
): number {
  const silentMs = environment.providers[provider]?.timeoutMs ?? environment.timeoutMs ?? 0
  return Math.max((isSlow ? requests.reasoningTotalSeconds : requests.totalSeconds) * 1000, 2 * silentMs)
}

/** True for a model that thinks before it answers: because it cannot do otherwise, or was asked to. */
export function thinks(request: ModelRequest | undefined, info: ModelInfo | undefined): boolean {
  return request?.reasoning !== undefined || info?.reasoning === 'always' || info?.class === 'reasoning'
}

export function rateRule(model: ModelRef, { providers }: Settings): RateRule {
  const own = providers[model.provider]?.requestsPerMinute
  const isFree = model.provider === 'openrouter' && model.model.endsWith(':free')
  const known = isFree ? openRouterFreePerMinute : providerTable[model.provider].requestsPerMinute
  const perMinute = own ?? known
  return {
    models: isFree ? 'free' : 'all',
    ...(perMinute === undefined ? {} : { perMinute }),
    source: own === undefined ? 'provider' : 'settings',
  }
}
