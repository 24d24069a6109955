/** Listens to the frame that is not seen: sends it where the seen one is, and keeps what it says until it is shown. */
import type { BridgeEvent, ScrolledPlace, StudioOrder } from '#shared/contract/bridge-event.ts'
import type { FrameLink } from './frame-link.ts'

export interface SpareEar {
  /** Another frame is there now, and nothing of the one before counts. `post` sends it an order. */
  open(post: (order: StudioOrder) => void): void
  /** The app is to come to stand in it: the one that is seen is asked where it is. `warm`: the frame waits for this. */
  begin(warm?: { readonly build: number; readonly path: string }): void
  /** The seen one's answer. */
  place(event: Extract<BridgeEvent, { type: 'place' }>): void
  /** Every event of the hidden one. */
  hear(event: BridgeEvent): void
  /** What it has said so far, once. */
  take(): readonly BridgeEvent[]
  /** What broke first; where no error was told of, as of a script that did not come, what the frame itself `said`. */
  broken(said: string): BridgeEvent
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
  let post: ((order: StudioOrder) => void) | undefined
  let isThere = false
  let begins: { readonly warm: { build: number; path: string } | undefined } | undefined
  let known: Whereabouts | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  /** As much as can be said by now: who is there, and where to begin. */
  function tell(): void {
    if (!isThere || begins === undefined) return
    if (begins.warm !== undefined) post?.({ type: 'begin', ...begins.warm })
    begins = { warm: undefined }
    if (known !== undefined) post?.({ type: 'stand', ...known })
  }
  function settle(where: Whereabouts): void {
    clearTimeout(timer)
    if (known !== undefined) return
    known = where
    tell()
  }

  return {
    open(postTo) {
      clearTimeout(timer)
      kept = []
      post = postTo
      isThere = false
      begins = undefined
      known = undefined
    },
    begin(warm) {
      // What it asked for until now was for nobody's app yet.
      kept = kept.filter(({ type }) => type !== 'requests')
      begins = { warm }
      known = undefined
      tell()
      if (link.order({ type: 'place' })) timer = setTimeout(() => settle(nowhere), patience)
      else settle(nowhere)
    },
    place({ places, screens }) {
      if (begins !== undefined) settle({ places, screens })
    },
    hear(event) {
      if (kept.length < mostKept) kept.push(event)
      if (event.type !== 'page' || !event.fresh) return
      isThere = true
      tell()
    },
    take() {
      const said = kept.filter(({ type }) => type !== 'mounted')
      kept = []
      return said
    },
    broken: (said) =>
      kept.find(({ type }) => type === 'error') ?? {
        type: 'error',
        message: said,
        stack: '',
        rejection: false,
        file: '',
        line: 0,
        column: 0,
      },
  }
}
