/** What is known of one model, and whether its provider has it at all. */
import { failure, type AppError } from '#shared/domain/error.ts'
import type { ModelInfo, ModelRef, ProviderId } from '#shared/domain/model.ts'
import type { Catalog } from './catalog.ts'
import { closestIds, sameModel } from './model-id.ts'
import type { ModelLists } from './model-lists.ts'
import { providerTable } from './table.ts'

export interface KnownModels {
  /** What its provider told last, and the catalogue; asks nobody. */
  get(model: ModelRef): ModelInfo | undefined
  /**
   * Throws model-not-found with the closest names for a model that its provider does not have. Looks at the provider's
   * list again before that, within its bound, and lets pass whatever it cannot be sure of: a provider that cannot be
   * asked now, or one that answers to names which it does not list.
   */
  check(model: ModelRef): Promise<void>
  /** A provider's own "no such model", with the closest names after it. */
  explain(error: AppError): AppError
}

/** These answer to names that they do not list: old names, presets, whatever was loaded. */
const listsInPart: ReadonlySet<ProviderId> = new Set<ProviderId>([
  'starter',
  'scripted',
  'openai-compatible',
  'perplexity',
  'fanar',
  'deepseek',
  'lmstudio',
  'llamacpp',
  'vllm',
])

/** A list that was read so lately, in milliseconds, is not asked for again. */
const freshMs = 3000

export function createKnownModels({ catalog, lists }: { catalog: Catalog; lists: ModelLists }): KnownModels {
  function listed({ provider, model }: ModelRef): ModelInfo | undefined {
    const models = lists.known(provider)?.models ?? []
    return models.find(({ id }) => id === model) ?? models.find(({ id }) => isNamed(id, model))
  }

  function near({ provider, model }: ModelRef): string[] {
    const models = lists.known(provider)?.models ?? []
    const known = models.length > 0 ? models : catalog.of(provider)
    return closestIds(
      model,
      known.map(({ id }) => id).filter((id) => id !== model),
    )
  }

  return {
    get(ref) {
      const [live, known] = [listed(ref), catalog.get(ref)]
      return live === undefined && known === undefined ? undefined : { ...known, ...live, id: ref.model }
    },
    async check(ref) {
      const { provider, model } = ref
      if (listsInPart.has(provider) || isElsewhere(ref) || listed(ref) !== undefined) return
      if (catalog.get(ref) !== undefined) return
      const { models, error } = await lists.ask(provider, freshMs)
      if (error !== undefined || models.length === 0) return
      if (listed(ref) !== undefined || models.some(({ id }) => id.startsWith(`${model}-`))) return
      const { name } = providerTable[provider]
      const names = near(ref)
      throw failure('model-not-found', `${name} has no model "${model}". ${advice(names)}`, {
        provider,
        model,
        ...(names.length === 0 ? {} : { detail: names.join(', ') }),
      })
    },
    explain(error) {
      const { kind, provider, model, message } = error
      if (kind !== 'model-not-found' || model === undefined || error.detail !== undefined) return error
      if (provider === undefined || !(provider in providerTable)) return error
      const names = near({ provider: provider as ProviderId, model })
      if (names.length === 0) return error
      return { ...error, message: `${message.replace(/[.\s]*$/, '.')} ${advice(names)}`, detail: names.join(', ') }
    },
  }
}

/** Beside what `sameModel` knows: Ollama's `:latest`, and OpenRouter's ways of serving a model, `:nitro`. */
function isNamed(id: string, wanted: string): boolean {
  return sameModel(id, wanted) || id === `${wanted}:latest` || id === wanted.replace(/:(?!free$)[a-z]+$/, '')
}

/** Ollama passes these on to its own servers, OpenRouter takes them from the user's account. */
export function isElsewhere({ provider, model }: ModelRef): boolean {
  if (provider === 'ollama') return /[:-]cloud$/.test(model)
  return provider === 'openrouter' && model.startsWith('@')
}

function advice(names: readonly string[]): string {
  if (names.length === 0) return 'Choose another one.'
  return `Did you mean ${names.slice(0, -1).join(', ')}${names.length > 1 ? ' or ' : ''}${names.at(-1)}?`
}
