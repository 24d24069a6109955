/** Token counts where the provider gives none: an estimate, always marked as one. */
import type { Usage } from '#shared/domain/model.ts'
import type { ModelRequest } from './provider.ts'

/** About four characters a token, as in English prose and code. */
function estimateTokens(characters: number): number {
  return Math.ceil(characters / 4)
}

/** Characters that the request sends to the model. */
export function requestCharacters(request: ModelRequest): number {
  return request.messages.reduce((sum, message) => sum + message.content.length, 0)
}

/** A finite count of tokens, or undefined for anything else that a server may put there. */
export function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined
}

/** What the provider counted, completed by estimates from characters; a count of 0 for text that did come is no count. */
export function completeUsage(
  counted: Partial<Omit<Usage, 'estimated'>>,
  characters: { readonly input: number; readonly output: number },
): Usage {
  const input = counted.input === 0 && characters.input > 0 ? undefined : counted.input
  const output = counted.output === 0 && characters.output > 0 ? undefined : counted.output
  return {
    input: input ?? estimateTokens(characters.input),
    output: output ?? estimateTokens(characters.output),
    ...(counted.cached === undefined ? {} : { cached: counted.cached }),
    ...(counted.cacheWritten === undefined ? {} : { cacheWritten: counted.cacheWritten }),
    ...(counted.reasoning === undefined ? {} : { reasoning: counted.reasoning }),
    estimated: input === undefined || output === undefined,
  }
}
