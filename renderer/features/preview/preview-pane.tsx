/** The preview pane: the app in its frame, its bar above, what it says below. */
import { toAppError } from '#shared/domain/error.ts'
import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import { AppWindow, FileQuestion } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { openPreviewOutside } from '../../client/open-preview.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import { AppFrame } from './app-frame.tsx'
import { offerActions } from './commands.tsx'
import { DeviceBar } from './device-bar.tsx'
import type { DeviceChoice, Placed } from './devices.ts'
import { createFrameLink } from './frame-link.ts'
import { LiveStatus } from './live-status.tsx'
import { BrokenNotice, DraftNotice, OfflineNotice, VersionNotice } from './notices.tsx'
import { Panel } from './panel.tsx'
import { type PaneState, paneStateOf } from './pane-state.ts'
import { PreviewBar } from './preview-bar.tsx'
import '../../ui/pane-bar.css'
import './preview.css'
import './panel.css'
import { type PictureWish, takePicture } from './take-picture.ts'
import type { PreviewPaneProps } from './types.ts'
import { useAddress } from './use-address.ts'
import { createLogStore } from './use-app-log.ts'
import { useAppState } from './use-app-state.ts'
import { useFrame } from './use-frame.ts'
import { useMaximised } from './use-maximised.ts'
import { useReloadKey } from './use-reload-key.ts'
import { useRoom } from './use-room.ts'
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
  const [link] = useState(createFrameLink)
  const [log] = useState(() => createLogStore(() => useViewStore.getState().of(projectId).keepLog))
  const [app, tellApp] = useAppState()
  const [placed, setPlaced] = useState(unplaced)
  const [picturing, setPicturing] = useState(false)
  const [pane, room] = useRoom()
  const address = useAddress(client, projectId, version?.id)
  const frame = useFrame({ run, latest, outsideChanges: props.outsideChanges })
  const live = run?.state === 'live'
  const loads = version === undefined ? frame.loads : Math.max(1, frame.loads)
  const state = paneStateOf({ version, latest, run: run?.state, begun: frame.begun, loads })
  const shown = loads > 0 && address.url !== undefined && state !== 'no-page'
  const load = useMemo(() => ({ loads, to: frame.to }), [loads, frame.to])

  const onEvent = useCallback(
    (event: BridgeEvent) => {
      tellApp({ type: 'event', event, at: Date.now() })
      // The one thing that an event of the app does: it gives the window back, which costs nothing when it is a lie.
      if (event.type === 'escape') change(projectId, { maximised: false })
      else log.hear(event)
    },
    [tellApp, log, change, projectId],
  )
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
    version: latest,
    settled:
      state === 'done' &&
      shown &&
      app.ready &&
      !offline &&
      room.width > 0 &&
      app.place.path.match(/^(index\.html)?$/) !== null,
  })

  const { reload } = frame
  useReloadKey(reload)
  const picture = useCallback(
    (wish: PictureWish): void => {
      setPicturing(true)
      const choice = useViewStore.getState().of(projectId)
      void takePicture(wish, { link, choice, projectName }).finally(() => setPicturing(false))
    },
    [link, projectId, projectName],
  )
  useEffect(() => offerActions(projectId, { reload, takePicture: picture }), [projectId, reload, picture])

  const openOutside = async (): Promise<void> => {
    try {
      await openPreviewOutside(
        client,
        version === undefined ? { view: 'project', projectId } : { view: 'version', projectId, versionId: version.id },
      )
    } catch (thrown) {
      showToast(t('preview.notOpened', { why: toAppError(thrown).message }), { tone: 'bad' })
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
      data-maximised={view.maximised}
      aria-label={t('preview.title')}
    >
      <PreviewBar
        width={room.width}
        choice={view}
        onChoice={onChoice}
        status={<Status state={state} run={run} offline={offline} />}
        shown={shown}
        place={app.place}
        pages={(version ?? latest)?.files.map(({ path }) => path).filter((path) => /\.html?$/i.test(path)) ?? []}
        maximised={view.maximised}
        picturing={picturing}
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
      {state === 'draft' && <DraftNotice />}
      {offline && <OfflineNotice />}
      {address.error !== undefined && address.url === undefined ? (
        <div className="preview-middle">
          <ErrorNote error={address.error} onRetry={address.retry} />
        </div>
      ) : state === 'empty' || state === 'no-page' ? (
        <div className="preview-middle">
          {state === 'empty' ? (
            <EmptyState icon={<AppWindow size={28} aria-hidden="true" />} title={t('preview.emptyTitle')}>
              {t('preview.emptyText')}
            </EmptyState>
          ) : (
            <EmptyState icon={<FileQuestion size={28} aria-hidden="true" />} title={t('preview.noPageTitle')}>
              {t('preview.noPageText')}
            </EmptyState>
          )}
        </div>
      ) : (
        <AppFrame
          url={loads > 0 ? address.url : undefined}
          load={load}
          choice={view}
          onChoice={onChoice}
          onPlaced={setPlaced}
          link={link}
          onEvent={onEvent}
          onLoaded={onLoaded}
        >
          {!app.painted && (
            <div className="preview-waiting" role="status">
              <span className="unseen">{t('preview.waitingForApp')}</span>
              <Skeleton lines={[38, 72, 64, 20]} />
            </div>
          )}
        </AppFrame>
      )}
      {app.broken !== undefined && state !== 'live' && (
        <BrokenNotice
          error={app.broken}
          onConsole={view.panel === 'console' ? undefined : () => onView({ panel: 'console' })}
          onAskForFix={version === undefined ? props.onAskForFix : undefined}
          onDismiss={() => tellApp({ type: 'dismiss' })}
        />
      )}
      <Panel log={log} view={view} onView={onView} onOpenAt={version === undefined ? props.onOpenAt : undefined} />
    </section>
  )
}

interface StatusProps {
  readonly state: PaneState
  readonly run: PreviewPaneProps['run']
  readonly offline: boolean
}

function Status({ state, run, offline }: StatusProps): ReactNode {
  if (offline) return t('preview.offline')
  if (state === 'live' && run !== undefined) return <LiveStatus run={run} />
  if (state === 'version') return t('preview.earlier')
  return state === 'draft' || state === 'waiting' ? t(`preview.${state}`) : ''
}
