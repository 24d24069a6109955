/** A decision of the pipeline as a sentence in the interface's language. Pure. */
import type { Decision } from '#shared/domain/request-state.ts'
import { t } from '../../words/index.ts'

/** From what the sentence is made of; the studio's own English where the interface knows no words for it. */
export function decisionText({ code, params, sentence }: Decision, nameOf: (provider: string) => string): string {
  const model = String(params['model'] ?? '')
  const provider = nameOf(String(params['provider'] ?? ''))
  const seconds = params['seconds']
  const why = String(params['message'] ?? params['why'] ?? '')
  switch (code) {
    case 'cache-hit':
    case 'cache-miss':
    case 'cache-bypassed':
    case 'cache-stored':
    case 'joined':
      return t(`requests.decision.${code}`)
    case 'asked':
    case 'breaker-half-open':
    case 'breaker-closed':
      return t(`requests.decision.${code}`, { model, provider })
    case 'answering':
      return params['from'] === 'cache'
        ? t('requests.decision.from-cache', { seconds: Number(seconds ?? 0) })
        : t('requests.decision.answering', { model, provider })
    case 'attempt-failed':
    case 'passed-over':
      return t(`requests.decision.${code}`, { model, provider, why })
    case 'failed':
    case 'done':
    case 'cancelled':
    case 'breaker-open':
      return t(`requests.decision.${code}`, { model, provider, seconds: Number(seconds ?? 0), why })
    case 'fallback':
      return t('requests.decision.fallback', { model, provider, from: String(params['from'] ?? ''), why })
    case 'waiting':
      return waitingText(params, sentence, model)
  }
}

function waitingText(params: Decision['params'], sentence: string, model: string): string {
  const { reason, seconds, position } = params
  if (reason === 'queue') return t('requests.decision.wait-queue', { model, count: Number(position ?? 0) })
  if (reason === 'loading') return t('requests.decision.wait-loading', { model })
  if (seconds === undefined) return sentence
  if (reason === 'retry' || reason === 'rate-limited' || reason === 'provider-down') {
    return t(`requests.decision.wait-${reason}`, { model, seconds: Math.max(1, Number(seconds)) })
  }
  return sentence
}
