/** The code editor's modules, once they are there. */
import { toAppError, type AppError } from '#shared/domain/error.ts'
import { useEffect, useState } from 'react'
import { loadMonaco, type MonacoParts } from './load-monaco.ts'

export interface MonacoState {
  readonly parts: MonacoParts | undefined
  readonly error: AppError | undefined
  readonly retry: () => void
}

let loaded: MonacoParts | undefined

/** Asks for them after the first paint, applies the theme, and warms the language services when `idle`. */
export function useMonaco(theme: 'dark' | 'light', idle: boolean): MonacoState {
  const [parts, setParts] = useState(loaded)
  const [error, setError] = useState<AppError>()
  const [tries, setTries] = useState(0)

  useEffect(() => {
    if (loaded !== undefined) return undefined
    let left = false
    const load = async (): Promise<void> => {
      try {
        loaded = await loadMonaco()
        if (!left) setParts(loaded)
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

/** The workers are large: not while the page is still settling, and then only when nothing else is going on. */
function whenIdle(run: () => void): () => void {
  let idle: number | undefined
  const timer = setTimeout(() => {
    idle = requestIdleCallback(run, { timeout: 5_000 })
  }, 1_500)
  return () => {
    clearTimeout(timer)
    if (idle !== undefined) cancelIdleCallback(idle)
  }
}
