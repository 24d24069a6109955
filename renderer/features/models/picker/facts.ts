/** What is known of a model, in the few words that a row has room for. */
import type { ModelInfo, Price } from '#shared/domain/model.ts'
import { latin, t } from '../../../words/index.ts'
import type { ModelEntry } from './entry.ts'

export type Capability = 'sees' | 'reasons' | 'searches'

/** 200k, 1M, 1.05M: powers of two are counted in their own thousands, as their makers do. */
export function tokensInShort(tokens: number): string {
  const thousand = tokens % 1024 === 0 ? 1024 : 1000
  if (tokens < thousand) return latin(String(tokens))
  const [value, unit] = tokens < thousand * 999.5 ? [tokens / thousand, 'k'] : [tokens / thousand ** 2, 'M']
  return latin(`${Number(value.toFixed(value < 10 ? 2 : 0))}${unit}`)
}

/** $3, $0.25, $0.075: as many decimals as it takes to tell prices apart, and no more than they have. */
export function dollars(amount: number): string {
  const exact = String(Number(amount.toFixed(4)))
  const decimals = exact.split('.')[1]?.length ?? 0
  return latin(`$${decimals === 1 ? amount.toFixed(2) : exact}`)
}

/** "$3 / $15 per M", "free", "local", "price unknown". */
export function priceInShort({ model, status }: ModelEntry): string {
  if (status.id === 'starter' || status.id === 'scripted') return t('models.facts.noModel')
  if (model.price !== undefined && !isFree(model)) return pairOf(model.price)
  if (isFree(model)) return t('models.facts.free')
  return status.local ? t('models.facts.local') : t('models.facts.priceUnknown')
}

/** Input and output, in dollars for a million tokens. */
function pairOf({ input, output }: Price): string {
  return t('models.facts.perMillion', { prices: latin(`${dollars(input)} / ${dollars(output)}`) })
}

/** True when the provider asks nothing for it. */
export function isFree({ free, price }: ModelInfo): boolean {
  return free === true || (price !== undefined && price.input === 0 && price.output === 0)
}

/** What it can do beside writing, in the order of the marks. */
export function capabilitiesOf(model: ModelInfo): readonly Capability[] {
  return [
    ...(model.sees === true ? (['sees'] as const) : []),
    ...(thinks(model) ? (['reasons'] as const) : []),
    ...(model.searches === true ? (['searches'] as const) : []),
  ]
}

/** True when it can think before it answers, asked to or not. */
export function thinks({ reasoning }: ModelInfo): boolean {
  return reasoning === 'optional' || reasoning === 'always'
}

/** A capability in words: "sees images", "reasons", "searches the web". */
export function capabilityWords(capability: Capability, model: ModelInfo): string {
  if (capability === 'sees') return t('models.facts.sees')
  if (capability === 'searches') return t('models.facts.searches')
  return model.reasoning === 'always' ? t('models.facts.alwaysReasons') : t('models.facts.reasons')
}
