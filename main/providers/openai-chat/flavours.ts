/**
 * The providers of Chat Completions, as data: what each of them wants said differently. Read on 2026-11-21 in the
 * documentation that `table.ts` names, unless a line says where.
 */
import type { ProviderId } from '#shared/domain/model.ts'
import { openAiModelFacts } from '../openai-models.ts'
import type { ReasoningEffort } from '../provider.ts'

export interface ChatFlavour {
  /** False where `stream_options` is refused; usage then comes by itself. */
  readonly streamOptions?: false
  /** The field for the longest answer; absent: `max_tokens`. */
  readonly limitField?: 'max_completion_tokens'
  /** Sent with every request. */
  readonly fields?: Readonly<Record<string, unknown>>
  /** How a model is asked to think this much, or not to (undefined). Absent: it is not asked. */
  readonly reasoning?: (model: string, effort: ReasoningEffort | undefined) => Readonly<Record<string, unknown>>
  /** False for a model that refuses a temperature. */
  readonly temperature?: (model: string) => boolean
  /** True where models may think aloud in the text itself, between <think> and </think> at its beginning. */
  readonly thinkTags?: true
}

const nothing = {}

/** Servers that copy the format. Thinking is OpenAI's own field, and only when asked for. */
const standard: ChatFlavour = {
  reasoning: (_, effort) => (effort === undefined ? nothing : { reasoning_effort: effort }),
}

/**
 * Templates that know of thinking take this switch, the others pass it over; gpt-oss takes the effort. vLLM refuses it
 * for models with a Mistral tokenizer, which has no template.
 */
const localTemplate: ChatFlavour = {
  thinkTags: true,
  reasoning(model, effort) {
    if (/stral|mixtral|pixtral/i.test(model)) return nothing
    const asked = effort === undefined ? nothing : { reasoning_effort: effort }
    return { chat_template_kwargs: { enable_thinking: effort !== undefined, ...asked } }
  },
}

const flavours: Readonly<Partial<Record<ProviderId, ChatFlavour>>> = {
  openai: {
    // The older `max_tokens` is refused by every model that reasons.
    limitField: 'max_completion_tokens',
    reasoning(model, effort) {
      const { reasons, leastEffort } = openAiModelFacts(model)
      const asked = reasons ? (effort ?? leastEffort) : undefined
      return asked === undefined ? nothing : { reasoning_effort: asked }
    },
    temperature: (model) => openAiModelFacts(model).temperature,
  },
  openrouter: {
    // Kiln names itself to nobody: no HTTP-Referer, no X-Title. Usage comes anyway; asking is harmless and older.
    fields: { usage: { include: true } },
    // Saying `enabled: false` is refused by models that always think.
    reasoning: (_, effort) => (effort === undefined ? nothing : { reasoning: { effort } }),
  },
  fanar: {
    // No such field in its OpenAPI description: the last chunk has the usage.
    streamOptions: false,
    // Its own default of 1.1 punishes code for its brackets.
    fields: { repetition_penalty: 1 },
  },
  groq: {
    limitField: 'max_completion_tokens',
    // https://console.groq.com/docs/reasoning
    reasoning(model, effort) {
      if (model.includes('gpt-oss')) return { reasoning_effort: effort ?? 'low' }
      if (!model.includes('qwen3')) return nothing
      return { reasoning_format: 'parsed', reasoning_effort: effort === undefined ? 'none' : 'default' }
    },
  },
  cerebras: {
    limitField: 'max_completion_tokens',
    // https://inference-docs.cerebras.ai/capabilities/reasoning: qwen thinks in the text unless told where to.
    reasoning(model, effort) {
      if (model.includes('gpt-oss')) return { reasoning_effort: effort ?? 'low' }
      if (model.includes('qwen')) return { reasoning_format: 'parsed', reasoning_effort: effort ?? 'none' }
      return model.includes('glm') && effort === undefined ? { reasoning_effort: 'none' } : nothing
    },
  },
  deepseek: {
    // Thinks unless told otherwise; the two old names say it themselves. https://api-docs.deepseek.com/guides/thinking_mode
    reasoning(model, effort) {
      if (model === 'deepseek-chat' || model === 'deepseek-reasoner') return nothing
      if (effort === undefined) return { thinking: { type: 'disabled' } }
      return { thinking: { type: 'enabled' }, reasoning_effort: effort === 'low' ? 'low' : 'high' }
    },
  },
  mistral: {
    // Answers 422 "extra_forbidden" to every field that it does not know.
    streamOptions: false,
    // https://docs.mistral.ai/capabilities/reasoning/adjustable: magistral always thinks, these when asked to.
    reasoning: (model, effort) =>
      effort !== undefined && /^mistral-(small|medium-3-5|medium-latest|large-4)/.test(model)
        ? { reasoning_effort: 'high' }
        : nothing,
  },
  xai: {
    // https://docs.x.ai/docs/guides/reasoning: other models think as they please, and refuse to be asked.
    reasoning(model, effort) {
      if (model.startsWith('grok-3-mini'))
        return { reasoning_effort: effort === undefined || effort === 'low' ? 'low' : 'high' }
      if (effort === undefined) return model.startsWith('grok-4.3') ? { reasoning_effort: 'none' } : nothing
      return /^grok-(4\.[3-9](?!\d)|[5-9])/.test(model) ? { reasoning_effort: effort } : nothing
    },
  },
  lmstudio: { thinkTags: true },
  llamacpp: localTemplate,
  vllm: localTemplate,
}

/** The flavour that a provider speaks. */
export function chatFlavour(id: ProviderId): ChatFlavour {
  return flavours[id] ?? standard
}
