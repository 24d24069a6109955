/** What Ollama tells of a model that it has. */
import type { ListResponse, Ollama } from 'ollama'
import type { ModelInfo } from '#shared/domain/model.ts'
import { alwaysThinks } from './to-wire.ts'

/** What the list and the model's own page tell; the page may fail, and then its part is missing. */
export async function describeModel(client: Ollama, model: ListResponse['models'][number]): Promise<ModelInfo> {
  const shown = await client.show({ model: model.name }).catch(() => undefined)
  const contextTokens = Object.entries(shown?.model_info ?? {}).find(([name]) =>
    name.endsWith('.context_length'),
  )?.[1] as unknown
  // Older servers tell nothing of what a model can do.
  const capabilities: unknown = shown?.capabilities
  const inCloud = 'remote_host' in model ? 'runs in the cloud' : undefined
  const description = [model.details?.parameter_size, model.details?.quantization_level, inCloud]
    .filter((word) => word)
    .join(' ')
  return {
    id: model.name,
    ...(typeof model.size === 'number' ? { bytes: model.size } : {}),
    ...(typeof contextTokens === 'number' ? { contextTokens } : {}),
    ...(Array.isArray(capabilities) ? can(model.name, capabilities) : {}),
    ...(description === '' ? {} : { description }),
  }
}

function can(name: string, capabilities: readonly unknown[]): Pick<ModelInfo, 'sees' | 'reasoning'> {
  const thinks = capabilities.includes('thinking')
  return {
    sees: capabilities.includes('vision'),
    reasoning: thinks ? (alwaysThinks(name) ? 'always' : 'optional') : 'none',
  }
}
