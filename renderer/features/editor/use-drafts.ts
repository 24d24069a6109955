/** The shown run's files, from its first event until the saved files have taken their place. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { createDrafts, type DraftFile, type Drafts } from './drafts.ts'
import type { MonacoParts } from './load-monaco.ts'
import type { Model } from './monaco/models.ts'
import type { ProjectDocuments } from './session.ts'
import type { EditorRun } from './types.ts'

export interface ShownDrafts {
  readonly drafts: Drafts<Model> | undefined
  readonly files: readonly DraftFile<Model>[]
}

const none: readonly DraftFile<Model>[] = []

/** `active`: the file in front, which is read from disk before its draft goes, so that nothing flickers. */
export function useDrafts(
  parts: MonacoParts | undefined,
  run: EditorRun | undefined,
  documents: ProjectDocuments | undefined,
  active: () => string | undefined,
): ShownDrafts {
  const [drafts, setDrafts] = useState<Drafts<Model>>()
  useEffect(() => {
    if (parts === undefined || documents === undefined || run === undefined) return undefined
    const shown = createDrafts(run.feed, parts.draftModels(run.id))
    setDrafts(shown)
    return () => {
      shown.leave()
      const path = active()
      if (path !== undefined && shown.file(path) !== undefined) documents.open(path)
      void documents.refresh().then(() => {
        setDrafts((current) => (current === shown ? undefined : current))
        // After the view has let go of the models.
        setTimeout(() => shown.dispose(), 1_000)
      })
    }
    // A run's feed is one for the whole page: its id says it all.
  }, [parts, documents, run?.id])

  const files = useSyncExternalStore(drafts?.subscribe ?? never, drafts?.list ?? empty)
  return { drafts, files }
}

const never = (): (() => void) => () => undefined
const empty = (): readonly DraftFile<Model>[] => none
