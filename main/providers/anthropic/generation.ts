/** What a Claude model takes, by its id: how it is told to think, how much it may write. Pure. */

/**
 * How a model is told to think:
 * none – it cannot. budget – off unless given a number of tokens. adaptive – off unless asked for, then by effort.
 * on – by effort, unless it is switched off. between-tools – the same, under another word. always – only by effort.
 *
 * https://platform.claude.com/docs/en/build-with-claude/adaptive-thinking
 * https://platform.claude.com/docs/en/models/opus-5-5/migration-guide
 * https://platform.claude.com/docs/en/models/sonnet-5-5/migration-guide
 */
export type ThinkingStyle = 'none' | 'budget' | 'adaptive' | 'on' | 'between-tools' | 'always'

export interface ClaudeFacts {
  readonly thinking: ThinkingStyle
  /** The most that max_tokens may be. https://platform.claude.com/docs/en/models/overview */
  readonly outputTokens: number
  /** Later ones refuse every temperature but their own. */
  readonly temperature: boolean
}

/** Undefined for a model that is not one of Claude's: a gateway's own. A Claude of the future is taken for the newest. */
export function claudeFacts(model: string): ClaudeFacts | undefined {
  const id = model.toLowerCase()
  if (!id.includes('claude')) return undefined
  const family = /opus|sonnet|haiku|fable|mythos/.exec(id)?.[0] ?? ''
  const version = readVersion(id)
  const thinking = thinkingStyle(family, version)
  return { thinking, outputTokens: outputTokens(family, version), temperature: version < 407 }
}

/**
 * 406 of `claude-opus-4-6`, 400 of `claude-sonnet-4-20250514`, 307 of `claude-3-7-sonnet-latest`: no part of a version
 * has more than two digits. Without one (`claude-mythos-preview`) it is newer than all that are known.
 */
function readVersion(id: string): number {
  const [, major, minor] = /(?:^|\D)(\d{1,2})(?:[-.](\d{1,2}))?(?!\d)/.exec(id.slice(id.indexOf('claude'))) ?? []
  return major === undefined ? Infinity : Number(major) * 100 + Number(minor ?? 0)
}

function thinkingStyle(family: string, version: number): ThinkingStyle {
  if (family === 'fable' || family === 'mythos') return 'always'
  if (version < 307) return 'none'
  if (version < 406) return 'budget'
  if (version < 500) return 'adaptive'
  if (version < 505) return 'on'
  if (family === 'haiku' && version < 600) return 'on'
  if (family === 'sonnet' && version < 600) return 'between-tools'
  return 'always'
}

function outputTokens(family: string, version: number): number {
  if (version < 305) return 4096
  if (version < 307) return 8192
  if (family === 'opus' && version < 405) return 32_000
  return version < 406 || (family === 'sonnet' && version < 500) ? 64_000 : 128_000
}
