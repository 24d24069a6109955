/** The frame of an app that is shown as it is written: one frame for the life of the pane, loaded by its address. */
import { type BridgeEvent, readBridgeEvent } from '#shared/contract/bridge-event.ts'
import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { t } from '../../words/index.ts'
import type { FrameLink } from './frame-link.ts'
import type { FrameState } from './frame-state.ts'
import { originOf } from './use-address.ts'

/** What a frame of the preview may do: an app may not open windows, nor lead the studio's own elsewhere. */
export const frameRights = 'allow-scripts allow-same-origin allow-forms allow-modals allow-downloads'

export interface PageFrameProps {
  readonly url: string
  /** The frame loads whenever `loads` grows. */
  readonly load: Pick<FrameState, 'loads' | 'to'>
  readonly style: CSSProperties | undefined
  readonly link: FrameLink
  readonly onEvent: (event: BridgeEvent) => void
  /** The document is there to its end. */
  readonly onLoaded: () => void
}

export function PageFrame({ url, load, style, link, onEvent, onLoaded }: PageFrameProps): ReactNode {
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
      sandbox={frameRights}
      style={style}
      onLoad={() => {
        link.loaded()
        onLoaded()
      }}
    />
  )
}
