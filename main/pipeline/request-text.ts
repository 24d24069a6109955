/** What a request says, as one text to read: for a project whose user has it kept. */
import type { ModelRef } from '#shared/domain/model.ts'
import type { Ask } from './handler.ts'

/** Longer ones are cut, in UTF-16 units: what is kept is to be read by people. */
export const longestText = 400_000

/** Empty for a request that could not be made. */
export function textOfRequest(ask: Ask, served: ModelRef = ask.candidates[0]): string {
  try {
    const request = ask.requestFor(served)
    if ('passedOver' in request) return ''
    return request.messages
      .map(({ role, content }) => `[${role}]\n${content}`)
      .join('\n\n')
      .slice(0, longestText)
  } catch {
    return ''
  }
}
