/** The preview pane: the app in its frame, its bar above, what it says below. */
import { toAppError } from '#shared/domain/error.ts'
import { AppWindow, FileQuestion } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { openPreviewOutside } from '../../client/open-preview.ts'
import { onPicture } from '../../client/pictures.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { sayError } from '../../ui/error-advice.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import { AppFrame } from './app-frame.tsx'
import { HungNotice, Stopped, Unbuilt } from './build-notices.tsx'
import { problemsOf } from './build-problems.ts'
import { BuiltFrames } from './built-frames.tsx'
import { offerActions } from './commands.tsx'
import { DeviceBar } from './device-bar.tsx'
import { InstallMissing } from './install-missing.tsx'
import type { DeviceChoice, Placed } from './devices.ts'
import { DraftNotice, OfflineNotice, VersionNotice } from './notices.tsx'
import { PageFrame } from './page-frame.tsx'
import { Panel } from './panel.tsx'
import { usePickPart } from './pick/use-pick-part.tsx'
import { builtStateOf, isUnmade, paneStateOf } from './pane-state.ts'
import { PreviewBar } from './preview-bar.tsx'
import { PaneStatus } from './pane-status.tsx'
import { PaneProblem } from './problems/pane-problem.tsx'
import { ProblemActions, ProblemNote } from './problems/problem-card.tsx'
import { useProblems } from './problems/use-problems.ts'
import '../../ui/pane-bar.css'
import './preview.css'
import './build-notices.css'
import './device-bar.css'
import './panel.css'
import { type PictureWish, takePicture } from './take-picture.ts'
import type { PreviewPaneProps } from './types.ts'
import { useAddress } from './use-address.ts'
import { isUpdateReady } from './swap-state.ts'
import { useBuildState } from './use-build-state.ts'
import { useFrame } from './use-frame.ts'
import { useHeartbeat } from './use-heartbeat.ts'
import { useMaximised } from './use-maximised.ts'
import { useReloadKey } from './use-reload-key.ts'
import { useRoom } from './use-room.ts'
import { useRunningApp } from './use-running-app.ts'
import { useShown } from './use-shown.ts'
import { useThumbnail } from './use-thumbnail.ts'
import { type PreviewView, useViewStore } from './view-store.ts'

/** Runs the project's app, from the first byte of an answer on. */
export function PreviewPane(props: PreviewPaneProps): ReactNode {
  return <ProjectPreview key={props.projectId} {...props} />
}

const unplaced: Placed = { width: 0, height: 0, scale: 1 }

function ProjectPreview(props: PreviewPaneProps): ReactNode {
  const { client, projectId, projectName = '', run, latest, version, offline = false } = props
  const view = useViewStore(({ views, of }) => views[projectId] ?? of(projectId))
  const change = useViewStore((store) => store.change)
  const onView = useCallback((patch: Partial<PreviewView>) => change(projectId, patch), [change, projectId])
  const onChoice = useCallback(
    ({ device, custom, turned, zoom }: DeviceChoice) => onView({ device, custom, turned, zoom }),
    [onView],
  )
  // An older version is a page of its own, which nothing is built for again.
  const build = version === undefined ? props.build : undefined
  const running = useRunningApp({ client, projectId, build, run })
  const { link, log, app, tellApp, swap, onEvent } = running
  const [placed, setPlaced] = useState(unplaced)
  const [picturing, setPicturing] = useState(false)
  const [pane, room] = useRoom()
  const address = useAddress(client, projectId, version?.id)
  const frame = useFrame({ run, latest, picturesRun: props.picturesRun, outsideChanges: props.outsideChanges })
  const { heard } = running
  // A built app stays through versions, until a build takes its place.
  const pageLoads = build === undefined ? frame.loads : 0
  // In the same turn as the frame's own: the page that comes says what is wrong with it, not the one that goes.
  useLayoutEffect(() => heard.clear(), [heard, pageLoads])
  const live = run?.state === 'live'
  const loads = build !== undefined ? swap.state.lastId : version === undefined ? frame.loads : Math.max(1, frame.loads)
  const built = useBuildState(build)
  const isComing = running.baseComing || isUnmade({ latest, build: built })
  const problems = isComing ? [] : problemsOf(built, live)
  const install = live ? undefined : <InstallMissing client={client} projectId={projectId} problems={problems} />
  const state =
    build === undefined
      ? paneStateOf({
          reading: props.reading,
          version,
          latest,
          run: run?.state,
          begun: frame.begun,
          loads,
          stopped: running.stopped,
        })
      : builtStateOf({
          latest,
          run: run?.state,
          build: built,
          shown: swap.state.shown !== undefined,
          stopped: running.stopped,
        })
  const isPending = swap.state.shown !== undefined && swap.state.due > swap.state.shown.build
  const problemsView = useProblems({
    projectId,
    fixing: version === undefined ? props.fixing : undefined,
    heard,
    built,
    build: problems,
    brokenUpdate: problems.length === 0 ? running.brokenUpdate : undefined,
    brokenBuild: swap.state.broke?.build,
    starting: app.broken,
    version: latest?.id ?? '',
    settled:
      run === undefined &&
      version === undefined &&
      !offline &&
      (!isPending || problems.length > 0 || running.brokenUpdate !== undefined),
  })
  const isEmpty = state === 'empty' || state === 'no-page' || state === 'unbuilt' || state === 'stopped'
  const shown =
    address.url !== undefined && !isEmpty && (build === undefined ? loads > 0 : swap.state.shown !== undefined)
  const load = useMemo(() => ({ loads, to: frame.to }), [loads, frame.to])
  const hung = useHeartbeat(link, shown && app.painted)
  const { shown: swapped, leaving } = swap.state
  const pageState = shown && app.painted ? app.since : undefined
  const builtState = leaving === undefined ? swapped?.build : undefined
  useShown({
    state: version !== undefined ? undefined : build === undefined ? pageState : builtState,
    onShown: props.onShown,
  })

  useEffect(() => onPicture(projectId, (slug) => void link.order({ type: 'picture', slug })), [projectId, link])
  const onLoaded = useCallback(() => tellApp({ type: 'loaded' }), [tellApp])
  useEffect(() => {
    if (!shown) tellApp({ type: 'gone' })
  }, [shown, tellApp])
  useMaximised(pane, view.maximised, () => onView({ maximised: false }))
  useEffect(() => {
    // A pane that is hidden cannot fill the window.
    if (view.maximised && pane.current?.closest('[data-hidden]') != null) onView({ maximised: false })
  }, [view.maximised, pane, onView])
  useThumbnail({
    client,
    projectId,
    link,
    version: version ?? latest,
    isOld: version !== undefined,
    settled:
      (state === 'done' || state === 'version') &&
      shown &&
      app.ready &&
      !offline &&
      room.width > 0 &&
      app.place.path.match(/^(index\.html)?$/) !== null,
  })

  const { reload: reloadPage } = frame
  const { tell } = swap
  const { due, shown: seen } = swap.state
  const { start } = running
  const reload = useCallback((): void => {
    if (running.stopped) start()
    else if (build === undefined) reloadPage()
    else if (seen !== undefined && due > seen.build) tell({ type: 'take' })
    else link.reload(start)
  }, [running.stopped, build, reloadPage, seen, due, tell, link, start])
  useReloadKey(reload)
  const picture = useCallback(
    (wish: PictureWish): void => {
      setPicturing(true)
      const choice = useViewStore.getState().of(projectId)
      void takePicture(wish, { link, choice, projectName }).finally(() => setPicturing(false))
    },
    [link, projectId, projectName],
  )
  const possible = shown && state === 'done' && !offline && app.painted
  const pick = usePickPart({ client, projectId, link, possible, use: props.picks })
  const { toggle } = pick
  useEffect(() => {
    const showScreen = (hash: string): void => void link.order({ type: 'hash', hash })
    return offerActions(projectId, { reload, takePicture: picture, showScreen, pick: toggle })
  }, [projectId, reload, picture, link, toggle])

  const openOutside = async (): Promise<void> => {
    try {
      await openPreviewOutside(
        client,
        version === undefined ? { view: 'project', projectId } : { view: 'version', projectId, versionId: version.id },
      )
    } catch (thrown) {
      showToast(t('preview.notOpened', { why: sayError(toAppError(thrown)) }), { tone: 'bad' })
    }
  }
  const goTo = (page: string): void => {
    if (address.url !== undefined) link.visit(new URL(page === 'index.html' ? '' : page, address.url).href)
  }

  return (
    <section
      ref={pane}
      className="preview"
      data-testid="preview"
      data-state={state}
      data-loads={loads}
      data-build={build === undefined ? undefined : (swap.state.shown?.build ?? 0)}
      data-maximised={view.maximised}
      data-picking={pick.picking}
      aria-label={t('preview.title')}
    >
      <PreviewBar
        width={room.width}
        choice={view}
        onChoice={onChoice}
        status={<PaneStatus state={state} run={run} offline={offline} />}
        shown={shown}
        place={app.place}
        // A React app's pages are its own: none of them is a file.
        pages={
          build !== undefined
            ? []
            : ((version ?? latest)?.files.map(({ path }) => path).filter((path) => /\.html?$/i.test(path)) ?? [])
        }
        maximised={view.maximised}
        picturing={picturing}
        pick={pick.button}
        onUpdate={isUpdateReady(swap.state) ? () => tell({ type: 'take' }) : undefined}
        onPage={goTo}
        onGo={link.go}
        onReload={reload}
        onPicture={picture}
        onOpen={() => void openOutside()}
        onMaximise={(maximised) => onView({ maximised })}
      />
      {view.device !== 'full' && <DeviceBar choice={view} placed={placed} onChoice={onChoice} />}
      {version !== undefined && (
        <VersionNotice version={version} live={live} onRestore={props.onRestore} onBack={props.onBack} />
      )}
      {state === 'draft' && <DraftNotice why={props.run?.why} />}
      {offline && <OfflineNotice />}
      {hung && <HungNotice onStop={running.stop} onReload={start} />}
      {address.error !== undefined && address.url === undefined ? (
        <div className="preview-middle">
          <ErrorNote error={address.error} onRetry={address.retry} />
        </div>
      ) : isEmpty ? (
        <div className="preview-middle">
          {state === 'empty' ? (
            <EmptyState icon={<AppWindow size={28} aria-hidden="true" />} title={t('preview.emptyTitle')}>
              {t('preview.emptyText')}
            </EmptyState>
          ) : state === 'unbuilt' ? (
            <Unbuilt
              problems={problems}
              onOpenAt={props.onOpenAt}
              note={<ProblemNote view={problemsView} />}
              actions={
                <>
                  {install}
                  <ProblemActions view={problemsView} fixing={props.fixing} />
                </>
              }
            />
          ) : state === 'stopped' ? (
            <Stopped onStart={start} />
          ) : (
            <EmptyState icon={<FileQuestion size={28} aria-hidden="true" />} title={t('preview.noPageTitle')}>
              {t('preview.noPageText')}
            </EmptyState>
          )}
        </div>
      ) : (
        <AppFrame
          choice={view}
          onChoice={onChoice}
          onPlaced={setPlaced}
          beside={pick.below}
          frame={(style) => {
            const { url } = address
            if (url === undefined) return undefined
            const parts = { url, style, link, onEvent, onLoaded }
            if (build !== undefined) return <BuiltFrames {...parts} swap={swap} onBroken={running.onBroken} />
            return loads > 0 && <PageFrame {...parts} load={load} />
          }}
        >
          {!app.painted && (
            <div className="preview-waiting" role="status">
              <span className="unseen">{t('preview.waitingForApp')}</span>
              <Skeleton lines={[38, 72, 64, 20]} />
            </div>
          )}
        </AppFrame>
      )}
      {state !== 'unbuilt' && (state !== 'live' || problemsView.state.fixing !== undefined) && (
        <PaneProblem
          view={problemsView}
          fixing={props.fixing}
          onOpenAt={version === undefined ? props.onOpenAt : undefined}
          install={install}
          onShow={() => tell({ type: 'take' })}
          onConsole={view.panel === 'console' ? undefined : () => onView({ panel: 'console' })}
        />
      )}
      <Panel log={log} view={view} onView={onView} onOpenAt={version === undefined ? props.onOpenAt : undefined} />
    </section>
  )
}
