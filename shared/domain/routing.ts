/** How "Auto" chooses a model: rules that the user can see and change, and the reason for each choice. */
import { z } from 'zod'
import { ModelClass, ModelRef, ProviderId } from './model.ts'

/** What a prompt is for. current-events: a question that only a look at the web answers well. */
export const PromptKind = z.enum(['new-app', 'edit', 'plan', 'explanation', 'current-events'])
export type PromptKind = z.infer<typeof PromptKind>

/** One wish: a model by name, any of a class, any of a provider, whatever searches the web, or a favourite. */
export const Preference = z.discriminatedUnion('by', [
  z.object({ by: z.literal('model'), model: ModelRef }),
  z.object({ by: z.literal('class'), class: ModelClass }),
  z.object({ by: z.literal('provider'), provider: ProviderId }),
  z.object({ by: z.literal('searches') }),
  z.object({ by: z.literal('favourite') }),
])
export type Preference = z.infer<typeof Preference>

/** What is preferred for one kind of prompt, the dearest wish first; whatever else is ready answers after these. */
export const RoutingRule = z.object({ when: PromptKind, prefer: z.array(Preference).max(20) })
export type RoutingRule = z.infer<typeof RoutingRule>

const byClass = (...classes: readonly ModelClass[]): Preference[] =>
  classes.map((name) => ({ by: 'class' as const, class: name }))
const favourite: Preference = { by: 'favourite' }

/** Also what a kind without a rule of the user's own follows. */
export const defaultRules: readonly RoutingRule[] = [
  { when: 'new-app', prefer: [favourite, ...byClass('standard', 'reasoning', 'fast', 'local')] },
  { when: 'edit', prefer: [favourite, ...byClass('standard', 'fast', 'reasoning', 'local')] },
  { when: 'plan', prefer: [favourite, ...byClass('reasoning', 'standard', 'local', 'fast')] },
  { when: 'explanation', prefer: [favourite, ...byClass('fast', 'local', 'standard', 'reasoning')] },
  { when: 'current-events', prefer: [{ by: 'searches' }, favourite, ...byClass('standard', 'fast')] },
]

/**
 * Why a model was chosen. dev-mode: it runs on this machine, and that is preferred now. wish: a rule's wish. any: nothing
 * that the rule names is ready, this is. only: it is the only one. starter: no model is ready, and a new app needs none.
 */
export const RoutingReason = z.object({
  kind: PromptKind,
  code: z.enum(['dev-mode', 'wish', 'any', 'only', 'starter']),
  /** The wish that it meets, for `wish`. */
  wish: Preference.optional(),
  /** What the rule or the favourites name and what could not be taken, the dearest first; at most three. */
  passedOver: z
    .array(
      z.object({
        model: ModelRef,
        /** unknown: its provider does not list it. */
        why: z.enum(['needs-key', 'unreachable', 'too-small', 'blind', 'unknown']),
      }),
    )
    .optional(),
})
export type RoutingReason = z.infer<typeof RoutingReason>
