/** A request as the Messages API wants it. Pure. https://platform.claude.com/docs/en/api/messages/create */
import type { ModelImage, ModelMessage, ModelRequest, ReasoningEffort } from '../provider.ts'
import { claudeFacts, type ClaudeFacts } from './generation.ts'

export interface AnthropicBody {
  readonly model: string
  readonly max_tokens: number
  readonly system?: readonly AnthropicText[]
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly content: readonly AnthropicBlock[] }[]
  readonly stream: true
  readonly temperature?: number
  readonly thinking?: Thinking
  readonly output_config?: { readonly effort: ReasoningEffort }
}

interface AnthropicText {
  readonly type: 'text'
  readonly text: string
  readonly cache_control?: { readonly type: 'ephemeral' }
}

export type AnthropicBlock =
  | AnthropicText
  | {
      readonly type: 'image'
      readonly source: { readonly type: 'base64'; readonly media_type: string; readonly data: string }
    }

type Thinking =
  | { readonly type: 'enabled'; readonly budget_tokens: number }
  /** Its own default shows nothing of the thinking, for minutes. */
  | { readonly type: 'adaptive'; readonly display: 'summarized' }
  | { readonly type: 'disabled' }
  | { readonly type: 'between_tools' }

/**
 * max_tokens must be sent, counts the thinking too, and costs nothing unless it is used:
 * https://platform.claude.com/docs/en/api/rate-limits
 */
const defaultOutputTokens = 64_000
/** For a model of which nothing is known: what the least of them take. */
const unknownOutputTokens = 8192
const budgets: Readonly<Record<ReasoningEffort, number>> = { low: 2048, medium: 8192, high: 24_576 }
/** https://platform.claude.com/docs/en/build-with-claude/extended-thinking */
const smallestBudget = 1024

/** What is not asked for is not sent: models differ in what they refuse. */
export function toAnthropicBody(request: ModelRequest): AnthropicBody {
  const facts = claudeFacts(request.model)
  const maxTokens = outputLimit(request, facts)
  const thought = thinking(request, facts, maxTokens)
  const system = toSystem(request.messages)
  // Thinking and a temperature of one's own exclude each other.
  const warm = request.temperature !== undefined && facts?.temperature !== false && thought.thinking === undefined
  return {
    model: request.model,
    max_tokens: maxTokens,
    ...(system.length === 0 ? {} : { system }),
    messages: toMessages(request.messages),
    stream: true,
    // Theirs ends at 1.
    ...(warm ? { temperature: Math.min(request.temperature, 1) } : {}),
    ...thought,
  }
}

function outputLimit({ maxOutputTokens }: ModelRequest, facts: ClaudeFacts | undefined): number {
  if (facts === undefined) return maxOutputTokens ?? unknownOutputTokens
  return Math.min(maxOutputTokens ?? defaultOutputTokens, facts.outputTokens)
}

function thinking(
  { reasoning, messages }: ModelRequest,
  facts: ClaudeFacts | undefined,
  maxTokens: number,
): Pick<AnthropicBody, 'thinking' | 'output_config'> {
  const adaptive = { type: 'adaptive', display: 'summarized' } as const
  switch (facts?.thinking) {
    case undefined:
    case 'budget': {
      // It must leave room for the answer, and cannot be asked for where the answer is already begun.
      const budget = reasoning === undefined ? 0 : Math.min(budgets[reasoning], Math.floor(maxTokens / 2))
      const begun = messages.at(-1)?.role === 'assistant'
      return budget < smallestBudget || begun ? {} : { thinking: { type: 'enabled', budget_tokens: budget } }
    }
    case 'none':
      return {}
    case 'adaptive':
      return reasoning === undefined ? {} : { thinking: adaptive, output_config: { effort: reasoning } }
    case 'on':
      return reasoning === undefined
        ? { thinking: { type: 'disabled' } }
        : { thinking: adaptive, output_config: { effort: reasoning } }
    case 'between-tools':
      return reasoning === undefined
        ? { thinking: { type: 'between_tools' } }
        : { thinking: adaptive, output_config: { effort: reasoning } }
    case 'always':
      return { thinking: adaptive, output_config: { effort: reasoning ?? 'low' } }
  }
}

/**
 * All system texts, in order. The first is the same bytes in every request of its kind: the cache may keep it.
 * https://platform.claude.com/docs/en/build-with-claude/prompt-caching
 */
function toSystem(messages: readonly ModelMessage[]): readonly AnthropicText[] {
  return messages
    .filter(({ role, content }) => role === 'system' && content !== '')
    .map(({ content }, index) => ({
      type: 'text',
      text: content,
      ...(index === 0 ? { cache_control: { type: 'ephemeral' } as const } : {}),
    }))
}

/** Empty texts and empty messages are refused, so they are left out. */
function toMessages(messages: readonly ModelMessage[]): AnthropicBody['messages'] {
  return messages.flatMap(({ role, content, images = [] }) => {
    if (role === 'system') return []
    // Images come first: https://platform.claude.com/docs/en/build-with-claude/vision
    const blocks: AnthropicBlock[] = images.map(toImage)
    if (content.trim() !== '') blocks.push({ type: 'text', text: content })
    return blocks.length === 0 ? [] : [{ role, content: blocks }]
  })
}

function toImage({ mediaType, bytes }: ModelImage): AnthropicBlock {
  return {
    type: 'image',
    source: { type: 'base64', media_type: mediaType, data: Buffer.from(bytes).toString('base64') },
  }
}
