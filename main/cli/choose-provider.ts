/** Who answers a command: the provider that is named, or what the default rules choose of all that is ready. */
import { join } from 'node:path'
import type { ModelChoice, ModelRef, ProviderId } from '#shared/domain/model.ts'
import { Settings } from '#shared/domain/settings.ts'
import { createAuto } from '../generation/auto.ts'
import { createCatalog } from '../providers/catalog.ts'
import type { KnownModels } from '../providers/known-models.ts'
import type { Provider } from '../providers/provider.ts'
import { readRequestEnvironment } from '../settings/request-environment.ts'
import { findAppRoot } from '../shell/app-root.ts'
import { nameFolders } from '../shell/data-folder.ts'
import type { CommandIo } from './io.ts'
import { makeRegistry, type ProviderArguments } from './provider-arguments.ts'

export interface ToChoose {
  readonly model: ModelChoice
  /** Who answers; absent where any may. */
  readonly provider: ProviderId | undefined
  readonly prompt: string
  readonly contextTokens: number
}

export interface ChosenProvider {
  readonly model: ModelRef
  readonly provider: Provider
  /** True when the request does not leave this machine. */
  readonly local: boolean
  readonly models: KnownModels
}

/**
 * The model and its provider; what "auto" chose is told on stderr. Rejects with a Failure that says what is missing, or
 * which models come closest to one that its provider does not have.
 */
export async function chooseProvider(
  { model, provider, prompt, contextTokens }: ToChoose,
  values: ProviderArguments,
  files: ReadonlyMap<string, string>,
  io: CommandIo,
): Promise<ChosenProvider> {
  const catalog = createCatalog({
    file: findAppRoot().modelsFile,
    userFile: join(nameFolders(values.data, io.env).dataFolder, 'models.json'),
    onTrouble: io.stderr,
  })
  if (model !== 'auto') {
    const { get, local, models } = await makeRegistry(model.provider, values, io, catalog)
    const named = get(model.provider)
    await models.check(model)
    return { model, provider: named, local: local(model.provider), models }
  }
  const registry = await makeRegistry(provider, values, io, catalog)
  const { devMode = false } = readRequestEnvironment(io.env)
  const auto = createAuto({
    statuses: async (signal) => {
      const statuses = await registry.statuses(false, signal)
      return provider === undefined ? statuses : statuses.filter(({ id }) => id === provider)
    },
    settings: () => Settings.parse({ localContextTokens: contextTokens }),
    devMode: () => devMode,
  })
  const chosen = await auto.resolve('auto', { prompt, files, attachments: [] }, io.signal)
  io.stderr(`Chosen: ${chosen.model.provider}, ${chosen.model.model}. ${chosen.because ?? ''}`)
  const { provider: id } = chosen.model
  return { model: chosen.model, provider: registry.get(id), local: registry.local(id), models: registry.models }
}
