/** The frame that runs the app: its address, its size, and what it tells. */
import { type BridgeEvent, readBridgeEvent } from '#shared/contract/bridge-event.ts'
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Box, type Device, deviceFrame } from './device.ts'
import { originOf } from './use-address.ts'

export interface AppFrameProps {
  /** What it shows; undefined while that is not known, or there is nothing yet. */
  readonly url: string | undefined
  /** The frame loads its address again whenever this grows. */
  readonly loads: number
  readonly device: Device
  readonly onLoading: () => void
  readonly onEvent: (event: BridgeEvent) => void
  /** The document is there to its end. */
  readonly onLoaded: () => void
  readonly children?: ReactNode
}

const nothing: Box = { width: 0, height: 0 }

/** One frame for the life of the pane: a new address replaces the page in it, which stays until the new one paints. */
export function AppFrame(props: AppFrameProps): ReactNode {
  const { url, loads, device, onLoading, onEvent, onLoaded, children } = props
  const [stage, room] = useRoom()
  const { width, height, scale } = deviceFrame(device, room)
  return (
    <div className="preview-stage" ref={stage}>
      <div
        className="preview-device"
        data-device={device}
        style={{ width: width * scale || undefined, height: height * scale || undefined }}
      >
        {url !== undefined && (
          <Frame
            url={url}
            loads={loads}
            style={scale === 1 ? undefined : { width, height, transform: `scale(${scale})`, transformOrigin: '0 0' }}
            onLoading={onLoading}
            onEvent={onEvent}
            onLoaded={onLoaded}
          />
        )}
        {children}
      </div>
    </div>
  )
}

type FrameProps = Omit<AppFrameProps, 'url' | 'device' | 'children'> & {
  readonly url: string
  readonly style: CSSProperties | undefined
}

function Frame({ url, loads, style, onLoading, onEvent, onLoaded }: FrameProps): ReactNode {
  const frame = useRef<HTMLIFrameElement>(null)
  // It is made with its address: an empty frame would be a page of the studio's own origin.
  const [first] = useState(url)
  const shown = useRef({ url, loads })

  useEffect(() => {
    const onMessage = (message: MessageEvent<unknown>): void => {
      if (frame.current === null || message.source !== frame.current.contentWindow) return
      if (message.origin !== originOf(url)) return
      const event = readBridgeEvent(message.data)
      if (event !== undefined) onEvent(event)
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }, [url, onEvent])

  useLayoutEffect(() => {
    if (frame.current === null || (shown.current.url === url && shown.current.loads === loads)) return
    shown.current = { url, loads }
    onLoading()
    frame.current.src = url
  }, [url, loads, onLoading])

  return (
    <iframe
      ref={frame}
      title="Your app"
      data-testid="preview-frame"
      src={first}
      sandbox="allow-scripts allow-same-origin allow-forms allow-modals allow-downloads"
      style={style}
      onLoad={onLoaded}
    />
  )
}

/** The room inside the stage, without its padding. */
function useRoom(): [RefObject<HTMLDivElement | null>, Box] {
  const stage = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(nothing)
  useLayoutEffect(() => {
    if (stage.current === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(stage.current)
    return () => observer.disconnect()
  }, [])
  return [stage, room]
}
