/** The stage and the frame that runs the app: its address, its size, and what it tells. */
import { type BridgeEvent, readBridgeEvent } from '#shared/contract/bridge-event.ts'
import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { t } from '../../words/index.ts'
import { DeviceHandles } from './device-handles.tsx'
import { type Box, type DeviceChoice, type Placed, placedIn, presetOf, sizeOf, withSize } from './devices.ts'
import type { FrameLink } from './frame-link.ts'
import type { FrameState } from './frame-state.ts'
import { originOf } from './use-address.ts'
import { useRoom } from './use-room.ts'

export interface AppFrameProps {
  /** What it shows; undefined while that is not known, or there is nothing yet. */
  readonly url: string | undefined
  /** The frame loads whenever `loads` grows. */
  readonly load: Pick<FrameState, 'loads' | 'to'>
  readonly choice: DeviceChoice
  readonly onChoice: (choice: DeviceChoice) => void
  /** How it is shown now: for the line that says so. */
  readonly onPlaced: (placed: Placed) => void
  readonly link: FrameLink
  readonly onEvent: (event: BridgeEvent) => void
  /** The document is there to its end. */
  readonly onLoaded: () => void
  readonly children?: ReactNode
}

/** What stands around a device, in screen pixels on each side. */
const bezel = 9

/** One frame for the life of the pane: a change of device, of zoom or of the window never loads it again. */
export function AppFrame(props: AppFrameProps): ReactNode {
  const { url, load, choice, onChoice, onPlaced, link, onEvent, onLoaded, children } = props
  const [stage, room] = useRoom()
  const [held, setHeld] = useState<number>()
  const size = sizeOf(choice)
  const inside = size === undefined ? room : { width: room.width - 2 * bezel, height: room.height - 2 * bezel }
  const placed = placedIn(choice, inside, held)
  const { width, height, scale } = placed
  useEffect(() => onPlaced({ width, height, scale }), [onPlaced, width, height, scale])

  const onSize = (next: Box, dragging: boolean): void => {
    if (dragging && held === undefined) setHeld(scale)
    onChoice(withSize(choice, next))
  }
  return (
    <div className="preview-stage" data-device={choice.device} data-dragging={held !== undefined} dir="ltr" ref={stage}>
      <div
        className="preview-device"
        data-kind={size === undefined ? 'full' : (presetOf(choice)?.kind ?? 'custom')}
        style={size === undefined ? undefined : { width: width * scale, height: height * scale }}
      >
        {url !== undefined && (
          <Frame
            url={url}
            load={load}
            style={
              size === undefined ? undefined : { width, height, transform: `scale(${scale})`, transformOrigin: '0 0' }
            }
            link={link}
            onEvent={onEvent}
            onLoaded={onLoaded}
          />
        )}
        {children}
        {size !== undefined && (
          <DeviceHandles
            size={size}
            scale={scale}
            centered={width * scale < inside.width}
            onSize={onSize}
            onEnd={() => setHeld(undefined)}
          />
        )}
      </div>
    </div>
  )
}

type FrameProps = Pick<AppFrameProps, 'load' | 'link' | 'onEvent' | 'onLoaded'> & {
  readonly url: string
  readonly style: CSSProperties | undefined
}

function Frame({ url, load, style, link, onEvent, onLoaded }: FrameProps): ReactNode {
  const frame = useRef<HTMLIFrameElement>(null)
  // It is made with its address: an empty frame would be a page of the studio's own origin.
  const [first] = useState(url)
  const shown = useRef({ url, loads: load.loads })
  const path = useRef('')

  useEffect(() => {
    if (frame.current === null) return undefined
    const detach = link.attach(frame.current, originOf(url))
    const onMessage = (message: MessageEvent<unknown>): void => {
      if (frame.current === null || message.source !== frame.current.contentWindow) return
      if (message.origin !== originOf(url)) return
      const event = readBridgeEvent(message.data)
      if (event === undefined) return
      if (event.type === 'page') path.current = event.path.replace(/[?#].*$/, '')
      link.hear(event)
      onEvent(event)
    }
    window.addEventListener('message', onMessage)
    return () => {
      window.removeEventListener('message', onMessage)
      detach()
    }
  }, [url, link, onEvent])

  useLayoutEffect(() => {
    const before = shown.current
    if (frame.current === null || (before.url === url && before.loads === load.loads)) return
    shown.current = { url, loads: load.loads }
    const anew = (): void => link.visit(url)
    const isEntry = path.current === '' || path.current === 'index.html'
    if (before.url === url && (load.to === 'same' || isEntry)) link.reload(anew)
    else anew()
  }, [url, load, link])

  return (
    <iframe
      ref={frame}
      title={t('preview.yourApp')}
      data-testid="preview-frame"
      src={first}
      sandbox="allow-scripts allow-same-origin allow-forms allow-modals allow-downloads"
      style={style}
      onLoad={onLoaded}
    />
  )
}
