/** The one place where the order of the pipeline stands. */
import { costOf, runCostOf, type RunCost } from '#shared/domain/cost.ts'
import type { ModelClass, ModelInfo, ModelRef, ProviderId, Usage } from '#shared/domain/model.ts'
import type { RequestRow } from '#shared/domain/metrics.ts'
import type { RequestRecord, RequestTexts } from '#shared/domain/request-record.ts'
import type { Decision, RequestsState } from '#shared/domain/request-state.ts'
import { Settings } from '#shared/domain/settings.ts'
import { createIdleJobs } from '../lib/idle-jobs.ts'
import { systemTimers, type Timers } from '../lib/timers.ts'
import { providerTable } from '../providers/table.ts'
import type { RequestEnvironment } from '../settings/request-environment.ts'
import type { CacheStore } from '../store/cache-database.ts'
import { attemptLimits } from './attempt-limits.ts'
import { createBreakers } from './breakers.ts'
import { createCache } from './cache.ts'
import { budget, type BudgetCheck } from './budget.ts'
import { callProvider, type ProviderSource } from './call-provider.ts'
import { compose } from './compose.ts'
import { deadline } from './deadline.ts'
import { createDecisions } from './decisions.ts'
import { createDedupe } from './dedupe.ts'
import { fallback } from './fallback.ts'
import type { Ask, Handler, Middleware } from './handler.ts'
import { withKeys } from './keys.ts'
import { createMeasure } from './measure.ts'
import { createRateLimit } from './rate-limit.ts'
import { cacheLimits, rateRule, retryLimits, thinks, totalMs } from './request-limits.ts'
import { retry } from './retry.ts'
import { timeout } from './timeout.ts'

export type { Ask, Fact, Handler, Hurry } from './handler.ts'

export interface PipelineOptions {
  readonly providers: ProviderSource
  settings(): Settings
  readonly environment: RequestEnvironment
  /** True when no request to it leaves this machine, by whatever hands. */
  local(model: ModelRef): boolean
  infoOf(model: ModelRef): ModelInfo | undefined
  /** What stands for a provider's server and account: another one shares nothing with it. Holds no secret. */
  placeOf?(provider: ProviderId): string
  /** Whether the user's budget lets a request begin; absent: always. */
  readonly budget?: BudgetCheck
  /** Without it, nothing is kept. */
  readonly cacheStore?: CacheStore
  /** Told of each request as it begins; must only put it aside. */
  begun?(row: RequestRow): void
  /** Takes what is written down of each request; must only put it aside. `texts` where the user has them kept. */
  record?(record: RequestRecord, texts?: RequestTexts): void
  /** Told of every change of `state` and `decisions`. */
  onChange?(): void
  readonly timers?: Timers
  /** From 0 to 1. */
  random?(): number
}

export interface Pipeline {
  /** What every model request goes through, down to the provider's wire. */
  readonly handler: Handler
  state(): RequestsState
  /** The last 200, newest first. */
  decisions(): Decision[]
  /** Keeps now what is still to be kept of the answers that were given. */
  flush(): void
}

export function createPipeline(options: PipelineOptions): Pipeline {
  const { providers, settings, environment, local, infoOf, placeOf = () => '', timers = systemTimers } = options
  const { random = Math.random, cacheStore } = options
  const idle = createIdleJobs(keepDelayMs, timers)
  const decisions = createDecisions(timers.now, () => options.onChange?.())
  const limitsOf = (provider: ProviderId) => retryLimits(provider, settings(), environment)
  const isSlow = (ask: Ask): boolean => {
    const [model] = ask.candidates
    return local(model) || thinks(requestOf(ask), infoOf(model))
  }

  const measure = createMeasure({
    timers,
    decisions,
    appraisal: {
      classOf: (model) => classOf(model, local(model), infoOf(model)),
      costOf: (served, answered, usage) => answerCost(infoOf, served, answered, usage),
    },
    begun: (row) => options.begun?.(row),
    keepsTexts: (projectId) => settings().metrics.textsOf.includes(projectId),
    record: (record, texts) => options.record?.(record, texts),
  })
  const cache =
    cacheStore === undefined
      ? undefined
      : createCache({
          store: cacheStore,
          limits: () => cacheLimits(settings(), environment),
          clock: timers,
          later: idle.add,
        })
  const dedupe = createDedupe()
  const breakers = createBreakers({
    placeOf,
    nameOf: (provider) => providerTable[provider].name,
    waitMs: () => settings().requests.waitSeconds * 1000,
    timers,
  })
  const rateLimit = createRateLimit({ ruleFor: (model) => rateRule(model, settings()), placeOf, timers })

  /** Outermost first. */
  const order: readonly Middleware[] = [
    measure.middleware,
    ...(cache === undefined ? [] : [cache.middleware]),
    dedupe.middleware,
    deadline({ totalMs: (ask) => totalMs(ask.candidates[0].provider, settings(), isSlow(ask), environment), timers }),
    fallback({
      rules: () => ({ ...settings().requests, local, priceOf: (model) => priceOf(infoOf(model)) }),
      breakers,
    }),
    ...(options.budget === undefined ? [] : [budget(options.budget)]),
    retry({ limits: limitsOf, timers, random }),
    rateLimit.middleware,
    timeout({
      limitsFor: (model, request) =>
        attemptLimits(
          { provider: model.provider, local: local(model), thinks: thinks(request, infoOf(model)) },
          { settings: settings().providers, environment },
        ),
      local,
      timers,
    }),
  ]
  const handler = compose(order, callProvider(providers))

  return {
    handler: (ask, signal) => handler(withKeys(ask, placeOf), signal),
    state: () => ({
      live: measure.live(),
      joined: dedupe.joined(),
      breakers: breakers.states(),
      rates: rateLimit.states(),
      cache: cache?.state() ?? noCache,
    }),
    decisions: decisions.list,
    flush: idle.flush,
  }
}

/** For one request by itself, as the command line makes it: nothing is kept, and no other model asked. */
export function createPlainPipeline(
  providers: ProviderSource,
  environment: RequestEnvironment,
  { local, infoOf }: Pick<PipelineOptions, 'local' | 'infoOf'>,
): Handler {
  const settings = Settings.parse({ requests: { allowStarter: false } })
  return createPipeline({ providers, environment, local, infoOf, settings: () => settings }).handler
}

/** An answer is kept so long after its end, in milliseconds: what begins with it comes first. */
const keepDelayMs = 200

const noCache = { on: false, entries: 0, bytes: 0, maxEntries: 0, maxBytes: 0, hits: 0, misses: 0 }

function priceOf(info: ModelInfo | undefined) {
  return info?.free === true ? { input: 0, output: 0 } : info?.price
}

function requestOf(ask: Ask) {
  const request = ask.requestFor(ask.candidates[0])
  return 'passedOver' in request ? undefined : request
}

/** Undefined where no model answers. */
export function classOf({ provider }: ModelRef, isLocal: boolean, info: ModelInfo | undefined): ModelClass | undefined {
  if (provider === 'starter') return undefined
  return info?.class ?? (isLocal ? 'local' : 'standard')
}

function answerCost(
  infoOf: PipelineOptions['infoOf'],
  served: ModelRef,
  answered: ModelRef | undefined,
  usage: Usage,
): RunCost | undefined {
  const facts = (answered === undefined ? undefined : infoOf(answered)) ?? infoOf(served)
  return runCostOf(costOf(served, usage, facts))
}
