/** The pane, loaded beside the start: where no app is open there is none to show. */
import { loadedLater } from '../../ui/loaded-later.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** See `preview-pane.tsx`. */
export const PreviewPane = loadedLater(
  async () => (await import('./preview-pane.tsx')).PreviewPane,
  <Skeleton lines={[40, 60, 50, 70]} />,
)
