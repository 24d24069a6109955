/** Gemini's list of models, a page at a time: those that answer a prompt. Pure. https://ai.google.dev/api/models */
import type { ModelInfo } from '#shared/domain/model.ts'
import { fieldsOf } from '../fields.ts'
import { count } from '../usage.ts'
import { thinkingStyle } from './generation.ts'

export interface ModelPage {
  readonly models: readonly ModelInfo[]
  /** What asks for the next page; absent on the last one. */
  readonly next?: string
}

/** Undefined for what is not a list of models. A page may be empty, and its list is then left out. */
export function readModelPage(value: unknown): ModelPage | undefined {
  const { models, nextPageToken } = fieldsOf(value) ?? {}
  const next = typeof nextPageToken === 'string' && nextPageToken !== '' ? nextPageToken : undefined
  if (!Array.isArray(models) && (models !== undefined || next === undefined)) return undefined
  return { models: (models ?? []).flatMap(readModel), ...(next === undefined ? {} : { next }) }
}

function readModel(value: unknown): ModelInfo[] {
  const model = fieldsOf(value)
  const methods = model?.supportedGenerationMethods
  if (typeof model?.name !== 'string' || !Array.isArray(methods) || !methods.includes('generateContent')) return []
  const id = model.name.replace(/^models\//, '')
  if (id === '') return []
  const { displayName: name, description } = model
  const contextTokens = count(model.inputTokenLimit) || undefined
  const outputTokens = count(model.outputTokenLimit) || undefined
  return [
    {
      id,
      ...(typeof name === 'string' && name !== '' ? { name } : {}),
      ...(contextTokens === undefined ? {} : { contextTokens }),
      ...(outputTokens === undefined ? {} : { outputTokens }),
      ...(model.thinking === true ? { reasoning: thinking(id) } : {}),
      ...(typeof description === 'string' && description !== '' ? { description } : {}),
    },
  ]
}

function thinking(id: string): 'optional' | 'always' {
  const told = thinkingStyle(id)
  return 'least' in told && (told.least === 0 || told.least === 'minimal') ? 'optional' : 'always'
}
