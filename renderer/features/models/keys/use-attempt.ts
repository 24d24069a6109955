/** Something that a button asks for and that may fail: under way, and what went wrong. */
import { useCallback, useState } from 'react'
import { type AppError, toAppError } from '#shared/domain/error.ts'

export interface Attempt {
  readonly busy: boolean
  readonly error: AppError | undefined
  /** Resolves to true when it went well. */
  readonly run: (job: () => Promise<void>) => Promise<boolean>
  readonly forget: () => void
}

/** A new attempt forgets what went wrong before. */
export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError>()
  const run = useCallback(async (job: () => Promise<void>) => {
    setBusy(true)
    setError(undefined)
    try {
      await job()
      return true
    } catch (thrown) {
      setError(toAppError(thrown))
      return false
    } finally {
      setBusy(false)
    }
  }, [])
  return { busy, error, run, forget: useCallback(() => setError(undefined), []) }
}
