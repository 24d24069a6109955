/** A provider's own list of models, `GET …/models`, in the shapes that servers give it. What it tells is kept, no more. */
import { failure } from '#shared/domain/error.ts'
import type { ModelInfo, Price, ProviderId } from '#shared/domain/model.ts'
import { fieldsOf, type Fields } from '../fields.ts'
import { bearer, endpoint, fetchJson } from '../http.ts'
import { count } from '../usage.ts'

export interface ModelListOptions {
  readonly id: ProviderId
  readonly baseUrl: string
  readonly key?: string | undefined
  readonly connectMs?: number | undefined
  readonly signal: AbortSignal
}

/** Asks for the list. Throws a Failure, also when what comes is none. */
export async function listModels(options: ModelListOptions): Promise<readonly ModelInfo[]> {
  const { id, baseUrl, key, connectMs, signal } = options
  const url = endpoint(baseUrl, '/models')
  const headers = { accept: 'application/json', ...bearer(key) }
  const models = readModels(
    await fetchJson({ provider: id, method: 'GET', url, headers, secret: key, signal, connectMs }),
  )
  if (models === undefined) {
    throw failure('provider', `${url.origin} gave no list of models. Check the base URL: it usually ends in /v1.`, {
      provider: id,
    })
  }
  return models
}

/** Reads `{data: […]}`, `{models: […]}` or a bare array, of objects with an `id` or `name`, or of names. */
export function readModels(value: unknown): ModelInfo[] | undefined {
  const { data, models } = fieldsOf(value) ?? {}
  const list = [data, models, value].find((candidate): candidate is unknown[] => Array.isArray(candidate))
  return list?.flatMap((entry) => {
    if (typeof entry === 'string') return entry === '' ? [] : [{ id: entry }]
    const fields = fieldsOf(entry)
    const model = fields === undefined ? undefined : readModel(fields)
    return model === undefined ? [] : [model]
  })
}

function readModel(fields: Fields): ModelInfo | undefined {
  const { id, name, pricing, supported_parameters: parameters } = fields
  const model = typeof id === 'string' && id !== '' ? id : name
  if (typeof model !== 'string' || model === '' || !writesText(fields)) return undefined
  const { top_provider: top, architecture, capabilities, meta } = fields
  const contextTokens = firstCount(
    fields.context_length,
    fields.max_model_len,
    fields.context_window,
    fields.max_context_length,
    fieldsOf(meta)?.n_ctx,
  )
  const outputTokens = firstCount(fieldsOf(top)?.max_completion_tokens, fields.max_completion_tokens)
  const price = readPrice(fieldsOf(pricing))
  const sees = readSees(fieldsOf(architecture)?.input_modalities, fieldsOf(capabilities)?.vision)
  const accepts = Array.isArray(parameters) ? (parameters as unknown[]) : undefined
  return {
    id: model,
    ...(typeof name === 'string' && name !== '' && name !== model ? { name } : {}),
    ...(contextTokens === undefined ? {} : { contextTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
    ...(price === undefined ? {} : { price, ...(price.input === 0 && price.output === 0 ? { free: true } : {}) }),
    ...(sees === undefined ? {} : { sees }),
    ...(accepts === undefined
      ? {}
      : {
          reasoning: accepts.includes('reasoning') ? ('optional' as const) : ('none' as const),
          temperature: accepts.includes('temperature'),
        }),
  }
}

/** False for models that only draw, speak or embed, where the list tells. */
function writesText({ architecture, capabilities }: Fields): boolean {
  const outputs = fieldsOf(architecture)?.output_modalities
  if (Array.isArray(outputs)) return outputs.includes('text')
  return fieldsOf(capabilities)?.completion_chat !== false
}

function readSees(inputs: unknown, vision: unknown): boolean | undefined {
  if (Array.isArray(inputs)) return inputs.includes('image')
  return typeof vision === 'boolean' ? vision : undefined
}

/** Prices in dollars per token, as strings; a negative one means that it depends. */
function readPrice(pricing: Fields | undefined): Price | undefined {
  const perMillion = (value: unknown): number | undefined => {
    const dollars = typeof value === 'string' && value !== '' ? Number(value) : value
    return typeof dollars === 'number' && dollars >= 0 ? Number((dollars * 1e6).toPrecision(10)) : undefined
  }
  const input = perMillion(pricing?.prompt)
  const output = perMillion(pricing?.completion)
  if (input === undefined || output === undefined) return undefined
  const cached = perMillion(pricing?.input_cache_read)
  const cacheWrite = perMillion(pricing?.input_cache_write)
  return {
    input,
    output,
    ...(cached === undefined ? {} : { cached }),
    ...(cacheWrite === undefined ? {} : { cacheWrite }),
  }
}

function firstCount(...values: readonly unknown[]): number | undefined {
  return values.map(count).find((value) => value !== undefined && value > 0)
}
