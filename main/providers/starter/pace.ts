/** Sends a text in small pieces at the speed of a fast model, so that streaming looks and behaves the same with starter. */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { failure } from '#shared/domain/error.ts'

/** About a token. */
const pieceLength = 4
/** A reader that was this late is not flooded with what it missed. */
const longestLagMs = 40

/** The text in pieces of about four characters; no character is cut in two. */
export function* pieces(text: string): Generator<string> {
  let piece = ''
  let length = 0
  for (const character of text) {
    piece += character
    length += 1
    if (length === pieceLength) {
      yield piece
      piece = ''
      length = 0
    }
  }
  if (piece !== '') yield piece
}

/**
 * Yields the pieces, one every `paceMs` milliseconds on average (0: as fast as they are read).
 * Throws `aborted` as soon as the signal says so, also while it waits.
 */
export async function* paced(text: string, paceMs: number, signal: AbortSignal): AsyncGenerator<string> {
  const stopped = () => failure('aborted', 'Stopped.', { provider: 'starter', model: 'starter' })
  let due = performance.now()
  let sinceTurn = 0
  for (const piece of pieces(text)) {
    if (signal.aborted) throw stopped()
    const ahead = due - performance.now()
    sinceTurn += 1
    try {
      // Timers count in whole milliseconds: short waits are saved up.
      if (ahead >= 1) await sleep(ahead, undefined, { signal })
      else if (sinceTurn >= 64) await nextTurn(undefined, { signal })
      else {
        due = Math.max(due, performance.now() - longestLagMs) + paceMs
        yield piece
        continue
      }
    } catch {
      throw stopped()
    }
    sinceTurn = 0
    due = Math.max(due, performance.now() - longestLagMs) + paceMs
    yield piece
  }
  if (signal.aborted) throw stopped()
}
