/** Whether the window of the whole history is open: its button opens it, and so does the palette. */
import { create } from 'zustand'

export const useHistoryOpen = create<{ readonly open: boolean }>()(() => ({ open: false }))

/** Of the project that is open. */
export function showHistory(): void {
  useHistoryOpen.setState({ open: true })
}
