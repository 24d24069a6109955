/** Who makes pictures, as the settings have it now. */
import { failure } from '#shared/domain/error.ts'
import type { ProviderId } from '#shared/domain/model.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { needsKey, providerTable } from '../table.ts'
import { createGeminiImages } from './gemini-images.ts'
import type { ImageMaker, ImageProvider } from './image-provider.ts'
import { createOpenAiImages } from './openai-images.ts'

export interface ImageMakerParts {
  settings(): Pick<Settings, 'images' | 'providers'>
  keyFor(provider: ProviderId, baseUrl: string): { readonly key: string } | undefined
  /** The address that it is asked at; empty when the user has not said it. */
  baseUrlOf(id: ProviderId): string
}

/** Taken where the user names no model. */
const usualModels: Readonly<Partial<Record<ProviderId, string>>> = {
  openai: 'gpt-image-2',
  gemini: 'gemini-3.1-flash-image',
}

/** Undefined while pictures are off. */
export function imageMaker({ settings, keyFor, baseUrlOf }: ImageMakerParts): ImageMaker | undefined {
  const { images, providers } = settings()
  const { provider: id } = images
  if (id === 'off') return undefined
  const model = images.model.trim() === '' ? (usualModels[id] ?? '') : images.model.trim()
  return {
    model: { provider: id, model },
    provider(): ImageProvider {
      const own = id === 'openai-compatible' ? images.baseUrl.trim() : ''
      const baseUrl = own === '' ? baseUrlOf(id) : own
      if (baseUrl === '')
        throw failure('invalid-input', 'Enter the address of the server that makes pictures in Settings.')
      if (model === '') throw failure('invalid-input', 'Enter the model that makes pictures in Settings.')
      const key = keyFor(id, baseUrl)?.key
      if (key === undefined && needsKey(id, baseUrl)) {
        throw failure('auth', `${providerTable[id].name} needs a key to make pictures. Enter it in Settings.`, {
          provider: id,
        })
      }
      const connectMs = providers[id]?.connectMs
      const options = {
        id,
        baseUrl,
        ...(key === undefined ? {} : { key }),
        ...(connectMs === undefined ? {} : { connectMs }),
      }
      return id === 'gemini' ? createGeminiImages(options) : createOpenAiImages(options)
    },
  }
}
