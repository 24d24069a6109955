/** A template's app, running, scaled down: to look at, not to use. */
import { readBridgeEvent } from '#shared/contract/bridge-event.ts'
import { useEffect, useRef, useState } from 'react'
import type { MountQueue } from './mount-queue.ts'
import { useNear } from './use-near.ts'

export interface LiveThumbnailProps {
  /** Another key, another app: its look or language changed. */
  readonly appKey: string
  /** The app's address. Throws Failures. */
  readonly open: (signal: AbortSignal) => Promise<string>
  readonly queue: MountQueue
}

/** The size that the app believes it has: a small window's. */
export const appSize = { width: 960, height: 600 } as const
/** Until it is painted; one that never says so must not hold up the others. */
const patienceMs = 5_000

/** There only near the window's visible part; a skeleton stands there until it has painted. */
export function LiveThumbnail({ appKey, open, queue }: LiveThumbnailProps) {
  const box = useRef<HTMLSpanElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const near = useNear(box)
  const [app, setApp] = useState<{ key: string; url: string }>()
  const [painted, setPainted] = useState<string>()
  const latest = useRef(open)
  useEffect(() => {
    latest.current = open
  })

  useEffect(() => {
    if (!near) return undefined
    const leave = new AbortController()
    let url: string | undefined
    const show = (): void => {
      setPainted(appKey)
      turn.done()
    }
    const begin = (): void => {
      latest.current(leave.signal).then(
        (address) => {
          url = address
          setApp({ key: appKey, url: address })
          const timer = setTimeout(show, patienceMs)
          leave.signal.addEventListener('abort', () => clearTimeout(timer))
        },
        // A picture is not worth an error: the skeleton stays, and the card works.
        () => turn.done(),
      )
    }
    const onMessage = (message: MessageEvent<unknown>): void => {
      if (url === undefined || message.source !== frame.current?.contentWindow) return
      if (readBridgeEvent(message.data)?.type === 'painted') show()
    }
    window.addEventListener('message', onMessage)
    const turn = queue.enter(() => queueMicrotask(begin))
    return () => {
      leave.abort()
      turn.done()
      window.removeEventListener('message', onMessage)
      setApp(undefined)
      setPainted(undefined)
    }
  }, [near, appKey, queue])

  const shown = app?.key === appKey ? app.url : undefined
  return (
    <span className="live-thumbnail" ref={box} data-painted={painted === appKey ? '' : undefined} aria-hidden="true">
      {shown !== undefined && (
        <iframe
          ref={frame}
          src={shown}
          title=""
          width={appSize.width}
          height={appSize.height}
          sandbox="allow-scripts allow-same-origin"
          scrolling="no"
          tabIndex={-1}
          inert
        />
      )}
    </span>
  )
}
