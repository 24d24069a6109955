/** The reason for a choice of "auto" as an English sentence: for the record, the command line and the metrics. */
import type { ModelRef } from '#shared/domain/model.ts'
import type { Preference, PromptKind, RoutingReason } from '#shared/domain/routing.ts'

const kinds: Readonly<Record<PromptKind, string>> = {
  'new-app': 'new apps',
  edit: 'changes',
  plan: 'plans',
  explanation: 'explanations',
  'current-events': 'questions about current events',
}

/** One or two short sentences. */
export function sayReason({ kind, code, wish, passedOver = [] }: RoutingReason): string {
  const said = sayCode(kind, code, wish)
  const [first] = passedOver
  return first === undefined ? said : `${said} ${sayPassedOver(first.model, first.why)}`
}

function sayCode(kind: PromptKind, code: RoutingReason['code'], wish: Preference | undefined): string {
  switch (code) {
    case 'dev-mode':
      return 'Development mode: what runs on this machine comes first.'
    case 'wish':
      return `For ${kinds[kind]}: ${wish === undefined ? 'by the rules' : sayWish(wish)}.`
    case 'any':
      return `For ${kinds[kind]}: nothing that the rules name is ready, this is.`
    case 'only':
      return 'The only model that is ready.'
    case 'starter':
      return 'No model is ready; the starter makes new apps without one.'
  }
}

function sayWish(wish: Preference): string {
  switch (wish.by) {
    case 'model':
      return 'the model that your rule names'
    case 'provider':
      return 'the provider that your rule names'
    case 'class':
      return {
        fast: 'a fast model',
        standard: 'a standard model',
        reasoning: 'a model that thinks',
        local: 'a local model',
      }[wish.class]
    case 'searches':
      return 'a model that searches the web'
    case 'favourite':
      return 'one of your favourites'
  }
}

function sayPassedOver({ model }: ModelRef, why: NonNullable<RoutingReason['passedOver']>[number]['why']): string {
  switch (why) {
    case 'needs-key':
      return `${model} needs a key.`
    case 'unreachable':
      return `${model} cannot be reached.`
    case 'too-small':
      return `${model} cannot hold this app and prompt.`
    case 'blind':
      return `${model} reads no images.`
    case 'unknown':
      return `${model} is not listed by its provider.`
  }
}
