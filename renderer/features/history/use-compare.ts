/** The files that differ between two states of a project, and the texts of one of them. */
import { useEffect, useState } from 'react'
import { type AppError, toAppError } from '#shared/domain/error.ts'
import type { ComparedFile } from '#shared/domain/history.ts'
import type { HistoryClient } from './types.ts'

export interface Sides {
  readonly projectId: string
  readonly from: string
  /** Undefined: the project as it is now. */
  readonly to: string | undefined
}

export interface Asked<Data> {
  readonly data?: Data
  readonly error?: AppError
}

/** Both undefined until it is answered. `key` changes with what is asked. */
function useAsked<Data>(key: string, ask: ((signal: AbortSignal) => Promise<Data>) | undefined): Asked<Data> {
  const [state, setState] = useState<Asked<Data> & { readonly key: string }>()
  useEffect(() => {
    if (ask === undefined) return undefined
    const leave = new AbortController()
    ask(leave.signal).then(
      (data) => setState({ key, data }),
      (thrown: unknown) => {
        if (!leave.signal.aborted) setState({ key, error: toAppError(thrown) })
      },
    )
    return () => leave.abort()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is asked is in the key
  }, [key])
  return state?.key === key ? state : {}
}

/** `stamp` changes when the project does. */
export function useCompare(
  client: HistoryClient,
  sides: Sides | undefined,
  stamp: string,
): Asked<readonly ComparedFile[]> {
  const key = sides === undefined ? '' : `${sides.projectId} ${sides.from} ${sides.to ?? stamp}`
  const ask = sides && ((signal: AbortSignal) => client.version.compare(inputOf(sides), { signal }))
  return useAsked(key, ask)
}

export function useTexts(
  client: HistoryClient,
  sides: Sides,
  path: string,
  stamp: string,
): Asked<{ before: string; after: string }> {
  const key = `${sides.projectId} ${sides.from} ${sides.to ?? stamp} ${path}`
  return useAsked(key, (signal) => client.version.texts({ ...inputOf(sides), path }, { signal }))
}

function inputOf({ projectId, from, to }: Sides): { projectId: string; from: string; to?: string } {
  return { projectId, from, ...(to === undefined ? {} : { to }) }
}
