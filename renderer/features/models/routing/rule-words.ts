/** Rules and reasons of "Auto" in the interface's language. */
import type { ModelRef, ProviderStatus } from '#shared/domain/model.ts'
import type { Preference, RoutingReason } from '#shared/domain/routing.ts'
import { t } from '../../../words/index.ts'

export type Statuses = readonly ProviderStatus[] | undefined

/** A wish as a line of a list: "Any fast model", "GPT-6.1 Sol at OpenAI". */
export function wishWords(wish: Preference, statuses: Statuses): string {
  switch (wish.by) {
    case 'model':
      return t('models.routing.modelAt', {
        model: modelName(wish.model, statuses),
        provider: providerName(wish.model.provider, statuses),
      })
    case 'class':
      return t(`models.routing.any.${wish.class}`)
    case 'provider':
      return t('models.routing.anyAt', { provider: providerName(wish.provider, statuses) })
    case 'searches':
      return t('models.routing.any.searches')
    case 'favourite':
      return t('models.routing.any.favourite')
  }
}

/** A wish in a word or two, for a line that lists them. */
export function wishInShort(wish: Preference, statuses: Statuses): string {
  if (wish.by === 'model') return modelName(wish.model, statuses)
  if (wish.by === 'provider') return providerName(wish.provider, statuses)
  return t(`models.routing.short.${wish.by === 'class' ? wish.class : wish.by}`)
}

/** Why a model was chosen: one or two short sentences. */
export function reasonWords(reason: RoutingReason, statuses: Statuses): string {
  const [first] = reason.passedOver ?? []
  const said = codeWords(reason)
  if (first === undefined) return said
  return `${said} ${t(`models.routing.passed.${first.why}`, { model: modelName(first.model, statuses) })}`
}

function codeWords({ kind, code, wish }: RoutingReason): string {
  if (code === 'dev-mode') return t('models.routing.because.devMode')
  if (code === 'only') return t('models.routing.because.only')
  if (code === 'starter') return t('models.routing.because.starter')
  const prompts = t(`models.routing.kinds.${kind}`)
  if (code === 'any' || wish === undefined) return t('models.routing.because.any', { prompts })
  return t('models.routing.because.wish', { prompts, wish: t(`models.routing.wish.${wishName(wish)}`) })
}

function wishName(
  wish: Preference,
): 'model' | 'provider' | 'searches' | 'favourite' | 'fast' | 'standard' | 'reasoning' | 'local' {
  return wish.by === 'class' ? wish.class : wish.by
}

/** As its maker writes it, where that is known. */
export function modelName({ provider, model }: ModelRef, statuses: Statuses): string {
  const status = statuses?.find(({ id }) => id === provider)
  return status?.models.find(({ id }) => id === model)?.name ?? model
}

function providerName(id: ProviderStatus['id'], statuses: Statuses): string {
  return statuses?.find((status) => status.id === id)?.name ?? id
}
