/** A search in the project's files: asked again as it changes, the question before it given up. */
import { useEffect, useMemo, useState } from 'react'
import type { TextMatch, TextQuery } from '#shared/contract/text-search.ts'
import { type AppError, toAppError } from '#shared/domain/error.ts'
import type { EditorClient } from '../types.ts'

export interface Search {
  readonly query: Omit<TextQuery, 'projectId'>
  readonly matches: readonly TextMatch[]
  /** By file, in the order of the matches. */
  readonly groups: readonly (readonly [string, readonly TextMatch[]])[]
  readonly more: boolean
  readonly busy: boolean
  readonly error: AppError | undefined
  change(patch: Partial<Omit<TextQuery, 'projectId'>>): void
}

/** Typing goes on for so long before the studio is asked, in milliseconds. */
const calmMs = 150
const nothing = { matches: [] as readonly TextMatch[], more: false }

/** `revision` changes when the files do: the shown places are then looked for anew. `shown`: somebody looks at it. */
export function useSearch(client: EditorClient, projectId: string, revision: unknown, shown: boolean): Search {
  const [query, setQuery] = useState<Search['query']>({ text: '', matchCase: false, wholeWord: false, regex: false })
  const [found, setFound] = useState(nothing)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError>()

  useEffect(() => {
    if (!shown) return undefined
    if (query.text === '') {
      setFound(nothing)
      setError(undefined)
      setBusy(false)
      return undefined
    }
    const leave = new AbortController()
    setBusy(true)
    const timer = setTimeout(() => {
      client.file
        .search({ projectId, ...query }, { signal: leave.signal })
        .then(
          (result) => {
            if (leave.signal.aborted) return
            setFound(result)
            setError(undefined)
          },
          (thrown: unknown) => {
            if (leave.signal.aborted) return
            setFound(nothing)
            setError(toAppError(thrown))
          },
        )
        .finally(() => {
          if (!leave.signal.aborted) setBusy(false)
        })
    }, calmMs)
    return () => {
      leave.abort()
      clearTimeout(timer)
    }
  }, [client, projectId, query, revision, shown])

  const groups = useMemo(() => {
    const byPath = new Map<string, TextMatch[]>()
    for (const match of found.matches) {
      const list = byPath.get(match.path)
      if (list === undefined) byPath.set(match.path, [match])
      else list.push(match)
    }
    return [...byPath]
  }, [found])

  return {
    query,
    matches: found.matches,
    groups,
    more: found.more,
    busy,
    error,
    change: (patch) => setQuery((now) => ({ ...now, ...patch })),
  }
}
