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
  'groq',
  'cerebras',
  'deepseek',
  'mistral',
  'xai',
  'lmstudio',
  'llamacpp',
  'vllm',
])
export type ProviderId = z.infer<typeof ProviderId>

/** A model by name, at a provider. */
export const ModelRef = z.object({ provider: ProviderId, model: z.string() })
export type ModelRef = z.infer<typeof ModelRef>

/** What is to answer: a model, or whichever the routing rules choose when it is sent. */
export const ModelChoice = z.union([z.literal('auto'), ModelRef])
export type ModelChoice = z.infer<typeof ModelChoice>

/** US dollars per million tokens. */
export const Price = z.object({
  input: z.number(),
  output: z.number(),
  /** For input that the provider found in its prompt cache. */
  cached: z.number().optional(),
  /** For input that was written to it. */
  cacheWrite: z.number().optional(),
  /** What the whole request costs instead when its input is longer than `tokens`. */
  longPrompt: z
    .object({
      tokens: z.number(),
      input: z.number(),
      output: z.number(),
      cached: z.number().optional(),
      cacheWrite: z.number().optional(),
    })
    .optional(),
})
export type Price = z.infer<typeof Price>

/** fast: answers within a second. reasoning: thinks first, always. local: runs on the user's machine. */
export const ModelClass = z.enum(['fast', 'standard', 'reasoning', 'local'])
export type ModelClass = z.infer<typeof ModelClass>

/** How a model is asked to change an app, and how its edits have applied so far. */
export const ModelEdits = z.object({
  /** blocks: it sends only what changes. whole: each file that changes, from its first line to its last. */
  format: z.enum(['blocks', 'whole']),
  /** family: models of its family write edits well. unknown: nothing is known of its edits. good, poor: its own have shown it. */
  why: z.enum(['family', 'unknown', 'good', 'poor']),
  /** Of its edits that Kiln has counted lately: applied at once, after it was asked again, and never. Absent: none. */
  counts: z.object({ applied: z.number(), repaired: z.number(), failed: z.number() }).optional(),
})
export type ModelEdits = z.infer<typeof ModelEdits>

/** What is known of a model; what is absent is unknown, and never guessed. */
export const ModelInfo = z.object({
  id: z.string(),
  /** As its maker writes it; absent: the id. */
  name: z.string().optional(),
  class: ModelClass.optional(),
  /** Context window in tokens, where the provider tells. */
  contextTokens: z.number().optional(),
  /** The longest answer in tokens, reasoning included. */
  outputTokens: z.number().optional(),
  /** none: never thinks. optional: thinks when asked to. always: cannot be kept from it. */
  reasoning: z.enum(['none', 'optional', 'always']).optional(),
  /** True when it takes a temperature. */
  temperature: z.boolean().optional(),
  /** automatic: the provider caches prefixes by itself. marked: it wants them marked. */
  caching: z.enum(['none', 'automatic', 'marked']).optional(),
  /** True when it searches the web by itself. */
  searches: z.boolean().optional(),
  price: Price.optional(),
  /** True when the provider asks nothing for it, within its limits. */
  free: z.boolean().optional(),
  /** Where the facts come from, and when they were read (YYYY-MM-DD). */
  source: z.object({ url: z.string(), date: z.string() }).optional(),
  /** Size on disk in bytes, for local models. */
  bytes: z.number().optional(),
  /** True when it reads images; unknown when absent. */
  sees: z.boolean().optional(),
  /** For people: parameters and quantisation, family… */
  description: z.string().optional(),
  /** Of changes by prompt. */
  edits: ModelEdits.optional(),
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
  /** When the provider's own list of models was last read, in milliseconds since 1970; absent: only the catalogue's. */
  listedAt: z.number().optional(),
  baseUrl: z.string().optional(),
  /** Never the key itself: "ends in …4f2a", or an environment variable's name. */
  key: z.string().optional(),
  /** required: it answers nobody without one. optional: some servers want one. none: it takes no key. */
  keyUse: z.enum(['required', 'optional', 'none']).optional(),
  /** Where one gets a key, or reads how to set it up. */
  helpUrl: z.string().optional(),
  error: AppError.optional(),
})
export type ProviderStatus = z.infer<typeof ProviderStatus>

/** What a test of a provider found. */
export const ProviderTest = z.object({
  /** unproven: it answers, but nothing that it was asked proves that the key counts. */
  result: z.enum(['works', 'unproven', 'wrong-key', 'no-credit', 'unreachable', 'failed']),
  /** One line: what was found, and what to do about it. */
  message: z.string(),
  /** How long it took to answer, in milliseconds. */
  ms: z.number(),
  models: z.number().optional(),
  error: AppError.optional(),
})
export type ProviderTest = z.infer<typeof ProviderTest>

export const Usage = z.object({
  /** Tokens as the provider counts them. */
  input: z.number(),
  output: z.number(),
  /** The part of the input that was found in the provider's cache. */
  cached: z.number().optional(),
  /** The part of the input that was written to it. */
  cacheWritten: z.number().optional(),
  /** The part of the output that was thought and not said. */
  reasoning: z.number().optional(),
  /** True when Kiln counted because the provider did not. */
  estimated: z.boolean(),
})
export type Usage = z.infer<typeof Usage>
