/** The panel, loaded when it is first opened: charts and tables are no matter of the start. */
import { loadedLater } from '../../ui/loaded-later.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** See `metrics-view.tsx`. */
export const MetricsView = loadedLater(
  async () => (await import('./metrics-view.tsx')).MetricsView,
  <Skeleton lines={[30, 60, 60, 60]} />,
)
