/** The view, loaded when it is first opened. */
import { loadedLater } from '../../ui/loaded-later.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** See `requests-view.tsx`. */
export const RequestsView = loadedLater(
  async () => (await import('./requests-view.tsx')).RequestsView,
  <Skeleton lines={[30, 60, 60, 60]} />,
)
