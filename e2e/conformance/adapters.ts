/** Every adapter as the studio makes it, against its fake. */
import { Settings } from '#shared/domain/settings.ts'
import type { ProviderId } from '#shared/domain/model.ts'
import type { ApiChoice } from '../../main/providers/adapters.ts'
import type { ModelRequest, Provider } from '../../main/providers/provider.ts'
import { createProviderRegistry } from '../../main/providers/registry.ts'
import { fakeFormats, type FakeFormat } from '../fake-providers/index.ts'

export interface Adapter {
  readonly id: ProviderId
  /** The id, and the format where it is not the provider's usual one. */
  readonly name: string
  readonly format: FakeFormat
  /** At this address, with this key. */
  create(baseUrl: string, key?: string): Provider
}

const usual: readonly Adapter[] = Object.entries(fakeFormats).map(([name, format]) => {
  const id = name as ProviderId
  return { id, name, format, create: (baseUrl, key) => makeAdapter(id, baseUrl, key) }
})

/** Servers that speak OpenAI's other format. */
const others: readonly Adapter[] = [
  {
    id: 'openai',
    name: 'openai by chat',
    format: fakeFormats['openai-compatible'],
    create: (baseUrl, key) => makeAdapter('openai', baseUrl, key, 'chat'),
  },
  {
    id: 'openai-compatible',
    name: 'openai-compatible by responses',
    format: fakeFormats.openai,
    create: (baseUrl, key) => makeAdapter('openai-compatible', baseUrl, key, 'responses'),
  },
]

export const adapters: readonly Adapter[] = [...usual, ...others]

function makeAdapter(id: ProviderId, baseUrl: string, key: string | undefined, api?: ApiChoice): Provider {
  const settings = Settings.parse({
    ollamaUrl: baseUrl,
    openaiCompatible: { baseUrl },
    providers: { [id]: { baseUrl } },
  })
  const registry = createProviderRegistry({
    settings: () => settings,
    keyFor: () => (key === undefined ? undefined : { key, shown: 'of the test' }),
    templatesFolder: '/nowhere',
    ...(api === undefined ? {} : { api }),
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
