/** Editor, preview and history in their states, over made-up answers of the studio. */
import { emptyRunView, foldRunEvent, type RunView } from '#shared/contract/run-view.ts'
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import type { EditorRun } from '../features/editor/index.ts'
import { EditorStates } from './editor-states.tsx'
import { HistoryStates } from './history-states.tsx'
import { PickStates } from './pick-states.tsx'
import { PreviewStates } from './preview-states.tsx'
import { now } from './samples.ts'

const page =
  '<!doctype html>\n<html lang="en">\n  <head>\n    <title>FocusFlow</title>\n  </head>\n  <body>\n    <h1>25:00</h1>\n'
const started: RunEventBody = {
  type: 'run-start',
  prompt: 'a timer',
  kind: 'page',
  mode: 'create',
  asked: { provider: 'starter', model: 'starter' },
}

/** A run that has come as far as these events, and stays there. */
function runOf(id: string, state: 'live' | 'draft', bodies: readonly RunEventBody[]): EditorRun {
  const view: RunView = [started, ...bodies]
    .map((body, seq): RunEvent => ({ runId: id, seq, at: now, ...body }))
    .reduce(foldRunEvent, emptyRunView)
  const undo = (): void => undefined
  return { id, state, feed: { getView: () => view, subscribe: () => undo, onEvents: () => undo } }
}

const written: readonly RunEventBody[] = [
  { type: 'file-start', path: 'index.html' },
  { type: 'file-delta', path: 'index.html', text: page },
]
const live = runOf('live', 'live', written)
const waiting = runOf('waiting', 'live', [])
const draft = runOf('draft', 'draft', [...written, { type: 'run-end', outcome: 'stopped' }])

/** Each project here has an id of its own: editors keep their tabs by it. */
export function WorkbenchStates({ theme }: { readonly theme: 'dark' | 'light' }) {
  return (
    <>
      <EditorStates theme={theme} waiting={waiting} live={live} draft={draft} />
      <PreviewStates waiting={waiting} draft={draft} />
      <PickStates />
      <HistoryStates theme={theme} />
    </>
  )
}
