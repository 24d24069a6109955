/** The line to the app's bridge: asks it for things over the frame's edge, and hears what it answers. */
import type { BridgeEvent, CaptureOrder, StudioOrder } from '#shared/contract/bridge-event.ts'
import { failure } from '#shared/domain/error.ts'
import { isPicture } from './picture.ts'

export interface FrameLink {
  /** The frame that it leads to, and the only origin that it speaks to. Undone by what it returns. */
  attach(frame: HTMLIFrameElement, origin: string): () => void
  /** Every event of the frame goes through here. */
  hear(event: BridgeEvent): void
  /** Of every event that is heard from now on, until what it returns is called. */
  listen(listener: (event: BridgeEvent) => void): () => void
  /** Keys go into the app from now on. */
  focus(): void
  /**
   * Loads the page again in its place; calls `orElse` where the app does not answer, as one that never stops computing. One
   * that is on its way comes first: what it brings is shown, and its request is not sent twice.
   */
  reload(orElse: () => void): void
  go(to: 'back' | 'forward'): void
  /** For what is not answered by a promise here; the answer comes as an event. False when there is nobody to ask. */
  order(order: StudioOrder): boolean
  /** Asks whether its code still gets to its turn; `onAnswer` when it does. False when there is nobody to ask. */
  ping(onAnswer: () => void): boolean
  /** The frame has loaded a document to its end: one that said nothing of itself has no bridge. */
  loaded(): void
  /** Another page of the app. */
  visit(address: string): void
  /** A picture of the app, checked to be one. Throws Failures: no frame, no answer, what the app said. */
  capture(order: CaptureOrder, signal: AbortSignal): Promise<Blob>
}

/** Milliseconds in which an app that is not busy answers, and in which a page that is on its way has begun. */
const patience = 600
const comingPatience = 2_000
/** A picture of a long page takes its time. */
const picturePatience = 20_000

export function createFrameLink(): FrameLink {
  let end: { frame: HTMLIFrameElement; origin: string } | undefined
  /** `for`: the app's answer, or the beginning of the page that is on its way. */
  let reloading: { timer: ReturnType<typeof setTimeout>; for: 'answer' | 'page'; orElse: () => void } | undefined
  /** The document in the frame has a bridge that was heard: there is someone to ask. */
  let alive = false
  /** A document was asked for, and has not begun. */
  let coming = false
  /** The document that is in the frame now has said that it begins. */
  let begun = false
  let onPong: (() => void) | undefined
  const listeners = new Set<(event: BridgeEvent) => void>()
  const waiting = new Map<string, (event: Extract<BridgeEvent, { type: 'captured' }>) => void>()

  function post(order: StudioOrder): boolean {
    if (end?.frame.contentWindow == null) return false
    end.frame.contentWindow.postMessage({ source: 'kiln-studio', ...order }, end.origin)
    return true
  }

  function stopWaiting(): void {
    if (reloading !== undefined) clearTimeout(reloading.timer)
    reloading = undefined
  }

  function wait(what: 'answer' | 'page', milliseconds: number, orElse: () => void): void {
    const timer = setTimeout(() => {
      reloading = undefined
      orElse()
    }, milliseconds)
    reloading = { timer, for: what, orElse }
  }

  function reload(orElse: () => void): void {
    stopWaiting()
    if (coming) wait('page', comingPatience, orElse)
    // Before it is there, a question would go to the page before it.
    else if (alive && post({ type: 'reload' })) wait('answer', patience, orElse)
    else orElse()
  }

  function hasCome(): void {
    coming = false
    if (reloading?.for === 'page') reload(reloading.orElse)
  }

  return {
    attach(frame, origin) {
      const mine = { frame, origin }
      end = mine
      alive = false
      coming = true
      return () => {
        stopWaiting()
        if (end === mine) end = undefined
      }
    },
    hear(event) {
      alive = event.type !== 'leaving'
      if (!alive) {
        coming = true
        if (reloading?.for === 'answer') stopWaiting()
      }
      if (event.type === 'page' && event.fresh) {
        begun = true
        hasCome()
      }
      if (event.type === 'pong') onPong?.()
      if (event.type === 'captured') waiting.get(event.id)?.(event)
      for (const listener of listeners) listener(event)
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    focus: () => end?.frame.focus({ preventScroll: true }),
    reload,
    go(to) {
      post({ type: 'go', to })
    },
    order: (order) => alive && post(order),
    ping(onAnswer) {
      onPong = onAnswer
      return alive && post({ type: 'ping' })
    },
    loaded() {
      if (!begun) {
        alive = false
        hasCome()
      }
      begun = false
    },
    visit(address) {
      stopWaiting()
      alive = false
      coming = true
      if (end !== undefined) end.frame.src = address
    },
    async capture(order, signal) {
      const id = crypto.randomUUID()
      const limit = AbortSignal.any([signal, AbortSignal.timeout(picturePatience)])
      try {
        const answer = await new Promise<Extract<BridgeEvent, { type: 'captured' }>>((resolve, reject) => {
          limit.addEventListener('abort', () => reject(limit.reason as Error), { once: true })
          waiting.set(id, resolve)
          if (!post({ type: 'capture', id, ...order })) reject(failure('not-found', 'No app is shown.'))
        })
        if (answer.image === undefined) throw failure('internal', answer.error ?? 'The app drew no picture.')
        // The app's own code can answer in the bridge's name: it is a picture, or it is nothing.
        if (!isPicture(answer.image, order.format)) throw failure('internal', 'What the app sent is no picture.')
        return new Blob([answer.image], { type: order.format })
      } finally {
        waiting.delete(id)
      }
    },
  }
}
