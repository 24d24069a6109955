/** What the frames of a React app say, each heard as what it is: seen, or hidden. */
import { type RefObject, useEffect, useRef } from 'react'
import { type BridgeEvent, readBridgeEvent } from '#shared/contract/bridge-event.ts'
import type { FrameLink } from './frame-link.ts'
import { createLastWord } from './last-word.ts'
import type { SpareEar } from './spare-ear.ts'
import type { SwapState } from './swap-state.ts'
import type { Swap } from './use-swap.ts'

export interface FrameEvents {
  readonly frames: RefObject<ReadonlyMap<number, HTMLIFrameElement>>
  readonly origin: string
  readonly state: SwapState
  readonly link: FrameLink
  readonly ear: RefObject<SpareEar>
  readonly tell: Swap['tell']
  readonly onEvent: (event: BridgeEvent) => void
  readonly onBroken: (event: BridgeEvent) => void
}

export function useFrameEvents(given: FrameEvents): void {
  const now = useRef(given)
  useEffect(() => {
    now.current = given
  })
  useEffect(() => {
    /** Frames whose first document has begun: another one in them is a load of the app's own. */
    const begun = new Set<number>()
    const last = createLastWord({ order: (order) => now.current.link.order(order) })

    function hearShown(id: number, event: BridgeEvent): void {
      const { link, ear, tell, onEvent } = now.current
      link.hear(event)
      switch (event.type) {
        case 'busy':
          return tell({ type: 'busy', id, busy: event.busy })
        case 'place':
          ear.current.place(event)
          return last.heard()
        case 'updated':
          return tell({ type: 'updated', build: event.build, stale: event.stale })
        case 'page':
          if (event.fresh && begun.has(id)) tell({ type: 'reloaded' })
          begun.add(id)
          tell({ type: 'moved', path: event.path })
      }
      if (event.type !== 'pong' && event.type !== 'mounted') onEvent(event)
    }

    function hearSpare(id: number, event: BridgeEvent): void {
      const { ear, tell, onBroken } = now.current
      if (event.type === 'page') begun.add(id)
      ear.current.hear(event)
      if (event.type !== 'mounted') return
      if (event.error === undefined) return last.before(() => tell({ type: 'mounted', id, error: undefined }))
      const broken = ear.current.broken(event.error)
      tell({ type: 'mounted', id, error: event.error })
      onBroken(broken)
    }

    const onMessage = (message: MessageEvent<unknown>): void => {
      const { frames, origin, state } = now.current
      if (message.origin !== origin) return
      const found = [...frames.current].find(([, frame]) => frame.contentWindow === message.source)
      const event = found && readBridgeEvent(message.data)
      if (event === undefined) return
      const id = found?.[0]
      if (id === undefined) return
      if (id === state.shown?.id) hearShown(id, event)
      else if (id === state.spare?.id) hearSpare(id, event)
      else if (id === state.leaving?.id && event.type === 'busy')
        now.current.tell({ type: 'busy', id, busy: event.busy })
    }
    window.addEventListener('message', onMessage)
    return () => {
      window.removeEventListener('message', onMessage)
      last.stop()
    }
  }, [])
}
