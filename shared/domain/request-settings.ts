/** How model requests are made: what is kept, how long one waits, what may answer instead. */
import { z } from 'zod'
import { ModelRef } from './model.ts'

const fields = {
  /** Exact answers kept for the same question: for how long in minutes (0: none are kept), how many, how large in MiB. */
  cacheMinutes: z.number().int().min(0).max(525_600),
  cacheEntries: z.number().int().min(1).max(100_000),
  cacheMegabytes: z.number().int().min(1).max(10_000),
  /** How often an attempt is repeated after trouble that passes. */
  maxRetries: z.number().int().min(0).max(10),
  /** All attempts and models together, in seconds; the second for models that think. */
  totalSeconds: z.number().int().min(1).max(86_400),
  reasoningTotalSeconds: z.number().int().min(1).max(86_400),
  /** All waiting between attempts, in seconds; the second where the provider limits the rate. */
  waitSeconds: z.number().int().min(0).max(3600),
  rateWaitSeconds: z.number().int().min(0).max(3600),
  /** What answers when the chosen model cannot, in this order. */
  fallbacks: z.array(ModelRef).max(10),
  /** May a dearer model answer instead? */
  allowDearer: z.boolean(),
  /** May a hosted model answer what was asked of a local one? */
  allowHosted: z.boolean(),
  /** Is a built-in app the last resort for a new app? */
  allowStarter: z.boolean(),
  /** Is an answer that reached its length limit continued by itself? */
  continueLong: z.boolean(),
  /** Are similar prompts of before offered before sending? */
  offerSimilar: z.boolean(),
}

export const RequestSettings = z.object({
  cacheMinutes: fields.cacheMinutes.default(60),
  cacheEntries: fields.cacheEntries.default(100),
  cacheMegabytes: fields.cacheMegabytes.default(50),
  maxRetries: fields.maxRetries.default(2),
  totalSeconds: fields.totalSeconds.default(300),
  reasoningTotalSeconds: fields.reasoningTotalSeconds.default(600),
  waitSeconds: fields.waitSeconds.default(30),
  rateWaitSeconds: fields.rateWaitSeconds.default(60),
  fallbacks: fields.fallbacks.default([]),
  allowDearer: fields.allowDearer.default(false),
  allowHosted: fields.allowHosted.default(false),
  allowStarter: fields.allowStarter.default(true),
  continueLong: fields.continueLong.default(true),
  offerSimilar: fields.offerSimilar.default(true),
})
export type RequestSettings = z.infer<typeof RequestSettings>

export const RequestSettingsPatch = z.object(fields).partial()
export type RequestSettingsPatch = z.infer<typeof RequestSettingsPatch>
