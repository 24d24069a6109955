/** Where the preview of an answer is; of one that is decided, as long as it is looked at. */
import { useEffect, useState } from 'react'
import { type AppError, toAppError } from '#shared/domain/error.ts'
import type { VariantsClient } from './types.ts'

export interface VariantAddress {
  readonly url?: string
  readonly error?: AppError
}

/** `stamp`: it is asked for anew when this changes. */
export function useVariantAddress(
  client: VariantsClient,
  projectId: string,
  runId: string,
  stamp: string,
): VariantAddress {
  const [answer, setAnswer] = useState<VariantAddress>({})
  useEffect(() => {
    const leave = new AbortController()
    client.preview.open({ view: 'variant', projectId, runId }, { signal: leave.signal }).then(
      ({ url }) => setAnswer({ url }),
      (thrown: unknown) => {
        if (!leave.signal.aborted) setAnswer({ error: toAppError(thrown) })
      },
    )
    return () => leave.abort()
  }, [client, projectId, runId, stamp])
  return answer
}
