/** Routes of what answers: providers, keys and settings. */
import { withEdits } from '../generation/edits/edit-format.ts'
import { testProvider } from '../providers/test-provider.ts'
import { api } from './base.ts'
import type { Services } from './services.ts'

export function modelRoutes({ store, providers, keys, settings, publish }: Services) {
  return {
    provider: {
      list: api.provider.list.handler(async ({ input, signal }) => {
        const statuses = await providers.statuses(input.refresh, signal ?? new AbortController().signal, input.provider)
        return withEdits(statuses, store.editLedger.get)
      }),
      test: api.provider.test.handler(({ input: { provider: id }, signal }) => {
        const baseUrl = providers.baseUrlOf(id)
        const key = baseUrl === '' ? undefined : keys.keyFor(id, baseUrl)?.key
        const target = { id, baseUrl, key, provider: () => providers.get(id) }
        return testProvider(target, signal ?? new AbortController().signal)
      }),
      setKey: api.provider.setKey.handler(async ({ input }) => {
        await keys.setKey(input.provider, input.key, input.baseUrl)
        return {}
      }),
    },
    keys: {
      state: api.keys.state.handler(() => keys.state()),
      allowWeak: api.keys.allowWeak.handler(async ({ input }) => {
        await keys.allowWeak(input.allow)
        return keys.state()
      }),
      createFile: api.keys.createFile.handler(async ({ input }) => {
        await keys.createFile(input.passphrase)
        return keys.state()
      }),
      unlock: api.keys.unlock.handler(async ({ input }) => {
        await keys.unlock(input.passphrase)
        return keys.state()
      }),
      lock: api.keys.lock.handler(async () => {
        await keys.lock()
        return keys.state()
      }),
      removeFile: api.keys.removeFile.handler(async () => {
        await keys.removeFile()
        return keys.state()
      }),
    },
    settings: {
      get: api.settings.get.handler(() => settings.get()),
      update: api.settings.update.handler(({ input }) => {
        const updated = settings.update(input)
        publish({ type: 'settings-changed' })
        publish({ type: 'providers-changed' })
        return updated
      }),
    },
  }
}
