/** A project in the window: conversation, editor and preview side by side, or as tabs where there is no room. */
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { RunView } from '#shared/contract/run-view.ts'
import type { Version } from '#shared/domain/project.ts'
import { buildFeed, useBuildPart } from '../client/build-feed.ts'
import { client } from '../client/connection.ts'
import { useConnection } from '../client/use-connection.ts'
import { useQuery } from '../client/use-query.ts'
import { useRunPart } from '../client/use-run.ts'
import { Editor } from '../features/editor/index.ts'
import { restoreVersion } from '../features/history/index.ts'
import { buildProblemsOf, PreviewPane, type PreviewFixing } from '../features/preview/index.ts'
import { preloadLater } from '../ui/loaded-later.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { TabBar } from '../ui/tabs.tsx'
import { t } from '../words/index.ts'
import { showOpenFile } from './context-of-prompt.tsx'
import { CrashGuard } from './crash-guard.tsx'
import { type Layout, type NarrowTab, useLayoutStore } from './layout-store.ts'
import { type AskedPlace, usePicks } from './picks.tsx'
import type { OpenProject } from './use-project.ts'
import { useAfterPaint } from './use-after-paint.ts'
import { useProjectWatch } from './use-project-watch.ts'
import './project-view.css'

export interface ProjectViewProps {
  /** Undefined while a new app's project is being made. */
  readonly projectId: string | undefined
  readonly open: OpenProject
  readonly layout: Layout
  readonly narrow: boolean
  readonly theme: 'dark' | 'light'
  readonly viewing: Version | undefined
  readonly onView: (version: Version | undefined) => void
  /** What is done about errors of the app. */
  readonly fixing: PreviewFixing | undefined
  /** The conversation pane; it is told how to show a file. */
  readonly talk: (openFile: (path: string, line?: number) => void) => ReactNode
}

const tabs = ['conversation', 'code', 'preview'] as const

const idleFiles = <Skeleton lines={[40, 60, 50, 70]} />

/** Hidden panes stay alive: an app that runs in the preview goes on, and the editor keeps its place. */
export function ProjectView(props: ProjectViewProps) {
  const { projectId, open, layout, narrow, theme, viewing, onView, talk } = props
  const change = useLayoutStore((store) => store.change)
  const [asked, setAsked] = useState<AskedPlace>()
  const connection = useConnection()
  const layoutKey = projectId ?? 'new'
  useEffect(() => preloadLater([Editor, PreviewPane]), [])
  // Editor and preview are much to make: what was said and answered is seen before.
  const hasBegun = useRunPart(open.shownRun?.id, isAnswered) ?? open.turns !== undefined
  const panesOf = useAfterPaint(projectId, hasBegun)

  const settings = useQuery('settings', (signal) => client.settings.get(undefined, { signal })).data
  const outsideChanges = useProjectWatch(projectId)
  const build = projectId !== undefined && open.project?.kind === 'react' ? buildFeed(projectId) : undefined
  const isMaking = open.shownRun?.state === 'live'
  const isReading = open.project === undefined
  const buildProblems = useBuildPart(build, (state) => buildProblemsOf(state, isMaking))

  const [active, setActive] = useState<string>()
  const isCodeOpen = narrow || layout.view !== 'preview'
  useEffect(() => showOpenFile(projectId, isCodeOpen ? active : undefined), [projectId, isCodeOpen, active])

  const showCode = useCallback(() => {
    const { view } = useLayoutStore.getState().of(layoutKey)
    change(layoutKey, { tab: 'code', ...(view === 'preview' ? { view: 'split' } : {}) })
  }, [layoutKey, change])
  const openFile = useCallback(
    (path: string, line?: number) => {
      setAsked({ path, ...(line === undefined ? {} : { line }) })
      onView(undefined)
      showCode()
    },
    [showCode, onView],
  )

  const openAt = useCallback(
    (place: AskedPlace) => {
      setAsked(place)
      onView(undefined)
      showCode()
    },
    [showCode, onView],
  )
  const showComposer = useCallback(() => {
    change(layoutKey, { tab: 'conversation', conversation: true })
    // The pane may only now be drawn.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.composer-text')?.focus())
  }, [layoutKey, change])
  const picks = usePicks({
    projectId,
    onShow: setAsked,
    onOpen: openAt,
    onAsk: showComposer,
  })

  const shown = (pane: NarrowTab): boolean => {
    if (narrow) return layout.tab === pane
    if (pane === 'conversation') return layout.conversation
    return layout.view === 'split' || layout.view === pane
  }

  const restore = (version: Version): void => {
    if (projectId === undefined) return
    void restoreVersion({ client, projectId, version, current: open.versions[0] })
    onView(undefined)
  }

  return (
    <div className="project-view">
      {narrow && (
        <TabBar
          label={t('frame.panes')}
          items={tabs.map((value) => ({ value, label: t(`app.${value}`) }))}
          value={layout.tab}
          onChange={(tab) => change(layoutKey, { tab })}
        />
      )}
      <div className="project-panes">
        <SplitPanes
          storageKey={layoutKey}
          panes={[
            {
              id: 'conversation',
              label: t('app.conversationPane'),
              share: 26,
              minimum: 280,
              hidden: !shown('conversation'),
              content: <CrashGuard part="conversation">{talk(openFile)}</CrashGuard>,
            },
            {
              id: 'code',
              label: t('app.codePane'),
              // Alone beside the conversation it takes the other's room too: the conversation stays as wide as it is.
              share: layout.view === 'code' ? 74 : 38,
              minimum: 260,
              hidden: !shown('code'),
              content:
                panesOf === undefined ? (
                  idleFiles
                ) : (
                  <CrashGuard part="editor">
                    <Editor
                      client={client}
                      projectId={panesOf}
                      files={open.files}
                      reading={isReading}
                      locked={open.locked}
                      theme={theme}
                      run={open.shownRun}
                      version={viewing}
                      asked={asked}
                      buildProblems={buildProblems}
                      settings={settings}
                      onReveal={showCode}
                      onActive={setActive}
                    />
                  </CrashGuard>
                ),
            },
            {
              id: 'preview-pane',
              label: t('app.previewPane'),
              share: layout.view === 'preview' ? 74 : 36,
              minimum: 260,
              hidden: !shown('preview'),
              content:
                panesOf === undefined ? (
                  idleFiles
                ) : (
                  <CrashGuard part="preview">
                    <PreviewPane
                      client={client}
                      projectId={panesOf}
                      projectName={open.project?.name}
                      reading={isReading}
                      run={open.shownRun}
                      build={build}
                      latest={open.versions[0]}
                      picturesRun={open.images?.id}
                      outsideChanges={outsideChanges}
                      version={viewing}
                      offline={connection === 'lost' || connection === 'reconnecting'}
                      onShown={tellShown(panesOf)}
                      onOpenAt={openFile}
                      fixing={props.fixing}
                      onRestore={restore}
                      onBack={() => onView(undefined)}
                      picks={picks}
                    />
                  </CrashGuard>
                ),
            },
          ]}
        />
      </div>
    </div>
  )
}

/** Its answer has begun to come, or none will. */
function isAnswered({ firstTokenAt, outcome }: RunView): boolean {
  return firstTokenAt !== undefined || outcome !== undefined
}

/** For the timeline of the request that made what is shown; it may be lost. */
function tellShown(projectId: string): (at: number) => void {
  return (at) => void client.metrics.shown({ projectId, at }).catch(() => undefined)
}
