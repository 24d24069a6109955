/** How a choice of model is named, and whether it can answer now. */
import type { ModelRef, ProviderStatus } from '#shared/domain/model.ts'

/** "starter", "scripted", or the model's own name; "choose a model" for a provider without one. */
export function modelLabel({ provider, model }: ModelRef): string {
  if (provider === 'starter' || provider === 'scripted') return provider
  return model === '' ? 'choose a model' : model
}

/** One sentence that says who answers, for the start and the composer. */
export function answeredBy(choice: ModelRef, statuses: readonly ProviderStatus[] | undefined): string {
  const status = statuses?.find(({ id }) => id === choice.provider)
  if (choice.provider === 'starter') return 'built in: complete apps from templates. No model, no network.'
  if (choice.provider === 'scripted') return 'a script given at the start. No model, no network.'
  if (status === undefined) return 'as chosen.'
  const place = status.local ? 'on this machine' : 'over the network'
  if (status.state === 'ready') return `at ${status.name}, ${place}.`
  return `at ${status.name}: ${status.summary}`
}

/** What is wrong with the choice, if it cannot answer now. */
export function choiceProblem(choice: ModelRef, statuses: readonly ProviderStatus[] | undefined): string | undefined {
  const status = statuses?.find(({ id }) => id === choice.provider)
  if (statuses === undefined) return undefined
  if (status === undefined) return `${choice.provider} is not there.`
  if (status.state !== 'ready') return status.summary
  const listed = status.models.length === 0 || status.models.some(({ id }) => id === choice.model)
  return listed ? undefined : `${choice.model} is not at ${status.name} any more. Choose another model.`
}

/** True when the choice is a model of this status. */
export function isChosen(choice: ModelRef, status: ProviderStatus, model: string): boolean {
  return choice.provider === status.id && choice.model === model
}
