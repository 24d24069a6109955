/** What of a request depends on what the model can: how long it may think and answer, and how freely. Pure. */
import type { ModelInfo, ProviderId } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import type { ModelRequest } from '../providers/provider.ts'

export type RequestOptions = Pick<ModelRequest, 'maxOutputTokens' | 'reasoning' | 'temperature'>

/** Low: code is wanted as it is usually written. */
const codeTemperature = 0.2

/**
 * These end an answer early unless they are told how long it may be. The others go up to the model's own limit by
 * themselves, and some of them take the credit for as much as they are told.
 */
const wantsLimit: ReadonlySet<ProviderId> = new Set<ProviderId>(['anthropic', 'deepseek'])

/** For a model of which `facts` are known: what is not known of it is not sent. */
export function requestOptions(
  provider: ProviderId,
  facts: ModelInfo | undefined,
  wishes: { readonly reasoning: Settings['reasoning']; readonly inputTokens: number },
): RequestOptions {
  const reasoning = effort(facts?.reasoning, wishes.reasoning)
  const maxOutputTokens = wantsLimit.has(provider) ? outputLimit(facts, wishes.inputTokens) : undefined
  return {
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(facts?.temperature === true ? { temperature: codeTemperature } : {}),
  }
}

function effort(
  can: ModelInfo['reasoning'],
  wished: Settings['reasoning'],
): Exclude<Settings['reasoning'], 'off'> | undefined {
  if (can === 'always') return wished === 'off' ? 'low' : wished
  return can === 'optional' && wished !== 'off' ? wished : undefined
}

/** What the window leaves beside the input, which is only estimated: a tenth of it is left free. */
function outputLimit(facts: ModelInfo | undefined, inputTokens: number): number | undefined {
  if (facts?.outputTokens === undefined) return undefined
  const left = Math.floor((facts.contextTokens ?? Infinity) - inputTokens * 1.1)
  return left > 0 ? Math.min(facts.outputTokens, left) : undefined
}
