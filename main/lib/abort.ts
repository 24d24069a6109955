/** Helpers around AbortSignal: an abort is a `Failure`, everywhere: of kind `aborted`, unless it names its own. */
import { failure, Failure } from '#shared/domain/error.ts'

/** What an abort means: the reason given, where it is a Failure (a timeout names itself), else `aborted`. */
export function abortFailure(signal: AbortSignal): Failure {
  return signal.reason instanceof Failure ? signal.reason : failure('aborted', 'Stopped.')
}

/** Throws the signal's failure when it has fired. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortFailure(signal)
}

/** Resolves after `milliseconds`; rejects with the signal's failure as soon as the signal fires, leaving no timer behind. */
export function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(abortFailure(signal))
      return
    }
    const stop = (): void => {
      clearTimeout(timer)
      reject(abortFailure(signal))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', stop, { once: true })
  })
}
