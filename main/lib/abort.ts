/** Helpers around AbortSignal: an abort is a `Failure` of kind `aborted`, everywhere. */
import { failure } from '#shared/domain/error.ts'

/** Throws a `Failure` of kind `aborted` when the signal has fired. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw failure('aborted', 'Stopped.')
}

/** Resolves after `milliseconds`; rejects with `aborted` as soon as the signal fires, leaving no timer behind. */
export function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(failure('aborted', 'Stopped.'))
      return
    }
    const stop = (): void => {
      clearTimeout(timer)
      reject(failure('aborted', 'Stopped.'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', stop, { once: true })
  })
}
