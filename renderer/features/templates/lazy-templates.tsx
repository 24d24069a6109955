/** The gallery, loaded when it is first opened. */
import { loadedLater } from '../../ui/loaded-later.tsx'

/** See `templates-view.tsx`. */
export const TemplatesView = loadedLater(async () => (await import('./templates-view.tsx')).TemplatesView)
