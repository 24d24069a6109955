/** The preview in its states, over made-up answers of the studio and of an app. */
import { ORPCError } from '@orpc/client'
import { useEffect, useState } from 'react'
import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import type { Version } from '#shared/domain/project.ts'
import { HungNotice, Stopped } from '../features/preview/build-notices.tsx'
import { Panel as PreviewPanel } from '../features/preview/panel.tsx'
import { PreviewPane } from '../features/preview/preview-pane.tsx'
import type { PreviewBuild, PreviewClient, PreviewRun } from '../features/preview/types.ts'
import { createLogStore } from '../features/preview/use-app-log.ts'
import { useViewStore as usePreviewView } from '../features/preview/view-store.ts'
import { now } from './samples.ts'
import { State } from './state.tsx'

/** An empty page: nothing else but a project's own host may stand in the studio's frames, and the gallery has none. */
const app = 'about:blank'

const client: PreviewClient = {
  pick: {
    find: () => Promise.resolve({ source: null }),
    change: () => Promise.reject(new Error('Nothing is changed here.')),
  },
  project: { saveThumbnail: () => Promise.resolve({}) },
  version: { saveThumbnail: () => Promise.resolve({}) },
  preview: {
    open: () => Promise.resolve({ url: app }),
    openExternal: () => Promise.resolve({ url: app }),
    watchBuild: () => Promise.reject(new Error('Nothing is built here.')),
    locate: () => Promise.resolve({ places: [] }),
    installPackages: () => Promise.resolve({ versions: {} }),
  },
}

const unreachable: PreviewClient = {
  ...client,
  preview: {
    ...client.preview,
    open: () => Promise.reject(new ORPCError('FAILURE', { message: 'The connection to the studio broke.' })),
  },
}

const version: Version = {
  id: '1',
  projectId: 'gallery',
  number: 1,
  reason: 'run',
  label: 'a pomodoro timer called FocusFlow, dark',
  createdAt: now,
  files: [
    { path: 'index.html', bytes: 900 },
    { path: 'about.html', bytes: 300 },
  ],
}
const notes: Version = { ...version, files: [{ path: 'notes.md', bytes: 300 }] }

const problems = [
  {
    file: 'src/screens/orders.tsx',
    line: 14,
    column: 9,
    text: 'There is no file src/components/orders-tabel.',
    hint: 'Nearest: src/components/orders-table.tsx.',
  },
  { file: 'src/lib/money.ts', line: 3, column: 1, text: 'lucide-react has no "Coinz".', hint: 'Nearest: Coins.' },
]
const unbuilt: PreviewBuild = {
  get: () => unbuiltState,
  subscribe: () => () => undefined,
}
const unbuiltState = { good: 0, problems, failedScreens: [], screensOnly: false, screens: [], styles: false, ms: 40 }
const missing = [
  {
    file: 'src/screens/map.tsx',
    line: 2,
    column: 1,
    text: 'There is no package "react-leaflet" here.',
    install: 'react-leaflet',
  },
  {
    file: 'src/screens/map.tsx',
    line: 3,
    column: 1,
    text: '"leaflet" is not installed.',
    hint: 'Install leaflet@1.9.4.',
    install: 'leaflet@1.9.4',
  },
]
const unbuiltYet: PreviewBuild = {
  get: () => unbuiltWithout,
  subscribe: () => () => undefined,
}
const unbuiltWithout = { ...unbuiltState, problems: missing }
const nothing = (): void => undefined

const place = { file: 'app.js', line: 12, column: 4 }
const said: readonly BridgeEvent[] = [
  {
    type: 'console',
    level: 'log',
    text: 'started {user: {name: "Ada"}}',
    detail: '{\n  user: {\n    name: "Ada"\n  }\n}',
    ...place,
  },
  { type: 'console', level: 'debug', text: 'fine detail', ...place },
  { type: 'console', level: 'warn', text: 'the oven is cold', ...place },
  { type: 'console', level: 'log', text: 'tick', ...place },
  { type: 'console', level: 'log', text: 'tick', ...place },
  { type: 'error', message: 'Uncaught ReferenceError: notThere is not defined', stack: '', rejection: false, ...place },
  { type: 'left-out', count: 1_204 },
  { type: 'blocked', directive: 'connect-src', url: 'https://api.example.com/prices' },
  {
    type: 'requests',
    list: [
      { path: '', kind: 'document', status: 200, bytes: 909, ms: 4, at: now },
      { path: 'app.js', kind: 'script', status: 200, bytes: 12_400, ms: 2, at: now },
      { path: 'none.png', kind: 'image', status: 404, ms: 1, at: now },
    ],
  },
]

/** Runs come from the caller: the editor's states show the same ones. */
export function PreviewStates({ waiting, draft }: { readonly waiting: PreviewRun; readonly draft: PreviewRun }) {
  return (
    <>
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
        <PreviewPane client={client} projectId="done" latest={version} version={version} />
      </State>
      <State name="preview: files, and no first page" width="narrow" height={320}>
        <PreviewPane client={client} projectId="notes" latest={notes} />
      </State>
      <State name="preview: cannot be opened" width="narrow" height={320}>
        <PreviewPane client={unreachable} projectId="unreachable" />
      </State>
      <State name="preview: the studio is out of reach" width="narrow" height={320}>
        <PreviewPane client={client} projectId="offline" latest={version} offline />
      </State>
      <State name="preview: a React app that was never built" width="narrow" height={320}>
        <PreviewPane client={client} projectId="unbuilt" latest={version} build={unbuilt} onOpenAt={nothing} />
      </State>
      <State name="preview: a React app that misses packages" width="narrow" height={400}>
        <PreviewPane client={client} projectId="missing" latest={version} build={unbuiltYet} onOpenAt={nothing} />
      </State>
      <State name="preview: what a build says" width="narrow" height={280}>
        <HungNotice onStop={nothing} onReload={nothing} />
      </State>
      <State name="preview: stopped" width="narrow" height={220}>
        <Stopped onStart={nothing} />
      </State>
      <State name="preview: on a phone" width="narrow" height={420}>
        <OnDevice device="iphone-15" />
      </State>
      <State name="preview: on a screen" width="wide" height={420}>
        <OnDevice device="screen-1280" />
      </State>
      <State name="preview: console" width="narrow" height={280}>
        <OpenPanel tab="console" />
      </State>
      <State name="preview: network" width="narrow" height={280}>
        <OpenPanel tab="network" />
      </State>
    </>
  )
}

function OnDevice({ device }: { readonly device: string }) {
  const change = usePreviewView((store) => store.change)
  useEffect(() => change(device, { device }), [change, device])
  return <PreviewPane client={client} projectId={device} latest={version} />
}

function OpenPanel({ tab }: { readonly tab: 'console' | 'network' }) {
  const of = usePreviewView((store) => store.of)
  const [log] = useState(() => {
    const store = createLogStore(() => false)
    for (const event of said) store.hear(event)
    return store
  })
  return (
    <PreviewPanel
      log={log}
      view={{ ...of('gallery'), panel: tab, panelHeight: 240 }}
      onView={() => undefined}
      onOpenAt={() => undefined}
    />
  )
}
