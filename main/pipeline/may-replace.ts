/** Which model may answer instead of which, and for which failures another one helps. Pure. */
import type { ErrorKind } from '#shared/domain/error.ts'
import type { ModelRef, Price } from '#shared/domain/model.ts'

/**
 * Failures that another model can cure. Not `auth`: a wrong key is the user's to mend, and they would not see it behind
 * another model's answer. Not `refused` or `bad-request`: what one will not do is not passed around.
 */
const curable: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'unreachable',
  'overloaded',
  'rate-limited',
  'quota',
  'budget',
  'timeout-connect',
  'timeout-first-token',
  'timeout-stall',
  'model-not-found',
  'context-too-long',
  'provider',
  'truncated',
])

export function isCurable(kind: ErrorKind): boolean {
  return curable.has(kind)
}

export interface ReplacementRules {
  /** True when no request to it leaves this machine, by whatever hands. */
  local(model: ModelRef): boolean
  /** Undefined: not known. What is local costs nothing. */
  priceOf(model: ModelRef): Price | undefined
  readonly allowDearer: boolean
  readonly allowHosted: boolean
}

/** Why `other` must not answer what was asked of `asked`; undefined when it may. Unknown prices are taken for dear. */
export function whyNotReplace(asked: ModelRef, other: ModelRef, rules: ReplacementRules): string | undefined {
  if (!rules.allowHosted && rules.local(asked) && !rules.local(other)) {
    return `${other.model} is not on this machine, and ${asked.model} is. Settings, Requests can allow it.`
  }
  if (rules.allowDearer) return undefined
  const price = priceWith(rules, other)
  if (price !== undefined && price.input === 0 && price.output === 0) return undefined
  if (asked.provider === other.provider && asked.model === other.model) return undefined
  const askedPrice = priceWith(rules, asked)
  if (price === undefined || askedPrice === undefined) {
    const unknown = price === undefined ? other : asked
    return `${other.model} may cost more: the price of ${unknown.model} is not known. Settings, Requests can allow it.`
  }
  if (price.input <= askedPrice.input && price.output <= askedPrice.output) return undefined
  return `${other.model} costs more than ${asked.model}. Settings, Requests can allow it.`
}

function priceWith(rules: ReplacementRules, model: ModelRef): Price | undefined {
  return rules.priceOf(model) ?? (rules.local(model) ? { input: 0, output: 0 } : undefined)
}
