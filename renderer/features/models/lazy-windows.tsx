/** The windows and forms of this feature, loaded when they are first needed: no start of the studio waits for them. */
import { type ComponentType, type ReactNode, useEffect, useRef } from 'react'
import { type LaterPart, loadedLater, preloadLater } from '../../ui/loaded-later.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showError } from '../../ui/toast.tsx'

/** After the start has come to rest, in milliseconds. */
const calmMs = 1_000

const waiting = <Skeleton lines={[40, 70, 40, 70]} />
const windows = () => import('./windows.ts')

/** See `providers/provider-list.tsx`. */
export const ProviderList = loadedLater(async () => {
  const { ProviderList: List } = await windows()
  // With it the others have come.
  preloadModelWindows()
  return List
}, waiting)

/** See `routing/routing-rules.tsx`. */
export const RoutingRules = loadedLater(async () => (await windows()).RoutingRules, waiting)

/** See `fallback-models.tsx`. */
export const FallbackModels = loadedLater(async () => (await windows()).FallbackModels, waiting)

/** See `picker/model-picker.tsx`. */
export const ModelPicker = onceOpen(async () => (await windows()).ModelPicker)

/** See `connect-dialog.tsx`. */
export const ConnectDialog = onceOpen(async () => (await windows()).ConnectDialog)

/** Brings them while nothing else is going on, so that the first click does not wait. */
export function usePreloadedModelWindows(): void {
  useEffect(() => {
    const timer = setTimeout(preloadModelWindows, calmMs)
    return () => clearTimeout(timer)
  }, [])
}

function preloadModelWindows(): void {
  preloadLater([ModelPicker, ConnectDialog, ProviderList, RoutingRules, FallbackModels])
}

/** Not loaded for a window that nobody opened; what was open once stays, so that it can close in its own way. */
function onceOpen<Props extends { readonly open: boolean }>(
  load: () => Promise<ComponentType<Props>>,
): LaterPart<Props> {
  const Later = loadedLater(load)
  function OnceOpen(props: Props): ReactNode {
    const wasOpen = useRef(false)
    const isAgain = props.open && wasOpen.current
    if (props.open) wasOpen.current = true
    useEffect(() => {
      // What could not be loaded the first time is tried again.
      if (isAgain) Later.preload().catch(showError)
    }, [isAgain])
    return wasOpen.current && <Later {...props} />
  }
  return Object.assign(OnceOpen, { preload: Later.preload })
}
