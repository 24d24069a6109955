/** Decisions as they are made: shown at once, written down one after the other, so that no key of a quick hand is lost. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { showError } from '../../ui/toast.tsx'
import { withDecisions } from './review-state.ts'
import type { Decide, ReviewClient } from './types.ts'
import type { ChangedFile, Changes } from './use-changes.ts'

export interface Decisions {
  /** With what is on its way. */
  readonly files: readonly ChangedFile[]
  readonly decide: Decide
  /** Resolves when all are written down; rejects with what kept one from it. */
  settled(): Promise<void>
}

type Own = ReadonlyMap<string, 'accepted' | 'rejected' | undefined>

const noFiles: readonly ChangedFile[] = []
const nothing: Own = new Map()

export function useDecisions(
  client: ReviewClient,
  runId: string,
  changes: Changes | undefined,
  refetch: () => void,
): Decisions {
  const [own, setOwn] = useState(nothing)
  const line = useRef<Promise<void>>(Promise.resolve())
  const underWay = useRef(0)
  // What was read after the last one was written down holds them all.
  useEffect(() => {
    if (underWay.current === 0) setOwn(nothing)
  }, [changes])

  const decide = useCallback<Decide>(
    (paths, decision) => {
      setOwn((before) => new Map([...before, ...paths.map((path) => [path, decision] as const)]))
      underWay.current += 1
      const written = line.current
        .catch(() => undefined)
        .then(() => client.review.decide({ runId, paths: [...paths], ...(decision === undefined ? {} : { decision }) }))
        .then(() => undefined)
        .finally(() => {
          underWay.current -= 1
          if (underWay.current === 0) refetch()
        })
      line.current = written
      written.catch((thrown: unknown) => {
        setOwn(nothing)
        showError(thrown)
      })
    },
    [client, runId, refetch],
  )
  const settled = useCallback(() => line.current, [])
  const files = useMemo(() => withDecisions(changes?.files ?? noFiles, own), [changes, own])
  return { files, decide, settled }
}
