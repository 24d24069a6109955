/** The windows and forms of this feature, loaded when they are first needed: no start of the studio waits for them. */
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showError } from '../../ui/toast.tsx'
import type { ConnectDialogProps } from './connect-dialog.tsx'
import type { FallbackModelsProps } from './fallback-models.tsx'
import type { ModelPickerProps } from './picker/model-picker.tsx'
import type { ProviderListProps } from './providers/provider-list.tsx'
import type { RoutingRulesProps } from './routing/routing-rules.tsx'

type Windows = typeof import('./windows.ts')

// Not by React's `lazy`, which also waits for what is there already: what is typed into the picker meanwhile would go elsewhere.
let loaded: Windows | undefined
let loading: Promise<void> | undefined
const listeners = new Set<() => void>()

/** After the start has come to rest, in milliseconds. */
const calmMs = 1_000

/** Brings them while nothing else is going on, so that the first click does not wait. */
export function usePreloadedModelWindows(): void {
  useEffect(() => {
    // A load that fails is tried again, and told, when they are needed.
    const timer = setTimeout(() => void load().catch(() => undefined), calmMs)
    return () => clearTimeout(timer)
  }, [])
}

/** See `picker/model-picker.tsx`. */
export function ModelPicker(props: ModelPickerProps) {
  const windows = useOnceOpen(props.open)
  return windows === undefined ? null : <windows.ModelPicker {...props} />
}

/** See `connect-dialog.tsx`. */
export function ConnectDialog(props: ConnectDialogProps) {
  const windows = useOnceOpen(props.open)
  return windows === undefined ? null : <windows.ConnectDialog {...props} />
}

/** See `providers/provider-list.tsx`. */
export function ProviderList(props: ProviderListProps) {
  const windows = useWindows(true)
  return windows === undefined ? waiting : <windows.ProviderList {...props} />
}

/** See `routing/routing-rules.tsx`. */
export function RoutingRules(props: RoutingRulesProps) {
  const windows = useWindows(true)
  return windows === undefined ? waiting : <windows.RoutingRules {...props} />
}

/** See `fallback-models.tsx`. */
export function FallbackModels(props: FallbackModelsProps) {
  const windows = useWindows(true)
  return windows === undefined ? waiting : <windows.FallbackModels {...props} />
}

const waiting: ReactNode = <Skeleton lines={[40, 70, 40, 70]} />

/** What was open once stays, so that it can close in its own way. */
function useOnceOpen(open: boolean): Windows | undefined {
  const wasOpen = useRef(false)
  if (open) wasOpen.current = true
  const windows = useWindows(wasOpen.current)
  return wasOpen.current ? windows : undefined
}

function useWindows(needed: boolean): Windows | undefined {
  const windows = useSyncExternalStore(subscribe, () => loaded)
  useEffect(() => {
    if (needed) load().catch(showError)
  }, [needed])
  return windows
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function load(): Promise<void> {
  loading ??= import('./windows.ts').then(
    (windows) => {
      loaded = windows
      for (const listener of listeners) listener()
    },
    (thrown: unknown) => {
      loading = undefined
      throw thrown
    },
  )
  return loading
}
