/** A request as streamGenerateContent wants it. Pure. https://ai.google.dev/api/generate-content */
import type { ModelImage, ModelMessage, ModelRequest, ReasoningEffort } from '../provider.ts'
import { thinkingStyle, type ThinkingLevel } from './generation.ts'

export interface GeminiBody {
  readonly systemInstruction?: { readonly parts: readonly GeminiPart[] }
  readonly contents: readonly { readonly role: 'user' | 'model'; readonly parts: readonly GeminiPart[] }[]
  readonly generationConfig?: {
    readonly maxOutputTokens?: number
    readonly temperature?: number
    readonly thinkingConfig?: ThinkingConfig
  }
}

export type GeminiPart =
  | { readonly text: string }
  | { readonly inlineData: { readonly mimeType: string; readonly data: string } }

interface ThinkingConfig {
  readonly includeThoughts?: true
  readonly thinkingLevel?: ThinkingLevel
  readonly thinkingBudget?: number
}

/** What Google itself takes for these words: https://ai.google.dev/gemini-api/docs/openai#thinking */
const budgets: Readonly<Record<ReasoningEffort, number>> = { low: 1024, medium: 8192, high: 24_576 }

/** What is not asked for is not sent: sampling parameters are deprecated, and models differ in what they refuse. */
export function toGeminiBody(request: ModelRequest): GeminiBody {
  const system = request.messages.filter(({ role }) => role === 'system').flatMap(toParts)
  const thinkingConfig = thinking(request)
  const generationConfig = {
    ...(request.maxOutputTokens === undefined ? {} : { maxOutputTokens: request.maxOutputTokens }),
    ...(request.temperature === undefined ? {} : { temperature: request.temperature }),
    ...(thinkingConfig === undefined ? {} : { thinkingConfig }),
  }
  return {
    ...(system.length === 0 ? {} : { systemInstruction: { parts: system } }),
    contents: request.messages.flatMap((message) => {
      const parts = message.role === 'system' ? [] : toParts(message)
      return parts.length === 0 ? [] : [{ role: message.role === 'assistant' ? 'model' : 'user', parts }]
    }),
    ...(Object.keys(generationConfig).length === 0 ? {} : { generationConfig }),
  }
}

/** Thoughts may only be asked for where there are any. */
function thinking({ model, reasoning }: ModelRequest): ThinkingConfig | undefined {
  const told = thinkingStyle(model)
  if (told.style === 'none') return undefined
  if (told.style === 'level') {
    const level = reasoning === undefined ? told.least : reasoning === 'medium' ? told.medium : reasoning
    return { includeThoughts: true, thinkingLevel: level }
  }
  const budget = reasoning === undefined ? told.least : budgets[reasoning]
  return { ...(budget === 0 ? {} : { includeThoughts: true }), thinkingBudget: budget }
}

function toParts({ content, images = [] }: ModelMessage): GeminiPart[] {
  return [...images.map(toImage), ...(content === '' ? [] : [{ text: content }])]
}

function toImage({ mediaType, bytes }: ModelImage): GeminiPart {
  return { inlineData: { mimeType: mediaType, data: Buffer.from(bytes).toString('base64') } }
}
