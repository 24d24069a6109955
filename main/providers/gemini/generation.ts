/** How a Gemini model is told to think, by its id. Pure. */

/**
 * none – it is not told. budget – a number of tokens, of which `least` is what it cannot go below (0: off).
 * level – a word, of which `least` is the lowest that it takes; nothing switches it off, but minimal is next to nothing.
 *
 * https://ai.google.dev/gemini-api/docs/thinking
 * https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/thinking
 * https://ai.google.dev/gemini-api/docs/generate-content/whats-new-gemini-3.7
 */
export type ThinkingStyle =
  | { readonly style: 'none' }
  | { readonly style: 'budget'; readonly least: number }
  | { readonly style: 'level'; readonly least: ThinkingLevel; readonly medium: ThinkingLevel }

export type ThinkingLevel = 'minimal' | 'low' | 'medium' | 'high'

/** A Gemini without a number (`gemini-flash-latest`), or of the future, is taken for the newest. */
export function thinkingStyle(model: string): ThinkingStyle {
  const id = model.toLowerCase()
  const [, major, minor] = /gemini-(\d{1,2})(?:\.(\d{1,2}))?(?!\d)/.exec(id) ?? []
  const version = major === undefined ? Infinity : Number(major) * 100 + Number(minor ?? 0)
  if (!id.includes('gemini') || version < 205) return { style: 'none' }
  if (version < 300) return { style: 'budget', least: id.includes('pro') ? 128 : 0 }
  // The Flash of 3.7 and later refuses what those before it and the Lites take.
  const least = id.includes('flash-lite') || (id.includes('flash') && version < 307) ? 'minimal' : 'low'
  // The first of the third generation's Pro knows no medium.
  return { style: 'level', least, medium: version === 300 && id.includes('pro') ? 'high' : 'medium' }
}
