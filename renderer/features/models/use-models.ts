/** The models as the app uses them: what is known, what is chosen, and how to change it. */
import { useCallback, useState } from 'react'
import { type AppError, toAppError } from '#shared/domain/error.ts'
import type { ModelChoice, ModelRef, ProviderId, ProviderStatus, ProviderTest } from '#shared/domain/model.ts'
import type { Settings, SettingsPatch } from '#shared/domain/settings.ts'
import { client } from '../../client/connection.ts'
import { invalidate, setQueryData } from '../../client/query-cache.ts'
import { useQuery } from '../../client/use-query.ts'
import { showError } from '../../ui/toast.tsx'
import type { ServerSetup } from './server-form.tsx'

export interface Models {
  /** Undefined until the studio has answered. */
  readonly settings: Settings | undefined
  readonly statuses: readonly ProviderStatus[] | undefined
  /** The model that is chosen; with `auto`, the one that was before. */
  readonly choice: ModelRef
  /** The routing rules choose. */
  readonly auto: boolean
  readonly busy: boolean
  /** What went wrong with the last set-up. */
  readonly error: AppError | undefined
  readonly update: (patch: SettingsPatch) => Promise<void>
  readonly choose: (choice: ModelChoice) => void
  /** Asks every provider for its own list. */
  readonly refresh: () => void
  /** Reads what is known of the providers, without asking all of them. */
  readonly look: () => void
  readonly saveServer: (setup: ServerSetup) => void
  /** Rejects with a Failure for what is no key. An empty one forgets. */
  readonly saveKey: (provider: ProviderId, key: string, baseUrl: string) => Promise<void>
  readonly test: (provider: ProviderId, signal: AbortSignal) => Promise<ProviderTest>
}

const builtIn: ModelRef = { provider: 'starter', model: 'starter' }

/** Settings and providers, cached for the whole page. */
export function useModels(): Models {
  const settings = useQuery('settings', (signal) => client.settings.get(undefined, { signal }))
  const providers = useQuery('providers', (signal) => client.provider.list({ refresh: false }, { signal }))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError>()

  const update = useCallback(async (patch: SettingsPatch) => {
    try {
      setQueryData('settings', await client.settings.update(patch))
    } catch (thrown) {
      showError(thrown)
    }
  }, [])

  const refresh = useCallback(() => {
    setBusy(true)
    client.provider
      .list({ refresh: true })
      .then((list) => setQueryData('providers', list), showError)
      .finally(() => setBusy(false))
  }, [])

  const saveServer = useCallback((setup: ServerSetup) => {
    setBusy(true)
    setError(undefined)
    saveSetup(setup)
      .then(setError, (thrown: unknown) => setError(toAppError(thrown)))
      .finally(() => setBusy(false))
  }, [])

  return {
    settings: settings.data,
    statuses: providers.data,
    choice: settings.data?.model ?? builtIn,
    auto: settings.data?.auto ?? false,
    busy,
    error,
    update,
    choose: (choice) => void update(choice === 'auto' ? { auto: true } : { model: choice, auto: false }),
    refresh,
    look,
    saveServer,
    saveKey,
    test,
  }
}

function look(): void {
  invalidate('providers')
}

async function saveKey(provider: ProviderId, key: string, baseUrl: string): Promise<void> {
  await client.provider.setKey({ provider, key, baseUrl })
  setQueryData('providers', await client.provider.list({ refresh: false }))
}

async function test(provider: ProviderId, signal: AbortSignal): Promise<ProviderTest> {
  return client.provider.test({ provider }, { signal })
}

/** Saves, asks the server, and chooses its model when there is one to choose. Returns what the server said against it. */
async function saveSetup({ baseUrl, model, key }: ServerSetup): Promise<AppError | undefined> {
  setQueryData('settings', await client.settings.update({ openaiCompatible: { baseUrl, model } }))
  if (key !== undefined) await client.provider.setKey({ provider: 'openai-compatible', key, baseUrl })
  const statuses = await client.provider.list({ refresh: true })
  setQueryData('providers', statuses)
  const status = statuses.find(({ id }) => id === 'openai-compatible')
  const first = model === '' ? status?.models[0]?.id : model
  if (status?.error === undefined && first !== undefined) {
    const chosen: ModelRef = { provider: 'openai-compatible', model: first }
    setQueryData('settings', await client.settings.update({ model: chosen, auto: false }))
  }
  return status?.error
}
