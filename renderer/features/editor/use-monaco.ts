/** The code editor's modules, once they are there. */
import { toAppError, type AppError } from '#shared/domain/error.ts'
import { useEffect, useState } from 'react'
import { whenIdle } from './idle.ts'
import { loadedMonaco, loadMonaco, type MonacoParts } from './load-monaco.ts'

export interface MonacoState {
  readonly parts: MonacoParts | undefined
  readonly error: AppError | undefined
  readonly retry: () => void
}

/** Asks for them after the first paint, applies the theme, and warms the language services when `idle`. */
export function useMonaco(theme: 'dark' | 'light', idle: boolean): MonacoState {
  const [parts, setParts] = useState(loadedMonaco)
  const [error, setError] = useState<AppError>()
  const [tries, setTries] = useState(0)

  useEffect(() => {
    if (loadedMonaco() !== undefined) return undefined
    let left = false
    const load = async (): Promise<void> => {
      try {
        const brought = await loadMonaco()
        if (!left) setParts(brought)
      } catch (thrown) {
        if (!left) setError(toAppError(thrown))
      }
    }
    const cancel = afterPaint(() => void load())
    return () => {
      left = true
      cancel()
    }
  }, [tries])

  useEffect(() => parts?.applyTheme(theme), [parts, theme])

  useEffect(() => {
    if (parts === undefined || !idle) return undefined
    return whenIdle(() => {
      // Without them the editor still edits: a service that does not come is not worth a word.
      parts.warmLanguages().catch(() => undefined)
    })
  }, [parts, idle])

  return {
    parts,
    error,
    retry: () => {
      setError(undefined)
      setTries((count) => count + 1)
    },
  }
}

/** Two frames, or a moment in a window that draws none. */
function afterPaint(run: () => void): () => void {
  const timer = setTimeout(done, 250)
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(done)
  })
  function done(): void {
    stop()
    run()
  }
  function stop(): void {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
  return stop
}
