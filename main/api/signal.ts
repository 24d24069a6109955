/** The caller's signal, as every service wants it. */

/** One that never fires where the carrier gives none. */
export function signalOf(signal: AbortSignal | undefined): AbortSignal {
  return signal ?? new AbortController().signal
}
