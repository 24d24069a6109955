/** The frame's address, from the studio. */
import { type AppError, toAppError } from '#shared/domain/error.ts'
import { useEffect, useState } from 'react'
import type { PreviewClient } from './types.ts'

export interface Address {
  readonly url: string | undefined
  readonly error: AppError | undefined
  readonly retry: () => void
}

/** Of the project, or of one of its versions. The one before stays until the next is known. */
export function useAddress(client: PreviewClient, projectId: string, versionId: string | undefined): Address {
  const [answer, setAnswer] = useState<{ key: string; url?: string; error?: AppError }>()
  const [tries, setTries] = useState(0)
  const key = `${projectId} ${versionId ?? ''}`
  useEffect(() => {
    const leave = new AbortController()
    const target =
      versionId === undefined
        ? ({ view: 'project', projectId } as const)
        : ({ view: 'version', projectId, versionId } as const)
    client.preview.open(target, { signal: leave.signal }).then(
      ({ url }) => setAnswer({ key, url }),
      (thrown: unknown) => {
        if (!leave.signal.aborted) setAnswer({ key, error: toAppError(thrown) })
      },
    )
    return () => leave.abort()
  }, [client, projectId, versionId, key, tries])
  return {
    url: answer?.url,
    error: answer?.key === key ? answer.error : undefined,
    retry: () => setTries((count) => count + 1),
  }
}

/** The origin that the frame's messages come from. Custom schemes have one too, which `URL` does not always tell. */
export function originOf(url: string): string {
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}
