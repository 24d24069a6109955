/** Anthropic's list of models, a page at a time. Pure. https://platform.claude.com/docs/en/api/models/list */
import type { ModelInfo } from '#shared/domain/model.ts'
import { fieldsOf } from '../fields.ts'
import { count } from '../usage.ts'
import { claudeFacts } from './generation.ts'

export interface ModelPage {
  readonly models: readonly ModelInfo[]
  /** Where the next page begins; absent on the last one. */
  readonly after?: string
}

/** Undefined for what is not a list of models. */
export function readModelPage(value: unknown): ModelPage | undefined {
  const { data, has_more: more, last_id: last } = fieldsOf(value) ?? {}
  if (!Array.isArray(data)) return undefined
  const models = data.flatMap(readModel)
  return { models, ...(more === true && typeof last === 'string' && last !== '' ? { after: last } : {}) }
}

function readModel(value: unknown): ModelInfo[] {
  const model = fieldsOf(value)
  const id = model?.id
  if (model === undefined || typeof id !== 'string' || id === '') return []
  const name = model.display_name
  const contextTokens = count(model.max_input_tokens) || undefined
  const outputTokens = count(model.max_tokens) || undefined
  const capabilities = fieldsOf(model.capabilities)
  const sees = supports(capabilities?.image_input)
  const thinks = supports(capabilities?.thinking)
  return [
    {
      id,
      ...(typeof name === 'string' && name !== '' ? { name } : {}),
      ...(contextTokens === undefined ? {} : { contextTokens }),
      ...(outputTokens === undefined ? {} : { outputTokens }),
      ...(sees === undefined ? {} : { sees }),
      ...(thinks === undefined ? {} : { reasoning: thinks ? thinking(id) : 'none' }),
    },
  ]
}

function thinking(id: string): 'optional' | 'always' {
  return claudeFacts(id)?.thinking === 'always' ? 'always' : 'optional'
}

function supports(capability: unknown): boolean | undefined {
  const supported = fieldsOf(capability)?.supported
  return typeof supported === 'boolean' ? supported : undefined
}
