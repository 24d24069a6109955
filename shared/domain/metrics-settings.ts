/** How long requests are kept, what is aimed at, and how much may be spent. */
import { z } from 'zod'
import { TargetName } from './metrics.ts'
import { ModelClass } from './model.ts'

/** By class and name; what is absent is as in `defaultTargets`. */
export const TargetLimits = z.partialRecord(ModelClass, z.partialRecord(TargetName, z.number().min(0)))
export type TargetLimits = z.infer<typeof TargetLimits>

const fields = {
  keepDays: z.number().int().min(1).max(3650),
  /** 1000 of them are a gigabyte. */
  keepMegabytes: z.number().int().min(10).max(100_000),
  targets: TargetLimits,
  /** US dollars a month, by local time; null: no budget. */
  budgetUsd: z.number().min(0).max(1_000_000).nullable(),
  /** From this share of it on, a warning is given. */
  budgetWarnAt: z.number().min(0).max(1),
  /** True: over it, no request to a model with a price begins. */
  budgetStops: z.boolean(),
  /** Ids of the projects whose prompts and answers are kept, too; of all others never. */
  textsOf: z.array(z.string()).max(10_000),
}

export const MetricsSettings = z.object({
  keepDays: fields.keepDays.default(90),
  keepMegabytes: fields.keepMegabytes.default(1000),
  targets: fields.targets.default({}),
  budgetUsd: fields.budgetUsd.default(null),
  budgetWarnAt: fields.budgetWarnAt.default(0.8),
  budgetStops: fields.budgetStops.default(false),
  textsOf: fields.textsOf.default([]),
})
export type MetricsSettings = z.infer<typeof MetricsSettings>

export const MetricsSettingsPatch = z.object(fields).partial()
export type MetricsSettingsPatch = z.infer<typeof MetricsSettingsPatch>

const hosted: Readonly<Record<TargetName, number>> = {
  'first-token-p95': 1500,
  'total-p50': 3500,
  'total-p95': 6000,
  'cancel-p95': 300,
  errors: 0.01,
  'cache-hits': 0.3,
  'rate-limits': 0.05,
  'generation-mean': 15_000,
  completion: 0.95,
}

/** A model that thinks first, or that this machine runs, cannot meet a fast one's. */
export const defaultTargets: Readonly<Record<ModelClass, Readonly<Record<TargetName, number>>>> = {
  fast: hosted,
  standard: hosted,
  reasoning: {
    ...hosted,
    'first-token-p95': 20_000,
    'total-p50': 30_000,
    'total-p95': 90_000,
    'generation-mean': 90_000,
  },
  local: {
    ...hosted,
    'first-token-p95': 10_000,
    'total-p50': 30_000,
    'total-p95': 120_000,
    'generation-mean': 120_000,
  },
}

/** The user's own, else the default. */
export function limitOf(limits: TargetLimits, modelClass: ModelClass, name: TargetName): number {
  return limits[modelClass]?.[name] ?? defaultTargets[modelClass][name]
}
