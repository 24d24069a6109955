/** The exported app in a frame that nobody sees, to hear what it tries to reach. */
import { readBridgeEvent } from '#shared/contract/bridge-event.ts'
import { useEffect, useRef } from 'react'
import { t } from '../../words/index.ts'
import { afterEvent, type ExportFindings, noFindings } from './export-check.ts'

export interface CheckFrameProps {
  readonly url: string
  /** The document is there; it is watched a little longer. */
  readonly onReady: () => void
  readonly onDone: (findings: ExportFindings) => void
}

/** A page may ask for more a moment after it has loaded. */
const settleMs = 1_500
export const patienceMs = 10_000

/** As the preview's frame, but that it can neither open dialogs nor save files: nobody would know whose they are. */
export function CheckFrame({ url, onReady, onDone }: CheckFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const latest = useRef({ onReady, onDone })
  useEffect(() => {
    latest.current = { onReady, onDone }
  })
  useEffect(() => {
    let findings = noFindings
    const { protocol, host } = new URL(url)
    const done = (): void => latest.current.onDone(findings)
    let timer = setTimeout(done, patienceMs)
    const onMessage = (message: MessageEvent<unknown>): void => {
      if (message.source !== frame.current?.contentWindow || message.origin !== `${protocol}//${host}`) return
      const event = readBridgeEvent(message.data)
      if (event === undefined) return
      const wasReady = findings.ready
      findings = afterEvent(findings, event)
      if (findings.ready && !wasReady) {
        clearTimeout(timer)
        timer = setTimeout(done, settleMs)
        latest.current.onReady()
      }
    }
    window.addEventListener('message', onMessage)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('message', onMessage)
    }
  }, [url])
  return (
    <iframe
      ref={frame}
      src={url}
      className="check-frame"
      title={t('projects.exportFrame')}
      data-testid="check-frame"
      sandbox="allow-scripts allow-same-origin allow-forms"
      aria-hidden="true"
      tabIndex={-1}
      inert
    />
  )
}
