/** Providers and models: who can answer, and what is known of them. */
import { z } from 'zod'
import { AppError } from './error.ts'

export const ProviderId = z.enum([
  'starter',
  'scripted',
  'ollama',
  'openai-compatible',
  'openai',
  'anthropic',
  'gemini',
  'perplexity',
  'openrouter',
  'fanar',
])
export type ProviderId = z.infer<typeof ProviderId>

/** A model by name, at a provider. */
export const ModelRef = z.object({ provider: ProviderId, model: z.string() })
export type ModelRef = z.infer<typeof ModelRef>

export const ModelInfo = z.object({
  id: z.string(),
  /** Context window in tokens, where the provider tells. */
  contextTokens: z.number().optional(),
  /** Size on disk in bytes, for local models. */
  bytes: z.number().optional(),
  /** True when it reads images; unknown when absent. */
  sees: z.boolean().optional(),
  /** For people: parameters and quantisation, family… */
  description: z.string().optional(),
})
export type ModelInfo = z.infer<typeof ModelInfo>

export const ProviderState = z.enum(['ready', 'no-models', 'needs-setup', 'unreachable'])
export type ProviderState = z.infer<typeof ProviderState>

/** What the model picker shows of a provider, as last seen. */
export const ProviderStatus = z.object({
  id: ProviderId,
  name: z.string(),
  /** One sentence: what it is, or what to do to make it ready. */
  summary: z.string(),
  state: ProviderState,
  /** True when no request leaves this machine. */
  local: z.boolean(),
  models: z.array(ModelInfo),
  baseUrl: z.string().optional(),
  /** Never the key itself: "ends in …4f2a", or an environment variable's name. */
  key: z.string().optional(),
  error: AppError.optional(),
})
export type ProviderStatus = z.infer<typeof ProviderStatus>

export const Usage = z.object({
  /** Tokens as the provider counts them. */
  input: z.number(),
  output: z.number(),
  cached: z.number().optional(),
  reasoning: z.number().optional(),
  /** True when Kiln counted because the provider did not. */
  estimated: z.boolean(),
})
export type Usage = z.infer<typeof Usage>
