/** Waits that the user can end. */
import type { Timers } from '../lib/timers.ts'
import { abortFailure } from '../lib/abort.ts'
import type { Ask, Hurry } from './handler.ts'

export interface Waiting {
  /** Ends the wait; what was passed is what it resolves with. */
  end(how: Hurry | 'over'): void
}

/**
 * Resolves with `over` after `ms` (undefined: never by itself), with what the user hurries it by, or with what ends it
 * through `onStart`, whose undo is called when the wait is over. Rejects with the signal's failure. Leaves nothing behind.
 */
export function hurriedSleep(
  ask: Pick<Ask, 'onHurry'>,
  timers: Timers,
  ms: number | undefined,
  signal: AbortSignal,
  onStart?: (waiting: Waiting) => () => void,
): Promise<Hurry | 'over'> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(abortFailure(signal))
      return
    }
    const undos: (() => void)[] = []
    let isOver = false
    const leave = (): boolean => {
      if (isOver) return false
      isOver = true
      for (const undo of undos) undo()
      return true
    }
    const end = (how: Hurry | 'over'): void => {
      if (leave()) resolve(how)
    }
    const keep = (undo: (() => void) | undefined): void => {
      if (undo === undefined) return
      if (isOver) undo()
      else undos.push(undo)
    }
    const stop = (): void => {
      if (leave()) reject(abortFailure(signal))
    }
    signal.addEventListener('abort', stop, { once: true })
    keep(() => signal.removeEventListener('abort', stop))
    if (ms !== undefined) keep(timers.after(ms, () => end('over')))
    keep(ask.onHurry?.(end))
    keep(onStart?.({ end }))
  })
}
