/** What a prompt has to be before anything is done with it. */
import { failure } from '#shared/domain/error.ts'

/** The longest prompt, in characters: about 50,000 tokens. */
const longestPrompt = 200_000

/** The prompt without the space around it. Throws invalid-input for an empty or very long one. */
export function checkPrompt(prompt: string): string {
  const trimmed = prompt.trim()
  if (trimmed === '') {
    throw failure('invalid-input', 'Write what you want to make, then send it.', { reason: 'prompt-empty' })
  }
  if (trimmed.length > longestPrompt) {
    throw failure(
      'invalid-input',
      `This prompt is too long: ${trimmed.length.toLocaleString('en')} characters of at most 200,000.`,
    )
  }
  return trimmed
}
