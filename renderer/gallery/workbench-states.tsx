/** Editor, preview and versions in their states, over made-up answers of the studio. */
import { ORPCError } from '@orpc/client'
import { emptyRunView, foldRunEvent, type RunView } from '#shared/contract/run-view.ts'
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import type { Version } from '#shared/domain/project.ts'
import type { EditorRun } from '../features/editor/index.ts'
import { type HistoryClient, VersionList } from '../features/history/index.ts'
import { type PreviewClient, PreviewPane } from '../features/preview/index.ts'
import { EditorStates } from './editor-states.tsx'
import { now } from './samples.ts'
import { State } from './state.tsx'

const page =
  '<!doctype html>\n<html lang="en">\n  <head>\n    <title>FocusFlow</title>\n  </head>\n  <body>\n    <h1>25:00</h1>\n'
const files = [
  { path: 'index.html', bytes: page.length },
  { path: 'app.css', bytes: 812 },
]

const client: HistoryClient & PreviewClient = {
  version: {
    read: () => Promise.resolve({ text: page }),
    restore: () => Promise.resolve({ versionId: '1' }),
  },
  project: { saveThumbnail: () => Promise.resolve({}) },
  preview: {
    open: () => Promise.resolve({ url: 'data:text/html,<h1>25:00</h1>' }),
    openExternal: () => Promise.resolve({ url: 'data:text/html,<h1>25:00</h1>' }),
  },
}

const offline: PreviewClient = {
  ...client,
  preview: {
    ...client.preview,
    open: () => Promise.reject(new ORPCError('FAILURE', { message: 'The connection to the studio broke.' })),
  },
}

const versions: readonly Version[] = [
  'make the buttons green',
  'index.html',
  'a pomodoro timer called FocusFlow, dark',
].map((label, index) => ({
  id: String(3 - index),
  projectId: 'gallery',
  number: 3 - index,
  reason: index === 1 ? 'save' : 'run',
  label,
  createdAt: now - index * 600_000,
  files,
}))

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
      <State name="preview: empty" width="narrow" height={320}>
        <PreviewPane client={client} projectId="empty" />
      </State>
      <State name="preview: waiting" width="narrow" height={320}>
        <PreviewPane client={client} projectId="waiting" run={waiting} />
      </State>
      <State name="preview: draft" width="narrow" height={320}>
        <PreviewPane client={client} projectId="draft" run={draft} />
      </State>
      <State name="preview: an earlier version" width="narrow" height={320}>
        <PreviewPane client={client} projectId="done" latest={versions[0]} version={versions[2]} />
      </State>
      <State name="preview: error" width="narrow" height={320}>
        <PreviewPane client={offline} projectId="offline" />
      </State>
      <State name="versions" width="narrow">
        <VersionList
          client={client}
          projectId="gallery"
          versions={versions}
          viewing={versions[2]}
          onView={() => undefined}
        />
      </State>
      <State name="versions: none" width="narrow">
        <VersionList client={client} projectId="gallery" versions={[]} onView={() => undefined} />
      </State>
    </>
  )
}
