/** The flags that name a provider, and the provider that they make: exactly as given, no settings, no catalogue. */
import { failure } from '#shared/domain/error.ts'
import { ProviderId } from '#shared/domain/model.ts'
import { Settings } from '#shared/domain/settings.ts'
import type { Catalog } from '../providers/catalog.ts'
import { defaultOllamaUrl } from '../providers/names.ts'
import type { Provider } from '../providers/provider.ts'
import { createProviderRegistry, type ProviderRegistry } from '../providers/registry.ts'
import { readOllamaHost } from '../settings/environment-keys.ts'
import { findAppRoot } from '../shell/app-root.ts'
import type { CommandIo } from './io.ts'
import { findKeys } from './stored-keys.ts'

export const providerOptions = {
  provider: { type: 'string' },
  'base-url': { type: 'string' },
  'key-env': { type: 'string' },
  api: { type: 'string' },
  script: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export const providerHelp = `  --provider P          ${ProviderId.options.join(', ')}
  --base-url U          the server's address, as the provider's own SDK takes it: …/v1 for OpenAI's formats,
                        the bare origin for ollama (default: OLLAMA_HOST, else ${defaultOllamaUrl})
                        and anthropic, …/v1beta for gemini (default: the provider's own)
  --key-env NAME        the environment variable that holds the key (default: the provider's usual one, such as
                        OPENAI_API_KEY, which is sent to the provider's own address only; else the encrypted file
                        that the studio made, opened by KILN_PASSPHRASE or by what you are asked for)
  --api responses|chat  which of OpenAI's two formats, where a server has both (default: the provider's usual one)
  --script FILE         for scripted: answers from this file (.jsonl); the same as KILN_SCRIPT`

export interface ProviderArguments {
  readonly provider?: string | undefined
  readonly 'base-url'?: string | undefined
  readonly 'key-env'?: string | undefined
  readonly api?: string | undefined
  readonly script?: string | undefined
  readonly data?: string | undefined
}

/** Thrown for a command line that cannot be understood: exit code 2. */
export class WrongUsage extends Error {}

/** The provider's id. Throws WrongUsage. */
export function readProviderId(values: ProviderArguments): ProviderId {
  const ids = ProviderId.options.join(', ')
  if (values.provider === undefined) throw new WrongUsage(`Say who answers: --provider P, one of ${ids}.`)
  const id = ProviderId.safeParse(values.provider)
  if (!id.success) throw new WrongUsage(`There is no provider "${values.provider}". Choose one of ${ids}.`)
  if (values.api !== undefined && values.api !== 'responses' && values.api !== 'chat') {
    throw new WrongUsage(`--api is responses or chat, not "${values.api}".`)
  }
  return id.data
}

/** Makes the provider that the flags describe. Rejects with a Failure for what is missing. */
export async function makeProvider(id: ProviderId, values: ProviderArguments, io: CommandIo): Promise<Provider> {
  return (await makeRegistry(id, values, io)).get(id)
}

/** The registry that the flags describe; `id` is who answers, absent where any provider may. */
export async function makeRegistry(
  id: ProviderId | undefined,
  values: ProviderArguments,
  io: CommandIo,
  catalog?: Catalog,
): Promise<ProviderRegistry> {
  const { env } = io
  const given = values['base-url']
  const baseUrl = given ?? ''
  const ollamaUrl = given ?? readOllamaHost(env) ?? defaultOllamaUrl
  const named = readNamedKey(values, env)
  const usualKey = named === undefined ? await findKeys(id, values.data, io) : () => undefined
  const scriptFile = values.script ?? env.KILN_SCRIPT
  return createProviderRegistry({
    settings: () =>
      Settings.parse({
        ollamaUrl,
        openaiCompatible: { baseUrl },
        ...(given === undefined || id === undefined ? {} : { providers: { [id]: { baseUrl } } }),
      }),
    keyFor: (provider, address) =>
      // The usual variable's key is sent to the provider's own address, the named one wherever the command says.
      named === undefined ? usualKey(provider, address) : { key: named, shown: 'from the environment' },
    templatesFolder: findAppRoot().templatesFolder,
    // Nobody watches it being written.
    starterPaceMs: 0,
    ...(catalog === undefined ? {} : { catalog }),
    ...(scriptFile === undefined ? {} : { scriptFile }),
    ...(values.api === 'responses' || values.api === 'chat' ? { api: values.api } : {}),
  })
}

function readNamedKey(values: ProviderArguments, env: CommandIo['env']): string | undefined {
  const name = values['key-env']
  if (name === undefined) return undefined
  const key = env[name]
  if (!key) throw failure('auth', `The environment variable ${name} (--key-env) is not set.`)
  return key
}
