/** The window, loaded when it is first opened. */
import { loadedLater } from '../../ui/loaded-later.tsx'

/** See `history-window.tsx`. */
export const HistoryWindow = loadedLater(async () => (await import('./history-window.tsx')).HistoryWindow)
