/**
 * OpenAI's Images API, and servers that speak like it. https://platform.openai.com/docs/api-reference/images/create
 *
 * OpenAI's own models are told what they take by name; others get the model, the words and the size, which every
 * such server knows, and are asked for the picture itself: an address would have to be fetched from who knows where.
 */
import { failure } from '#shared/domain/error.ts'
import type { ProviderId, Usage } from '#shared/domain/model.ts'
import type { AdapterOptions } from '../adapter-options.ts'
import { fieldsOf } from '../fields.ts'
import { bearer, endpoint, fetchJson } from '../http.ts'
import { count } from '../usage.ts'
import { decodeImage, noImage } from './image-bytes.ts'
import type { ImageProvider, ImageRequest, MadeImage } from './image-provider.ts'

export function createOpenAiImages({ id, baseUrl, key, connectMs }: AdapterOptions): ImageProvider {
  return {
    id,
    async make(request, signal) {
      const answer = await fetchJson({
        provider: id,
        model: request.model,
        method: 'POST',
        url: endpoint(baseUrl, '/images/generations'),
        headers: { accept: 'application/json', 'content-type': 'application/json', ...bearer(key) },
        body: JSON.stringify(toOpenAiImageBody(request)),
        secret: key,
        signal,
        connectMs,
      })
      return readOpenAiImage(answer, { provider: id, model: request.model })
    },
  }
}

/** Exported for tests. */
export function toOpenAiImageBody(request: ImageRequest): Readonly<Record<string, unknown>> {
  const { model, prompt } = request
  const body = { model, prompt }
  if (model.startsWith('dall-e-3')) {
    return { ...body, size: sizeOf(request, ['1792x1024', '1024x1024', '1024x1792']), response_format: 'b64_json' }
  }
  if (model.startsWith('dall-e-2')) return { ...body, size: '1024x1024', response_format: 'b64_json' }
  const size = sizeOf(request, ['1536x1024', '1024x1024', '1024x1536'])
  // They give the picture itself, and refuse to be asked how.
  if (/^(?:gpt-image|chatgpt-image)/.test(model)) return { ...body, size, quality: 'medium', output_format: 'jpeg' }
  return { ...body, size, response_format: 'b64_json' }
}

function sizeOf({ width, height }: ImageRequest, [wide, square, tall]: readonly [string, string, string]): string {
  const ratio = width / height
  return ratio > 1.2 ? wide : ratio < 1 / 1.2 ? tall : square
}

function readOpenAiImage(answer: unknown, context: { provider: ProviderId; model: string }): MadeImage {
  const { data, usage: used } = fieldsOf(answer) ?? {}
  const first = fieldsOf(Array.isArray(data) ? data[0] : undefined)
  const { b64_json: encoded, url } = first ?? {}
  const inside =
    typeof encoded === 'string' ? encoded : typeof url === 'string' && url.startsWith('data:') ? url : undefined
  if (inside === undefined && typeof url === 'string') {
    const sentence =
      'The server sent an address in place of the picture. Kiln takes pictures as base64 (b64_json) only.'
    throw failure('provider', sentence, context)
  }
  if (inside === undefined) throw noImage(context)
  const usage = usageOf(used)
  return { bytes: decodeImage(inside, context), ...(usage === undefined ? {} : { usage }) }
}

function usageOf(value: unknown): Usage | undefined {
  const { input_tokens: given, output_tokens: made } = fieldsOf(value) ?? {}
  const [input, output] = [count(given), count(made)]
  return input === undefined || output === undefined ? undefined : { input, output, estimated: false }
}
