/** Gemini's models that draw, by generateContent. https://ai.google.dev/gemini-api/docs/image-generation */
import { failure } from '#shared/domain/error.ts'
import type { ProviderId, Usage } from '#shared/domain/model.ts'
import type { AdapterOptions } from '../adapter-options.ts'
import { fieldsOf } from '../fields.ts'
import { readCounts, toUsage } from '../gemini/usage.ts'
import { firstCandidate, type WireChunk } from '../gemini/wire.ts'
import { endpoint, fetchJson } from '../http.ts'
import { keyHeader } from '../key-header.ts'
import { decodeImage, noImage } from './image-bytes.ts'
import type { ImageProvider, ImageRequest, MadeImage } from './image-provider.ts'

/** The base URL ends in the API's version, as `…/v1beta`; a bare origin gets that one. */
export function createGeminiImages({ id, baseUrl, key, connectMs }: AdapterOptions): ImageProvider {
  const base = /^\w+:\/\/[^/]+\/*$/.test(baseUrl) ? `${baseUrl.replace(/\/+$/, '')}/v1beta` : baseUrl
  return {
    id,
    async make(request, signal) {
      const { model } = request
      const answer = await fetchJson({
        provider: id,
        model,
        method: 'POST',
        url: endpoint(base, `/models/${encodeURIComponent(model.replace(/^models\//, ''))}:generateContent`),
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          ...keyHeader('x-goog-api-key', key),
        },
        body: JSON.stringify(toGeminiImageBody(request)),
        secret: key,
        signal,
        connectMs,
      })
      return readGeminiImage((fieldsOf(answer) ?? {}) as WireChunk, { provider: id, model })
    },
  }
}

/** Exported for tests. */
export function toGeminiImageBody(request: ImageRequest): Readonly<Record<string, unknown>> {
  return {
    contents: [{ role: 'user', parts: [{ text: request.prompt }] }],
    generationConfig: { responseModalities: ['IMAGE'], imageConfig: { aspectRatio: ratioOf(request) } },
  }
}

/** What every one of these models takes. */
const ratios = ['1:1', '2:3', '3:2', '3:4', '4:3', '9:16', '16:9', '21:9'] as const

function ratioOf({ width, height }: ImageRequest): string {
  const away = (ratio: string): number => {
    const [across = 1, down = 1] = ratio.split(':').map(Number)
    return Math.abs(Math.log(across / down / (width / height)))
  }
  return ratios.reduce((best, ratio) => (away(ratio) < away(best) ? ratio : best), ratios[0] as string)
}

/** Why a model that could have drawn did not. */
const refusals = /SAFETY|PROHIBITED|BLOCKLIST|SPII|RECITATION|REFUS/

function readGeminiImage(
  { candidates, promptFeedback, usageMetadata }: WireChunk,
  context: { provider: ProviderId; model: string },
): MadeImage {
  const blocked = promptFeedback?.blockReason
  const candidate = firstCandidate(candidates)
  const parts: readonly unknown[] = Array.isArray(candidate?.content?.parts) ? candidate.content.parts : []
  const encoded = parts
    .filter((part) => fieldsOf(part)?.thought !== true)
    .map((part) => fieldsOf(fieldsOf(part)?.inlineData)?.data)
    .find((data): data is string => typeof data === 'string')
  if (encoded !== undefined) {
    const usage = usageOf(usageMetadata)
    return { bytes: decodeImage(encoded, context), ...(usage === undefined ? {} : { usage }) }
  }
  const reason = [blocked, candidate?.finishReason].find((one): one is string => typeof one === 'string') ?? ''
  if (blocked !== undefined || refusals.test(reason)) {
    const words = [promptFeedback?.blockReasonMessage, candidate?.finishMessage].find(
      (one): one is string => typeof one === 'string' && one !== '',
    )
    throw failure('refused', words ?? `The model declined to draw this picture (${reason}).`, context)
  }
  throw noImage(context)
}

function usageOf(used: WireChunk['usageMetadata']): Usage | undefined {
  const { input, output } = toUsage(readCounts(used ?? {}))
  return input === undefined || output === undefined ? undefined : { input, output, estimated: false }
}
