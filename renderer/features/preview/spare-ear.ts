/** Listens to the frame that is not seen: sends it where the seen one is, and keeps what it says until it is shown. */
import type { BridgeEvent, ScrolledPlace, StudioOrder } from '#shared/contract/bridge-event.ts'
import type { FrameLink } from './frame-link.ts'

export interface SpareEar {
  /** A new frame begins to load: the one that is seen is asked where it is. */
  begin(): void
  /** The seen one's answer. */
  place(event: Extract<BridgeEvent, { type: 'place' }>): void
  /** Every event of the hidden one; `post` sends it an order. */
  hear(event: BridgeEvent, post: (order: StudioOrder) => void): void
  /** What it has said so far, once. */
  take(): readonly BridgeEvent[]
  /** What broke first. */
  broken(): BridgeEvent | undefined
}

/** Events that are kept; an app that says more while it starts is heard from there on. */
const mostKept = 300
/** Milliseconds that the seen one has to say where it is. */
const patience = 150

interface Whereabouts {
  readonly places: readonly ScrolledPlace[]
  readonly screens: readonly string[]
}

const nowhere: Whereabouts = { places: [], screens: [] }

export function createSpareEar(link: FrameLink): SpareEar {
  let kept: BridgeEvent[] = []
  let known: Whereabouts | undefined
  let waiting: ((where: Whereabouts) => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function settle(where: Whereabouts): void {
    clearTimeout(timer)
    known = where
    waiting?.(where)
    waiting = undefined
  }

  return {
    begin() {
      kept = []
      known = undefined
      waiting = undefined
      clearTimeout(timer)
      if (link.order({ type: 'place' })) timer = setTimeout(() => settle(nowhere), patience)
      else known = nowhere
    },
    place: ({ places, screens }) => settle({ places, screens }),
    hear(event, post) {
      if (kept.length < mostKept) kept.push(event)
      if (event.type !== 'page' || !event.fresh) return
      const stand = ({ places, screens }: Whereabouts): void => post({ type: 'stand', places, screens })
      if (known === undefined) waiting = stand
      else stand(known)
    },
    take() {
      const said = kept.filter(({ type }) => type !== 'mounted')
      kept = []
      return said
    },
    broken: () => kept.find(({ type }) => type === 'error'),
  }
}
