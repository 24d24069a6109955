/** Editor, preview and versions in their states, over made-up answers of the studio. */
import { emptyRunView, foldRunEvent, type RunView } from '#shared/contract/run-view.ts'
import type { RunEvent, RunEventBody } from '#shared/contract/run-event.ts'
import type { VersionFacts } from '#shared/domain/history.ts'
import type { Version } from '#shared/domain/project.ts'
import type { EditorRun } from '../features/editor/index.ts'
import { Timeline } from '../features/history/timeline.tsx'
import { type HistoryClient, VersionList } from '../features/history/index.ts'
import { EditorStates } from './editor-states.tsx'
import { PreviewStates } from './preview-states.tsx'
import { now } from './samples.ts'
import { State } from './state.tsx'

const page =
  '<!doctype html>\n<html lang="en">\n  <head>\n    <title>FocusFlow</title>\n  </head>\n  <body>\n    <h1>25:00</h1>\n'
const files = [
  { path: 'index.html', bytes: page.length },
  { path: 'app.css', bytes: 812 },
]

const model = { provider: 'anthropic', model: 'claude-sonnet' } as const
const historyFacts: VersionFacts[] = [
  { versionId: '3', added: 2, removed: 1, model, ms: 9_400, cost: { usd: 0.0031 }, checkpoint: 'Green' },
  { versionId: '2', added: 1, removed: 1 },
  { versionId: '1', added: 120, removed: 0, model, ms: 41_000, cost: { usd: 0.02 } },
]

const client: HistoryClient = {
  version: {
    read: () => Promise.resolve({ text: page }),
    restore: () => Promise.resolve({ versionId: '1' }),
    facts: () => Promise.resolve(historyFacts),
    compare: () => Promise.resolve([{ path: 'index.html', change: 'changed', binary: false, added: 2, removed: 1 }]),
    texts: () => Promise.resolve({ before: page, after: page.replace('25:00', '50:00') }),
    nameCheckpoint: () => Promise.resolve({}),
    thumbnail: () => Promise.resolve({}),
    saveThumbnail: () => Promise.resolve({}),
    branch: () => Promise.resolve({ projectId: 'gallery' }),
    exportGit: () => Promise.resolve({ file: new File([], 'history.zip') }),
    exportGitTo: () => Promise.resolve({ folder: '/tmp', commits: 3 }),
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
      <PreviewStates waiting={waiting} draft={draft} />
      <State name="versions" width="narrow">
        <VersionList
          client={client}
          projectId="gallery"
          versions={versions}
          viewing={versions[2]}
          onView={() => undefined}
        />
      </State>
      <State name="history: timeline" width="narrow">
        <Timeline
          client={client}
          projectId="gallery"
          versions={versions}
          facts={new Map(historyFacts.map((facts) => [facts.versionId, facts]))}
          chosen={versions[0]}
          newestId="3"
          onChoose={() => undefined}
        />
      </State>
      <State name="versions: none" width="narrow">
        <VersionList client={client} projectId="gallery" versions={[]} onView={() => undefined} />
      </State>
    </>
  )
}
