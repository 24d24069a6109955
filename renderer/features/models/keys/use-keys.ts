/** Where keys are kept, as the app uses it. */
import { useMemo } from 'react'
import type { KeysState } from '#shared/domain/keys.ts'
import { client } from '../../../client/connection.ts'
import { setQueryData } from '../../../client/query-cache.ts'
import { useQuery } from '../../../client/use-query.ts'
import type { KeyActions } from './key-storage.tsx'

const query = 'providers/keys'

/** Asked again with the providers; the state is undefined until the studio has answered. */
export function useKeys(): { readonly state: KeysState | undefined; readonly actions: KeyActions } {
  const { data } = useQuery(query, (signal) => client.keys.state(undefined, { signal }))
  const actions = useMemo((): KeyActions => {
    const put = async (answer: Promise<KeysState>): Promise<void> => setQueryData(query, await answer)
    return {
      allowWeak: (allow) => put(client.keys.allowWeak({ allow })),
      createFile: (passphrase) => put(client.keys.createFile({ passphrase })),
      unlock: (passphrase) => put(client.keys.unlock({ passphrase })),
      lock: () => put(client.keys.lock()),
      removeFile: () => put(client.keys.removeFile()),
    }
  }, [])
  return { state: data, actions }
}
