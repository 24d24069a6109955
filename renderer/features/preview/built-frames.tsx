/** The frames of a React app: the one that is seen, and a hidden one in which a new build comes to stand. */
import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
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

  // The app that is seen says where it is, while the next one begins.
  const spareId = spare?.id
  useEffect(() => {
    if (spareId !== undefined) ear.current.begin()
  }, [spareId])

  const shownId = shown?.id
  useLayoutEffect(() => {
    const frame = shownId === undefined ? undefined : frames.current.get(shownId)
    if (frame === undefined) return undefined
    return link.attach(frame, origin)
  }, [shownId, origin, link])
  useLayoutEffect(() => {
    const next = shownId === undefined ? undefined : frames.current.get(shownId)
    const before = leaving === undefined ? undefined : frames.current.get(leaving.id)
    if (next === undefined || before === undefined) return undefined
    if (document.activeElement === before) next.focus({ preventScroll: true })
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
    <iframe
      key={slot.id}
      ref={(frame) => {
        if (frame === null) frames.current.delete(slot.id)
        else frames.current.set(slot.id, frame)
      }}
      title={slot.id === shownId ? t('preview.yourApp') : t('preview.nextApp')}
      data-testid={slot.id === shownId ? 'preview-frame' : 'preview-spare'}
      data-role={slot.id === shownId ? 'shown' : slot === leaving ? 'leaving' : 'spare'}
      // What is not seen takes no focus, and no screen reader reads it.
      inert={slot.id !== shownId}
      src={addressOf(slot, url)}
      sandbox={frameRights}
      style={style}
      onLoad={() => {
        if (slot.id !== shownId) return
        link.loaded()
        onLoaded()
      }}
    />
  ))
}

/** Of the slot's path, or the app's beginning where that is no address of the app: the path is the app's own word. */
export function addressOf({ path }: Pick<Slot, 'path'>, url: string): string {
  const base = url.endsWith('/') ? url : `${url}/`
  // As text: a scheme of one's own is not known to every URL parser.
  return /^(?:[a-z][a-z0-9+.-]*:|\/|\\|\.\.|__kiln\/)/i.test(path) ? base : base + path
}
