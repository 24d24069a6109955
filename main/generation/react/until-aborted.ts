/** For what may take for ever and does not hear of a stop itself. */
import { abortFailure } from '../../lib/abort.ts'

/** The work's own end, or the signal's failure where that comes first; the work goes on, unheard. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(abortFailure(signal))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
