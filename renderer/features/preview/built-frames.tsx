/** The frames of a React app: the one that is seen, and a hidden one in which a new build comes to stand. */
import { type CSSProperties, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import type { BridgeEvent } from '#shared/contract/bridge-event.ts'
import { t } from '../../words/index.ts'
import type { FrameLink } from './frame-link.ts'
import { frameRights } from './page-frame.tsx'
import { createSpareEar } from './spare-ear.ts'
import type { Slot } from './swap-state.ts'
import { useFrameEvents } from './use-frame-events.ts'
import { originOf } from './use-address.ts'
import type { Swap } from './use-swap.ts'

export interface BuiltFramesProps {
  /** Where the app begins. */
  readonly url: string
  readonly swap: Swap
  readonly style: CSSProperties | undefined
  readonly link: FrameLink
  /** Of the app that is seen; what another one said while it was hidden comes when it is shown. */
  readonly onEvent: (event: BridgeEvent) => void
  readonly onLoaded: () => void
  /** What broke in a build that is not shown for it. */
  readonly onBroken: (event: BridgeEvent) => void
}

/** The one before stays below so long, in milliseconds: until the next one is surely painted. */
const paintTime = 80

export function BuiltFrames({ url, swap, style, link, onEvent, onLoaded, onBroken }: BuiltFramesProps): ReactNode {
  const { state, tell } = swap
  const { shown, spare, leaving } = state
  const frames = useRef(new Map<number, HTMLIFrameElement>())
  const ear = useRef(createSpareEar(link))
  const origin = originOf(url)

  useFrameEvents({ frames, origin, state, link, ear, tell, onEvent, onBroken })

  const spareId = spare?.id
  const isLoading = spare?.stage === 'loading'
  const wasWarm = useRef<number>(undefined)
  useLayoutEffect(() => {
    const frame = spareId === undefined ? undefined : frames.current.get(spareId)
    if (frame === undefined) return
    ear.current.open((order) => frame.contentWindow?.postMessage({ source: 'kiln-studio', ...order }, origin))
  }, [spareId, origin])
  useLayoutEffect(() => {
    if (spare === undefined || !isLoading) {
      wasWarm.current = spare?.id
      return
    }
    ear.current.begin(wasWarm.current === spare.id ? { build: spare.build, path: spare.path } : undefined)
    // oxlint-disable-next-line react/exhaustive-deps -- once for each frame that begins
  }, [spareId, isLoading])

  const shownId = shown?.id
  useLayoutEffect(() => {
    const frame = shownId === undefined ? undefined : frames.current.get(shownId)
    if (frame === undefined) return undefined
    return link.attach(frame, origin)
  }, [shownId, origin, link])
  useLayoutEffect(() => {
    const next = shownId === undefined ? undefined : frames.current.get(shownId)
    const before = leaving === undefined ? undefined : frames.current.get(leaving.id)
    // Also back into one that was to leave, when somebody has begun to type in it.
    const others = [before, spareId === undefined ? undefined : frames.current.get(spareId)]
    if (next !== undefined && others.some((frame) => frame !== undefined && document.activeElement === frame)) {
      next.focus({ preventScroll: true })
    }
    if (next === undefined || before === undefined) return undefined
    for (const event of ear.current.take()) {
      link.hear(event)
      if (event.type === 'page') tell({ type: 'moved', path: event.path })
      onEvent(event)
    }
    const timer = setTimeout(() => tell({ type: 'painted' }), paintTime)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps -- once for each swap
  }, [shownId, leaving?.id])

  // In the order in which they were made: a frame that is moved in the page would load anew.
  const slots = [leaving, shown, spare].filter((slot) => slot !== undefined).toSorted((a, b) => a.id - b.id)
  return slots.map((slot) => (
    <SlotFrame
      key={slot.id}
      role={slot.id === shownId ? 'shown' : slot === leaving ? 'leaving' : 'spare'}
      address={addressOf(slot, url, 'stage' in slot && slot.stage === 'warm')}
      style={style}
      onFrame={(frame) => {
        frames.current.set(slot.id, frame)
        return () => void frames.current.delete(slot.id)
      }}
      onLoad={() => {
        if (slot.id !== shownId) return
        link.loaded()
        onLoaded()
      }}
    />
  ))
}

interface SlotFrameProps {
  readonly role: 'shown' | 'leaving' | 'spare'
  /** With which it begins: later it goes its own ways. */
  readonly address: string
  readonly style: CSSProperties | undefined
  readonly onFrame: (frame: HTMLIFrameElement) => () => void
  readonly onLoad: () => void
}

function SlotFrame({ role, address, style, onFrame, onLoad }: SlotFrameProps): ReactNode {
  const [src] = useState(address)
  const [register] = useState(() => (frame: HTMLIFrameElement) => onFrame(frame))
  return (
    <iframe
      ref={register}
      title={role === 'shown' ? t('preview.yourApp') : t('preview.nextApp')}
      data-testid={role === 'shown' ? 'preview-frame' : 'preview-spare'}
      data-role={role}
      // What is not seen takes no focus, and no screen reader reads it.
      inert={role !== 'shown'}
      src={src}
      sandbox={frameRights}
      style={style}
      onLoad={onLoad}
    />
  )
}

/** Of the slot's path, or the app's beginning where that is no address of the app: the path is the app's own word. */
export function addressOf({ path }: Pick<Slot, 'path'>, url: string, warm = false): string {
  const base = `${url.replace(/\/$/, '')}${warm ? '/__kiln/warm' : ''}/`
  // As text: a scheme of one's own is not known to every URL parser.
  return /^(?:[a-z][a-z0-9+.-]*:|\/|\\|\.\.|__kiln\/)/i.test(path) ? base : base + path
}
