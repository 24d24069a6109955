/** Parts of the window that are loaded when they are first needed, or when there is time: no start waits for them. */
import { type AppError, toAppError } from '#shared/domain/error.ts'
import { type ComponentType, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { ErrorNote } from './error-note.tsx'
import { showError } from './toast.tsx'
import { useHeldKeyboard } from './use-held-keyboard.ts'

/** A component, and a way to bring it before it is shown. */
export interface LaterPart<Props> {
  (props: Props): ReactNode
  /** Rejects when it cannot be loaded; the next time it is tried again. */
  preload(): Promise<void>
}

/**
 * Shows `waiting` until the part is there; one that is there already is drawn at once, which React's own `lazy` does not do.
 * What keeps it from being loaded is said in its place, with the way to try again; of a window, which waits with nothing, in
 * a toast.
 */
export function loadedLater<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting?: ReactNode,
): LaterPart<Props> {
  let part: { readonly View: ComponentType<Props> } | undefined
  let loading: Promise<void> | undefined
  const listeners = new Set<() => void>()

  function subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  function preload(): Promise<void> {
    loading ??= load().then(
      (View) => {
        part = { View }
        for (const listener of listeners) listener()
      },
      (thrown: unknown) => {
        loading = undefined
        throw thrown
      },
    )
    return loading
  }
  function Later(props: Props): ReactNode {
    const loaded = useSyncExternalStore(subscribe, () => part)
    const [failed, setFailed] = useState<AppError>()
    const [tries, setTries] = useState(0)
    useEffect(() => {
      preload().catch((thrown: unknown) => {
        if (waiting === undefined) showError(thrown)
        setFailed(toAppError(thrown))
      })
    }, [tries])
    useHeldKeyboard(waiting === undefined && loaded === undefined && failed === undefined)
    if (loaded !== undefined) return <loaded.View {...props} />
    if (failed === undefined || waiting === undefined) return waiting
    return (
      <ErrorNote
        error={failed}
        onRetry={() => {
          setFailed(undefined)
          setTries(tries + 1)
        }}
      />
    )
  }
  return Object.assign(Later, { preload })
}

/** Brings them now; what keeps one from coming is told where it is drawn. */
export function preloadLater(parts: readonly { preload(): Promise<void> }[]): void {
  for (const part of parts) part.preload().catch(() => undefined)
}
