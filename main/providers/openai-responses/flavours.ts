/** The providers of the Responses format, as data: where requests go, and what each says in its own way. */
import type { ProviderId } from '#shared/domain/model.ts'
import { openAiModelFacts } from '../openai-models.ts'
import type { ResponsesFlavour } from './to-wire.ts'

const openai: ResponsesFlavour = {
  path: '/responses',
  body({ model, reasoning, temperature }) {
    const facts = openAiModelFacts(model)
    const effort = facts.reasons ? (reasoning ?? facts.leastEffort) : undefined
    return {
      model,
      ...(effort === undefined
        ? {}
        : { reasoning: { effort, ...(reasoning === undefined ? {} : { summary: 'auto' as const }) } }),
      ...(temperature === undefined || !facts.temperature ? {} : { temperature }),
    }
  },
}

/** Short names, and the four that they had before. https://docs.perplexity.ai/docs/agent-api/presets */
const presets = /^(fast|low|medium|high|xhigh|fast-search|pro-search|deep-research|advanced-deep-research)$/

/** Anthropic's models are refused without a limit; this is what an app of several files takes at most. */
const anthropicOutputTokens = 16_384

/**
 * Refuses every field that it does not know. Does not search unless it is given the tool; a preset brings its own.
 * https://docs.perplexity.ai/api-reference/agent-post
 */
const perplexity: ResponsesFlavour = {
  path: '/agent',
  body({ model, reasoning, temperature, maxOutputTokens }) {
    const needsLimit = maxOutputTokens === undefined && model.startsWith('anthropic/')
    return {
      ...(presets.test(model) ? { preset: model } : { model, tools: [{ type: 'web_search' }] }),
      ...(reasoning === undefined ? {} : { reasoning: { effort: reasoning } }),
      ...(temperature === undefined ? {} : { temperature }),
      ...(needsLimit ? { max_output_tokens: anthropicOutputTokens } : {}),
    }
  },
}

/** Servers that copy the format: only what was asked for. */
const compatible: ResponsesFlavour = {
  path: '/responses',
  body: ({ model, reasoning, temperature }) => ({
    model,
    ...(reasoning === undefined ? {} : { reasoning: { effort: reasoning } }),
    ...(temperature === undefined ? {} : { temperature }),
  }),
}

/** The flavour that a provider speaks. */
export function responsesFlavour(id: ProviderId): ResponsesFlavour {
  if (id === 'openai') return openai
  return id === 'perplexity' ? perplexity : compatible
}
