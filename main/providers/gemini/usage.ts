/** Gemini's counts of tokens as one `Usage`. Pure. https://ai.google.dev/api/generate-content#UsageMetadata */
import type { Usage } from '#shared/domain/model.ts'
import { count } from '../usage.ts'
import type { WireUsage } from './wire.ts'

export interface Counts {
  readonly input?: number
  readonly answer?: number
  readonly reasoning?: number
  readonly cached?: number
}

/** Cumulative, in every chunk; the prompt's count includes what came from the cache. */
export function readCounts(usage: WireUsage): Counts {
  const prompt = count(usage.promptTokenCount)
  const answer = count(usage.candidatesTokenCount)
  const reasoning = count(usage.thoughtsTokenCount)
  const cached = count(usage.cachedContentTokenCount)
  return {
    ...(prompt === undefined ? {} : { input: prompt + (count(usage.toolUsePromptTokenCount) ?? 0) }),
    ...(answer === undefined ? {} : { answer }),
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(cached === undefined ? {} : { cached }),
  }
}

/** Candidates and thoughts are counted apart, and a count of 0 is left out on the wire. */
export function toUsage({ answer, ...counts }: Counts): Partial<Omit<Usage, 'estimated'>> {
  return { ...counts, ...(counts.input === undefined ? {} : { output: (answer ?? 0) + (counts.reasoning ?? 0) }) }
}
