/** The windows, loaded when they are first opened. */
import { loadedLater } from '../../ui/loaded-later.tsx'

/** See `variants-window.tsx`. */
export const VariantsWindow = loadedLater(async () => (await import('./variants-window.tsx')).VariantsWindow)

/** See `try-two-dialog.tsx`. */
export const TryTwoDialog = loadedLater(async () => (await import('./try-two-dialog.tsx')).TryTwoDialog)
