/** The changes that are looked at, asked again whenever the project is another, and the texts of one of their files. */
import { useEffect, useState } from 'react'
import { type AppError, toAppError } from '#shared/domain/error.ts'
import type { Review, ReviewFile } from '#shared/domain/review.ts'
import { type Query, useQuery } from '../../client/use-query.ts'
import type { ChangesOf, ReviewClient } from './types.ts'

/** A file that is no text has no lines to show. */
export type ChangedFile = Omit<ReviewFile, 'decision'> & {
  readonly decision?: ReviewFile['decision'] | undefined
  readonly binary?: boolean
}
export type Changes = Omit<Review, 'files'> & { readonly files: readonly ChangedFile[] }

export function useChanges(client: ReviewClient, projectId: string, changes: ChangesOf): Query<Changes> {
  const key = changes.type === 'review' ? changes.runId : `${changes.from}-${changes.to}`
  return useQuery<Changes>(`project/${projectId}/changes/${key}`, async (signal) => {
    if (changes.type === 'review') return client.review.get({ runId: changes.runId }, { signal })
    const { runId, prompt, from, to } = changes
    const files = await client.version.compare({ projectId, from, to }, { signal })
    return { runId, prompt, state: 'applied', versionId: to, files: files.map((file) => ({ ...file, stamp: '' })) }
  })
}

export interface Texts {
  readonly before: string
  readonly after: string
  /** What the model was shown, where the file has become another since. */
  readonly base?: string | undefined
}

/** Neither until it is answered. The last answer stays while the same file is asked for again. */
export function useTexts(
  client: ReviewClient,
  projectId: string,
  changes: ChangesOf,
  file: ChangedFile | undefined,
): { readonly data?: Texts; readonly error?: AppError } {
  const [state, setState] = useState<{ readonly key: string; readonly data?: Texts; readonly error?: AppError }>()
  const path = file?.path
  const key = path === undefined ? '' : `${changes.runId} ${path}`
  const stamp = file?.stamp
  useEffect(() => {
    if (path === undefined) return undefined
    const leave = new AbortController()
    const { signal } = leave
    const asked =
      changes.type === 'review'
        ? client.review.texts({ runId: changes.runId, path }, { signal })
        : client.version.texts({ projectId, from: changes.from, to: changes.to, path }, { signal })
    asked.then(
      (data) => setState({ key, data }),
      (thrown: unknown) => {
        if (!signal.aborted) setState({ key, error: toAppError(thrown) })
      },
    )
    return () => leave.abort()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is asked is in the key; the stamp: it is another file now
  }, [key, stamp])
  return state?.key === key ? state : {}
}
