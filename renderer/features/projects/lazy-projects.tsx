/** The list, loaded when it is first opened. */
import { loadedLater } from '../../ui/loaded-later.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** See `projects-view.tsx`. */
export const ProjectsView = loadedLater(
  async () => (await import('./projects-view.tsx')).ProjectsView,
  <Skeleton lines={[30, 60, 60, 60]} />,
)
