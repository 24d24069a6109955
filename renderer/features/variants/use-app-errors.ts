/** What the app in a frame says went wrong in it. All of this is the app's word: it is only shown. */
import { type RefObject, useEffect, useState } from 'react'
import { readBridgeEvent } from '#shared/contract/bridge-event.ts'

/** So many are kept. */
const most = 20

/** The messages, oldest first, each once; forgotten when another page begins in the frame. */
export function useAppErrors(frame: RefObject<HTMLIFrameElement | null>): readonly string[] {
  const [errors, setErrors] = useState<readonly string[]>([])
  useEffect(() => {
    const onMessage = ({ source, data }: MessageEvent<unknown>): void => {
      if (frame.current === null || source !== frame.current.contentWindow) return
      const event = readBridgeEvent(data)
      if (event?.type === 'page' && event.fresh) setErrors((known) => (known.length === 0 ? known : []))
      if (event?.type !== 'error') return
      const { message } = event
      setErrors((known) => (known.includes(message) || known.length >= most ? known : [...known, message]))
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }, [frame])
  return errors
}
