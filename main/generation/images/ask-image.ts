/** One picture from a provider: in bounded time, and asked for again where waiting helps. */
import { failure, toAppError, type AppError } from '#shared/domain/error.ts'
import { delay, throwIfAborted } from '../../lib/abort.ts'
import type { ImageProvider, ImageRequest, MadeImage } from '../../providers/images/image-provider.ts'

export interface AskImageOptions {
  /** Told before each wait: why, and until when in milliseconds since 1970. */
  readonly onWait: (error: AppError, untilMs: number) => void
  /** For tests: how long the first wait is, in milliseconds, where the provider does not say. */
  readonly firstWaitMs?: number
  /** For tests: how long one answer may take, in milliseconds. */
  readonly limitMs?: number
}

const attempts = 3
/** A wait that is longer is not worth it: the picture that was drawn is there. */
const longestWaitMs = 60_000
/** Large models draw for a minute or two. */
const usualLimitMs = 240_000

/** One that took too long may have been paid for: it is not asked for again. */
function mayAskAgain({ kind, retryable }: AppError): boolean {
  return retryable && kind !== 'timeout-total'
}

/** Throws the last attempt's failure, or `aborted`. */
export async function askImage(
  provider: ImageProvider,
  request: ImageRequest,
  { onWait, firstWaitMs = 2000, limitMs = usualLimitMs }: AskImageOptions,
  signal: AbortSignal,
): Promise<MadeImage> {
  for (let attempt = 1; ; attempt += 1) {
    throwIfAborted(signal)
    try {
      return await inTime(provider, request, limitMs, signal)
    } catch (thrown) {
      throwIfAborted(signal)
      const error = toAppError(thrown)
      const waitMs = error.retryAfterMs ?? firstWaitMs * 4 ** (attempt - 1)
      if (!mayAskAgain(error) || attempt === attempts || waitMs > longestWaitMs) throw thrown
      onWait(error, Date.now() + waitMs)
      await delay(waitMs, signal)
    }
  }
}

async function inTime(
  provider: ImageProvider,
  request: ImageRequest,
  limitMs: number,
  signal: AbortSignal,
): Promise<MadeImage> {
  const limit = new AbortController()
  const seconds = Math.round(limitMs / 1000)
  const late = failure('timeout-total', `No picture came within ${seconds} s.`, { provider: provider.id })
  const timer = setTimeout(() => limit.abort(late), limitMs)
  try {
    return await provider.make(request, AbortSignal.any([signal, limit.signal]))
  } finally {
    clearTimeout(timer)
  }
}
