/** Every adapter as the studio makes it, against its fake. */
import { Settings } from '#shared/domain/settings.ts'
import type { ProviderId } from '#shared/domain/model.ts'
import type { ModelRequest, Provider } from '../../main/providers/provider.ts'
import { createProviderRegistry } from '../../main/providers/registry.ts'
import { fakeFormats, type FakeFormat } from '../fake-providers/index.ts'

export interface Adapter {
  readonly id: ProviderId
  readonly format: FakeFormat
  /** At this address, with this key. */
  create(baseUrl: string, key?: string): Provider
}

export const adapters: readonly Adapter[] = Object.entries(fakeFormats).map(([name, format]) => {
  const id = name as ProviderId
  return { id, format, create: (baseUrl, key) => makeAdapter(id, baseUrl, key) }
})

function makeAdapter(id: ProviderId, baseUrl: string, key: string | undefined): Provider {
  const settings = Settings.parse({
    ollamaUrl: baseUrl,
    openaiCompatible: { baseUrl },
    providers: { [id]: { baseUrl } },
  })
  const registry = createProviderRegistry({
    settings: () => settings,
    keyFor: () => (key === undefined ? undefined : { key, shown: 'of the test' }),
    templatesFolder: '/nowhere',
  })
  return registry.get(id)
}

export const request: ModelRequest = {
  model: 'fake-model',
  messages: [
    { role: 'system', content: 'Answer.' },
    { role: 'user', content: 'Hello?' },
  ],
  task: { prompt: 'Hello?', kind: 'page', files: new Map() },
}
