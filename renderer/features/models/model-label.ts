/** How a choice of model is named, and whether it can answer now. */
import type { ModelChoice, ModelRef, ProviderStatus } from '#shared/domain/model.ts'
import { language, t } from '../../words/index.ts'

/** "Auto", "starter", "scripted", or the model's own name; "choose a model" for a provider without one. */
export function modelLabel(choice: ModelChoice): string {
  if (choice === 'auto') return t('models.auto.name')
  const { provider, model } = choice
  if (provider === 'starter' || provider === 'scripted') return provider
  return model === '' ? t('models.choose') : model
}

/** One sentence that says who answers, for the start and the composer. */
export function answeredBy(choice: ModelChoice, statuses: readonly ProviderStatus[] | undefined): string {
  if (choice === 'auto') return t('models.auto.chosen')
  const status = statuses?.find(({ id }) => id === choice.provider)
  if (choice.provider === 'starter') return t('models.starterIs')
  if (choice.provider === 'scripted') return t('models.scriptedIs')
  if (status === undefined) return t('models.asChosen')
  const provider = status.name
  if (status.state === 'ready')
    return status.local ? t('models.hereAt', { provider }) : t('models.thereAt', { provider })
  return t('models.trouble', { provider, summary: summaryOf(status) })
}

/** What is wrong with the choice, if it cannot answer now. */
export function choiceProblem(
  choice: ModelChoice,
  statuses: readonly ProviderStatus[] | undefined,
): string | undefined {
  // The rules pass over what is not there.
  if (choice === 'auto') return undefined
  const status = statuses?.find(({ id }) => id === choice.provider)
  if (statuses === undefined) return undefined
  if (status === undefined) return t('models.notThere', { provider: choice.provider })
  if (status.state !== 'ready') return summaryOf(status)
  const listed = status.models.length === 0 || status.models.some(({ id }) => id === choice.model)
  return listed ? undefined : t('models.modelGone', { model: choice.model, provider: status.name })
}

/** A provider's state in the interface's language. In English, main's own words say it more exactly. */
export function summaryOf(status: ProviderStatus): string {
  if (status.id === 'starter') return t('models.starterSummary')
  if (language() === 'en') return status.summary
  const provider = status.name
  switch (status.state) {
    case 'ready':
      return status.id === 'scripted' ? status.summary : t('models.summary.ready', { count: status.models.length })
    case 'no-models':
      return status.id === 'ollama'
        ? t('models.summary.ollamaEmpty', { command: '"ollama pull qwen3-coder"' })
        : t('models.summary.empty', { provider })
    case 'needs-setup':
      return setUpSummary(status)
    case 'unreachable':
      return status.local
        ? t('models.summary.down', { provider, address: status.baseUrl ?? '' })
        : t('models.summary.unreachable', { provider })
  }
}

function setUpSummary({ id, name, key, error }: ProviderStatus): string {
  if (error?.kind === 'auth' && key !== undefined) return t('models.summary.refused', { provider: name })
  if (error?.kind === 'quota') return t('models.summary.noCredit', { provider: name })
  return id === 'openai-compatible' && error === undefined
    ? t('models.serverSetup')
    : t('models.picker.keyFirst', { provider: name })
}

/** True when the choice is a model of this status. */
export function isChosen(choice: ModelRef, status: ProviderStatus, model: string): boolean {
  return choice.provider === status.id && choice.model === model
}
