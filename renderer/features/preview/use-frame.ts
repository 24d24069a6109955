/** Decides when the frame loads, from what the run and the project say. */
import { useCallback, useEffect, useReducer, useRef } from 'react'
import { frameReducer, type FrameState, noFrame } from './frame-state.ts'
import type { PreviewPaneProps, PreviewRun } from './types.ts'
import { useFeed } from './use-feed.ts'

export interface Frame extends FrameState {
  /** The run's answer has a page, or had one when it stopped. */
  readonly begun: boolean
  readonly reload: () => void
}

/** A run whose first events do not come: the project is shown without them after this many milliseconds. */
const patience = 1_500

export function useFrame({
  run,
  latest,
  picturesRun,
  outsideChanges = 0,
}: Pick<PreviewPaneProps, 'run' | 'latest' | 'picturesRun' | 'outsideChanges'>): Frame {
  const [state, dispatch] = useReducer(frameReducer, noFrame)
  const begun = useFeed(run, (view) => view.files.some(({ path }) => path === 'index.html'))
  const known = useFeed(run, (view) => view.lastSeq >= 0)
  const hasFiles = useFeed(run, (view) => view.files.length > 0)
  const runId = run?.id
  const draft = run?.state === 'draft'

  useEffect(() => {
    if (latest === undefined) return
    const { id: versionId, runId: by } = latest
    dispatch({ type: 'latest', versionId, runId: by, inPlace: by !== undefined && by === picturesRun })
  }, [latest, picturesRun])
  useEffect(() => {
    if (runId !== undefined && begun) dispatch({ type: 'document', runId })
  }, [runId, begun])
  useEffect(() => {
    if (runId !== undefined && draft && hasFiles) dispatch({ type: 'draft', runId })
  }, [runId, draft, hasFiles])
  useEffect(() => {
    if (latest === undefined) return undefined
    if (runId === undefined || known) {
      dispatch({ type: 'ready' })
      return undefined
    }
    const timer = setTimeout(() => dispatch({ type: 'ready' }), patience)
    return () => clearTimeout(timer)
  }, [latest, runId, known])

  useEffect(() => {
    if (outsideChanges > 0) dispatch({ type: 'reload' })
  }, [outsideChanges])

  const before = useRef<PreviewRun>(undefined)
  useEffect(() => {
    const gone = before.current
    before.current = run
    if (gone === undefined) return
    if (gone.id === run?.id) {
      if (gone.leftOut?.join() !== run.leftOut?.join()) dispatch({ type: 'reload' })
      return
    }
    if (!isUnfinished(gone)) return
    if (latest?.runId !== gone.id) dispatch({ type: 'discarded', runId: gone.id })
    // Of what was looked at, a part may have been taken.
    else if (gone.why === 'review') dispatch({ type: 'reload' })
  }, [run, latest])

  const reload = useCallback(() => dispatch({ type: 'reload' }), [])
  return { ...state, begun, reload }
}

/** A quick hand discards an answer before the window has heard that it became a draft. */
function isUnfinished({ state, feed }: PreviewRun): boolean {
  const { outcome } = feed.getView()
  return state === 'draft' || (outcome !== undefined && outcome !== 'done')
}
