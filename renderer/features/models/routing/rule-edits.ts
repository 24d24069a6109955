/** Changes to the rules of "Auto": each kind of prompt has a list of wishes, the dearest first. */
import type { ModelRef } from '#shared/domain/model.ts'
import { defaultRules, type Preference, type PromptKind, type RoutingRule } from '#shared/domain/routing.ts'

export const promptKinds = ['new-app', 'edit', 'plan', 'explanation', 'current-events'] as const

/** What holds for a kind now: the user's own wishes, else the standard ones. */
export function wishesOf(rules: readonly RoutingRule[], kind: PromptKind): readonly Preference[] {
  return [...rules, ...defaultRules].find(({ when }) => when === kind)?.prefer ?? []
}

/** True when the user has changed the rule of this kind. */
export function isOwn(rules: readonly RoutingRule[], kind: PromptKind): boolean {
  return rules.some(({ when }) => when === kind)
}

/** The rules with other wishes for a kind; wishes that are the standard ones are no rule of the user's own. */
export function withWishes(
  rules: readonly RoutingRule[],
  kind: PromptKind,
  wishes: readonly Preference[],
): readonly RoutingRule[] {
  const others = rules.filter(({ when }) => when !== kind)
  const standard = wishesOf([], kind).map(wishKey).join()
  return wishes.map(wishKey).join() === standard ? others : [...others, { when: kind, prefer: [...wishes] }]
}

/** The wishes with one moved to another place; the same where there is no such place. */
export function moved(wishes: readonly Preference[], from: number, to: number): readonly Preference[] {
  const wish = wishes[from]
  if (wish === undefined || to < 0 || to >= wishes.length) return wishes
  return wishes.toSpliced(from, 1).toSpliced(to, 0, wish)
}

/** The wishes with another one at the end; one that is there already goes there. */
export function added(wishes: readonly Preference[], wish: Preference): readonly Preference[] {
  return [...wishes.filter((other) => wishKey(other) !== wishKey(wish)), wish]
}

/** Tells wishes apart. */
export function wishKey(wish: Preference): string {
  switch (wish.by) {
    case 'model':
      return `model ${refKey(wish.model)}`
    case 'class':
      return `class ${wish.class}`
    case 'provider':
      return `provider ${wish.provider}`
    case 'searches':
    case 'favourite':
      return wish.by
  }
}

function refKey({ provider, model }: ModelRef): string {
  return `${provider}/${model}`
}
