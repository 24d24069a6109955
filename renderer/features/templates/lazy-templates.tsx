/** The gallery, loaded when it is first opened. */
import { loadedLater } from '../../ui/loaded-later.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** See `templates-view.tsx`. */
export const TemplatesView = loadedLater(
  async () => (await import('./templates-view.tsx')).TemplatesView,
  <Skeleton lines={[30, 60, 60, 60]} />,
)
