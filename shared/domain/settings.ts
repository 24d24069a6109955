/** What the user has chosen; every field has a default, so an empty object is valid. */
import { z } from 'zod'
import { ModelRef } from './model.ts'

export const Settings = z.object({
  theme: z.enum(['system', 'dark', 'light']).default('system'),
  /** What answers the next prompt. */
  model: ModelRef.default({ provider: 'starter', model: 'starter' }),
  ollamaUrl: z.string().default('http://127.0.0.1:11434'),
  openaiCompatible: z.object({ baseUrl: z.string().default(''), model: z.string().default('') }).prefault({}),
  /** Context window asked of local models, in tokens. */
  localContextTokens: z.number().int().min(2048).max(262_144).default(16_384),
})
export type Settings = z.infer<typeof Settings>

/** A change: only the fields that it names are touched. */
export const SettingsPatch = z.object({
  theme: z.enum(['system', 'dark', 'light']).optional(),
  model: ModelRef.optional(),
  ollamaUrl: z.string().optional(),
  openaiCompatible: z.object({ baseUrl: z.string().optional(), model: z.string().optional() }).optional(),
  localContextTokens: z.number().int().min(2048).max(262_144).optional(),
})
export type SettingsPatch = z.infer<typeof SettingsPatch>
