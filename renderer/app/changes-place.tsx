/** Where changes are looked at: which window is open, and what joins it with the project, the editor and the undo. */
import { type ReactNode, useEffect } from 'react'
import { create } from 'zustand'
import { client } from '../client/connection.ts'
import { TextCompare } from '../features/editor/index.ts'
import { type ChangesOf, ChangesWindow } from '../features/review/index.ts'
import { showToast } from '../ui/toast.tsx'
import { t } from '../words/index.ts'
import { openedProject } from './opened-project.ts'
import { offerUndo, undoVersion } from './undo-version.ts'
import { versionBefore } from './version-before.ts'

interface Shown {
  readonly projectId: string
  readonly changes: ChangesOf
  /** The file to look at first. */
  readonly path?: string | undefined
}

const useShown = create<{ readonly shown: Shown | undefined }>()(() => ({ shown: undefined }))

/** Opens the window, in the place of another one. */
function showChanges(shown: Shown): void {
  useShown.setState({ shown })
}

/** The same for a change that waits to be looked at. */
export function showReview(projectId: string, runId: string): void {
  showChanges({ projectId, changes: { type: 'review', runId } })
}

/** Opens the change of a run: with what was decided on it, or as it was applied; nothing happens where it is not known. */
export function showChangesOf(projectId: string, run: ChangedRun, path?: string): void {
  const changes = changesOf(run, openedProject(projectId)?.versions ?? [])
  if (changes !== undefined) showChanges({ projectId, changes, path })
}

interface ChangedRun {
  readonly id: string
  readonly prompt: string
  readonly versionId: string | undefined
  /** It was to be looked at before it is written. */
  readonly reviewed: boolean
}

function changesOf(run: ChangedRun, versions: readonly { readonly id: string }[]): ChangesOf | undefined {
  if (run.reviewed) return { type: 'review', runId: run.id }
  const before = versionBefore(versions, run.versionId)
  if (run.versionId === undefined || before === undefined) return undefined
  return { type: 'version', runId: run.id, prompt: run.prompt, from: before.id, to: run.versionId }
}

export interface ChangesPlaceProps {
  /** Of the project that is open: a window of another one is closed. */
  readonly projectId: string | undefined
  readonly theme: 'dark' | 'light'
}

export function ChangesPlace({ projectId, theme }: ChangesPlaceProps): ReactNode {
  const { shown } = useShown()
  const isElsewhere = shown !== undefined && shown.projectId !== projectId
  useEffect(() => {
    if (isElsewhere) useShown.setState({ shown: undefined })
  }, [isElsewhere])
  if (shown === undefined || shown.projectId !== projectId) return null
  const close = (): void => useShown.setState({ shown: undefined })
  const { changes, path } = shown
  return (
    <ChangesWindow
      key={changes.runId}
      {...{ client, projectId, changes, path }}
      showTexts={(file) => <TextCompare {...file} theme={theme} />}
      onClose={close}
      onEnd={(versionId, count) => {
        close()
        if (versionId === undefined) tellRejected(changes.runId)
        else tellApplied(projectId, versionId, count)
      }}
    />
  )
}

/** Rejects the whole change, of which nothing was decided yet. */
export async function rejectAll(projectId: string, runId: string): Promise<void> {
  const { outcome } = await client.review.finish({ runId, rest: 'rejected' })
  // Another window has accepted a part meanwhile, which has to be looked at.
  if (outcome === 'asks') showReview(projectId, runId)
  else if (outcome === 'discarded') tellRejected(runId)
}

function tellRejected(runId: string): void {
  offerUndo(t('review.doneNothing'), () => client.review.reopen({ runId }))
}

function tellApplied(projectId: string, versionId: string, count: number): void {
  offerUndo(t('review.doneApplied', { count }), () => undo(projectId, versionId))
}

async function undo(projectId: string, versionId: string): Promise<void> {
  if (await undoVersion(projectId, versionId)) showToast(t('review.undone'))
}
