/** The windows in which one chooses a model and connects more: which is open, and what for. */
import { useCallback, useState } from 'react'
import type { ModelRef, ProviderId } from '#shared/domain/model.ts'
import type { Models } from '../features/models/index.ts'

export interface ModelWindows {
  readonly picker: { readonly open: boolean; readonly show: () => void; readonly hide: () => void }
  readonly connect: {
    readonly open: boolean
    /** The one that is to be set up; absent: just looking. */
    readonly provider: ProviderId | undefined
    /** `goal` is chosen once its provider has a key. */
    readonly show: (provider?: ProviderId, goal?: ModelRef) => void
    readonly hide: () => void
    readonly keySaved: (provider: ProviderId) => void
  }
}

interface Connecting {
  readonly provider: ProviderId | undefined
  readonly goal: ModelRef | undefined
}

/** Only one of them is open at a time. */
export function useModelWindows({ choose, look }: Models): ModelWindows {
  const [picking, setPicking] = useState(false)
  const [connecting, setConnecting] = useState<Connecting>()
  const show = useCallback(
    (provider?: ProviderId, goal?: ModelRef) => {
      setPicking(false)
      setConnecting({ provider, goal })
      look()
    },
    [look],
  )
  return {
    picker: {
      open: picking,
      show: useCallback(() => {
        setConnecting(undefined)
        setPicking(true)
      }, []),
      hide: useCallback(() => setPicking(false), []),
    },
    connect: {
      open: connecting !== undefined,
      provider: connecting?.provider,
      show,
      hide: useCallback(() => setConnecting(undefined), []),
      keySaved: (provider) => {
        if (connecting?.goal?.provider === provider) choose(connecting.goal)
      },
    },
  }
}
