/** The view, loaded when it is first opened. */
import { loadedLater } from '../../ui/loaded-later.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** See `settings-view.tsx`. */
export const SettingsView = loadedLater(
  async () => (await import('./settings-view.tsx')).SettingsView,
  <Skeleton lines={[30, 60, 60, 60]} />,
)
