/** The preview pane: the app in its frame, its bar above and its messages below. */
import { toAppError } from '#shared/domain/error.ts'
import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import { AppWindow } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useReducer, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { openPreviewOutside } from '../../client/open-preview.ts'
import { AppFrame } from './app-frame.tsx'
import type { Device } from './device.ts'
import { keepDevice, keptDevice } from './kept-device.ts'
import { LiveStatus } from './live-status.tsx'
import { MessagePanel } from './message-panel.tsx'
import { type Messages, noMessages, withBridgeEvent } from './messages.ts'
import { PreviewBar } from './preview-bar.tsx'
import '../../ui/pane-bar.css'
import './preview.css'
import type { PreviewPaneProps } from './types.ts'
import { useAddress } from './use-address.ts'
import { useFrame } from './use-frame.ts'

/** Runs the project's app, from the first byte of an answer on. */
export function PreviewPane(props: PreviewPaneProps): ReactNode {
  return <ProjectPreview key={props.projectId} {...props} />
}

function ProjectPreview(props: PreviewPaneProps): ReactNode {
  const { client, projectId, run, latest, version, onRestore, onBack } = props
  const [device, setDevice] = useState<Device>(keptDevice)
  const [messages, tell] = useReducer(messagesReducer, noMessages)
  const [painted, setPainted] = useState(false)
  const address = useAddress(client, projectId, version?.id)
  const frame = useFrame({ run, latest })
  const live = run?.state === 'live'
  const loads = version === undefined ? frame.loads : Math.max(1, frame.loads)
  const state = stateOf({
    version: version !== undefined,
    live,
    draft: run?.state === 'draft',
    begun: frame.begun,
    loads,
  })

  const onLoading = useCallback(() => tell('clear'), [])
  const onEvent = useCallback((event: BridgeEvent) => {
    if (event.type === 'painted' || event.type === 'ready') setPainted(true)
    else tell(event)
  }, [])
  const onLoaded = useCallback(() => setPainted(true), [])
  useEffect(() => {
    if (loads === 0) setPainted(false)
  }, [loads])

  const openOutside = async (): Promise<void> => {
    try {
      await openPreviewOutside(
        client,
        version === undefined ? { view: 'project', projectId } : { view: 'version', projectId, versionId: version.id },
      )
    } catch (thrown) {
      showToast(`The preview could not be opened: ${toAppError(thrown).message}`, { tone: 'bad' })
    }
  }

  return (
    <section className="preview" data-testid="preview" data-state={state} data-loads={loads} aria-label="Preview">
      <PreviewBar
        device={device}
        onDevice={(chosen) => {
          setDevice(chosen)
          keepDevice(chosen)
        }}
        status={<Status state={state} run={run} />}
        shown={loads > 0 && address.url !== undefined}
        onReload={frame.reload}
        onOpen={() => void openOutside()}
      />
      {version !== undefined && (
        <div className="pane-bar" role="status">
          <Tag>{`version ${version.number}`}</Tag>
          <span className="grow clip" title={version.label} dir="auto">
            {version.label}
          </span>
          {onRestore !== undefined && (
            <Button size="small" look="line" disabled={live} onClick={() => onRestore(version)}>
              Restore
            </Button>
          )}
          <Button size="small" look="line" onClick={onBack}>
            Back to now
          </Button>
        </div>
      )}
      {state === 'draft' && (
        <div className="pane-bar" data-tone="warn" role="status">
          <Tag tone="warn">draft</Tag>
          <span className="grow clip">The answer ended early: this is what had come of it.</span>
        </div>
      )}
      {address.error !== undefined ? (
        <div className="preview-middle">
          <ErrorNote error={address.error} onRetry={address.retry} />
        </div>
      ) : state === 'empty' ? (
        <div className="preview-middle">
          <EmptyState icon={<AppWindow size={28} aria-hidden="true" />} title="Your app runs here">
            It appears while it is still being written.
          </EmptyState>
        </div>
      ) : (
        <AppFrame
          url={loads > 0 ? address.url : undefined}
          loads={loads}
          device={device}
          onLoading={onLoading}
          onEvent={onEvent}
          onLoaded={onLoaded}
        >
          {!painted && (
            <div className="preview-waiting" role="status">
              <span className="unseen">Waiting for the app</span>
              <Skeleton lines={[38, 72, 64, 20]} />
            </div>
          )}
        </AppFrame>
      )}
      <MessagePanel messages={messages} onClear={() => tell('clear')} />
    </section>
  )
}

function messagesReducer(messages: Messages, said: BridgeEvent | 'clear'): Messages {
  return said === 'clear' ? { ...noMessages, nextId: messages.nextId } : withBridgeEvent(messages, said)
}

type PaneState = 'version' | 'live' | 'draft' | 'waiting' | 'empty' | 'done'

function stateOf(facts: { version: boolean; live: boolean; draft: boolean; begun: boolean; loads: number }): PaneState {
  if (facts.version) return 'version'
  if (facts.live && facts.begun) return 'live'
  if (facts.draft && facts.loads > 0) return 'draft'
  if (facts.loads > 0) return 'done'
  return facts.live || facts.draft ? 'waiting' : 'empty'
}

function Status({ state, run }: { readonly state: PaneState; readonly run: PreviewPaneProps['run'] }): ReactNode {
  if (state === 'live' && run !== undefined) return <LiveStatus run={run} />
  return { version: 'earlier version', draft: 'draft', waiting: 'waiting', empty: '', done: '', live: '' }[state]
}
