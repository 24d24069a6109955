/** The pictures that are wanted: more may be wanted while the first are made. */
import type { ImageSlot } from './slots.ts'

export interface SlotQueue {
  /** Each slug counts once. Gives those that are new. */
  add(slots: readonly ImageSlot[]): readonly ImageSlot[]
  /** How many were wanted so far. */
  count(): number
  isClosed(): boolean
  /** No more are to come. */
  close(): void
  /** Waits for the next; undefined when there are no more, or when the signal fires. */
  next(signal: AbortSignal): Promise<ImageSlot | undefined>
}

export function createSlotQueue(): SlotQueue {
  const known = new Set<string>()
  const waiting: ImageSlot[] = []
  const wakers = new Set<() => void>()
  let closed = false
  const wakeAll = (): void => [...wakers].forEach((wake) => wake())

  return {
    add(slots) {
      const fresh = slots.filter(({ slug }) => !known.has(slug))
      for (const slot of fresh) known.add(slot.slug)
      waiting.push(...fresh)
      wakeAll()
      return fresh
    },
    count: () => known.size,
    isClosed: () => closed,
    close() {
      closed = true
      wakeAll()
    },
    async next(signal) {
      while (waiting.length === 0 && !closed && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            wakers.delete(wake)
            signal.removeEventListener('abort', wake)
            resolve()
          }
          wakers.add(wake)
          signal.addEventListener('abort', wake, { once: true })
        })
      }
      return signal.aborted ? undefined : waiting.shift()
    },
  }
}
