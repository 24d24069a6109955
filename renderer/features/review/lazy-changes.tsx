/** The window, loaded when it is first opened. */
import { loadedLater } from '../../ui/loaded-later.tsx'

/** See `changes-window.tsx`. */
export const ChangesWindow = loadedLater(async () => (await import('./changes-window.tsx')).ChangesWindow)
