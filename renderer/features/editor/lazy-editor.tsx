/** What is made of Monaco, loaded beside the start: where nothing is open there is nothing to edit. */
import { loadedLater } from '../../ui/loaded-later.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** See `editor.tsx`. */
export const Editor = loadedLater(
  async () => (await import('./editor.tsx')).Editor,
  <Skeleton lines={[40, 60, 50, 70]} />,
)

/** See `text-compare.tsx`. */
export const TextCompare = loadedLater(async () => (await import('./text-compare.tsx')).TextCompare, null)
