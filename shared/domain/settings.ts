/** What the user has chosen; every field has a default, so an empty object is valid. */
import { z } from 'zod'
import { MetricsSettings, MetricsSettingsPatch } from './metrics-settings.ts'
import { ModelRef, ProviderId } from './model.ts'
import { AppKind } from './project.ts'
import { RoutingRule } from './routing.ts'
import { RequestSettings, RequestSettingsPatch } from './request-settings.ts'

export const SavedPrompt = z.object({ id: z.string(), title: z.string(), text: z.string() })
export type SavedPrompt = z.infer<typeof SavedPrompt>

/** One provider's own values; what is absent is its default. */
export const ProviderSettings = z.object({
  /** Another address than the provider's own. */
  baseUrl: z.string().optional(),
  /** Bounds of one attempt, in milliseconds. */
  connectMs: z.number().int().min(100).max(600_000).optional(),
  firstTokenMs: z.number().int().min(100).max(3_600_000).optional(),
  stallMs: z.number().int().min(100).max(3_600_000).optional(),
  /** How often a request is tried again. */
  maxRetries: z.number().int().min(0).max(10).optional(),
  requestsPerMinute: z.number().int().min(1).max(100_000).optional(),
})
export type ProviderSettings = z.infer<typeof ProviderSettings>

/** Who makes pictures for apps. Off: drawn ones stand in for them. */
export const ImageSettings = z.object({
  provider: z.enum(['off', 'openai', 'gemini', 'openai-compatible']).default('off'),
  /** Empty: the usual one of the provider. */
  model: z.string().max(200).default(''),
  /** Of an OpenAI-compatible server; empty: the one that answers prompts. */
  baseUrl: z.string().max(2000).default(''),
})
export type ImageSettings = z.infer<typeof ImageSettings>

export const Settings = z.object({
  /** The interface's; system: as the desktop or browser is set. */
  language: z.enum(['system', 'en', 'ar']).default('system'),
  /** reduced: no movement at all, whatever the system says. */
  motion: z.enum(['system', 'reduced']).default('system'),
  /** whole: an answer's words are shown when it is complete. */
  answers: z.enum(['streamed', 'whole']).default('streamed'),
  /** Changes wait to be looked at before they are written. */
  reviewEdits: z.boolean().default(false),
  /** An error that a prompt brought is mended by the model once, without asking; what is certain is without one, in any case. */
  autoFix: z.boolean().default(true),
  formatOnSave: z.boolean().default(true),
  /** In CSS pixels. */
  editorFontSize: z.number().int().min(10).max(24).default(13),
  wordWrap: z.boolean().default(false),
  savedPrompts: z.array(SavedPrompt).max(200).default([]),
  /** True once the first start was gone through or dismissed. */
  onboarded: z.boolean().default(false),
  theme: z.enum(['system', 'dark', 'light']).default('system'),
  /** What answers the next prompt, unless `auto`. */
  model: ModelRef.default({ provider: 'starter', model: 'starter' }),
  /** True: the routing rules choose what answers. */
  auto: z.boolean().default(false),
  /** Prefers what runs on this machine; KILN_DEV_MODE=1 does the same. */
  devMode: z.boolean().default(false),
  /** The user's own rules for "auto"; a kind that none is for follows `defaultRules`. */
  routing: z.array(RoutingRule).max(20).default([]),
  favourites: z.array(ModelRef).max(200).default([]),
  /** What a new app is, unless the prompt box says otherwise. */
  newAppKind: AppKind.default('page'),
  /** Screens of a React app that are written at a time; local models write one. */
  screensAtOnce: z.number().int().min(1).max(6).default(2),
  /** How long models that can think may do so. */
  reasoning: z.enum(['off', 'low', 'medium', 'high']).default('off'),
  providers: z.partialRecord(ProviderId, ProviderSettings).default({}),
  requests: RequestSettings.prefault({}),
  metrics: MetricsSettings.prefault({}),
  ollamaUrl: z.string().default('http://127.0.0.1:11434'),
  openaiCompatible: z.object({ baseUrl: z.string().default(''), model: z.string().default('') }).prefault({}),
  images: ImageSettings.prefault({}),
  /** Context window asked of local models, in tokens. */
  localContextTokens: z.number().int().min(2048).max(262_144).default(16_384),
  /** What of an app may go along with a change, in tokens; what is named or pinned may go over it. */
  contextBudget: z.number().int().min(1000).max(500_000).default(16_000),
})
export type Settings = z.infer<typeof Settings>

/** A change: only the fields that it names are touched. */
export const SettingsPatch = z.object({
  language: z.enum(['system', 'en', 'ar']).optional(),
  motion: z.enum(['system', 'reduced']).optional(),
  answers: z.enum(['streamed', 'whole']).optional(),
  reviewEdits: z.boolean().optional(),
  autoFix: z.boolean().optional(),
  formatOnSave: z.boolean().optional(),
  editorFontSize: z.number().int().min(10).max(24).optional(),
  wordWrap: z.boolean().optional(),
  savedPrompts: z.array(SavedPrompt).max(200).optional(),
  onboarded: z.boolean().optional(),
  theme: z.enum(['system', 'dark', 'light']).optional(),
  model: ModelRef.optional(),
  auto: z.boolean().optional(),
  devMode: z.boolean().optional(),
  routing: z.array(RoutingRule).max(20).optional(),
  favourites: z.array(ModelRef).max(200).optional(),
  newAppKind: AppKind.optional(),
  screensAtOnce: z.number().int().min(1).max(6).optional(),
  reasoning: z.enum(['off', 'low', 'medium', 'high']).optional(),
  /** A provider that is named is replaced whole; the others stay. */
  providers: z.partialRecord(ProviderId, ProviderSettings).optional(),
  /** One level deep: the fields that are named. */
  requests: RequestSettingsPatch.optional(),
  /** One level deep: `targets` are replaced whole. */
  metrics: MetricsSettingsPatch.optional(),
  ollamaUrl: z.string().optional(),
  openaiCompatible: z.object({ baseUrl: z.string().optional(), model: z.string().optional() }).optional(),
  images: z
    .object({
      provider: z.enum(['off', 'openai', 'gemini', 'openai-compatible']).optional(),
      model: z.string().max(200).optional(),
      baseUrl: z.string().max(2000).optional(),
    })
    .optional(),
  localContextTokens: z.number().int().min(2048).max(262_144).optional(),
  contextBudget: z.number().int().min(1000).max(500_000).optional(),
})
export type SettingsPatch = z.infer<typeof SettingsPatch>
