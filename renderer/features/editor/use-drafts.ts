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

/** `openActive` reads the file in front from disk, if it is one of these, before its draft goes: nothing flickers. */
export function useDrafts(
  parts: MonacoParts | undefined,
  run: EditorRun | undefined,
  documents: ProjectDocuments | undefined,
  openActive: (among: (path: string) => boolean) => void,
): ShownDrafts {
  const [drafts, setDrafts] = useState<Drafts<Model>>()
  const runId = run?.id
  // One for the whole page as long as somebody listens, so that it changes with the run only.
  const feed = run?.feed
  useEffect(() => {
    if (parts === undefined || documents === undefined || runId === undefined || feed === undefined) return undefined
    const shown = createDrafts(feed, parts.draftModels(runId))
    setDrafts(shown)
    return () => {
      shown.leave()
      openActive((path) => shown.file(path) !== undefined)
      void documents.refresh().then(() => {
        setDrafts((current) => (current === shown ? undefined : current))
        // After the view has let go of the models.
        setTimeout(() => shown.dispose(), 1_000)
      })
    }
  }, [parts, documents, runId, feed, openActive])

  const files = useSyncExternalStore(drafts?.subscribe ?? never, drafts?.list ?? empty)
  return { drafts, files }
}

const never = (): (() => void) => () => undefined
const empty = (): readonly DraftFile<Model>[] => none
