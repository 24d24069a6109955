/** What the shown editor can do now, for the palette and for its own keys. */
import { useSyncExternalStore } from 'react'
import type { PaletteCommand } from '../../ui/command-palette.tsx'

let offered: readonly PaletteCommand[] = []
const listeners = new Set<() => void>()

/** The commands of the editor on the screen, with their shortcuts; none when there is no editor. The editor hears the keys itself. */
export function editorCommands(): readonly PaletteCommand[] {
  return offered
}

/** The same in React: drawn anew when they change. */
export function useEditorCommands(): readonly PaletteCommand[] {
  return useSyncExternalStore(subscribe, editorCommands)
}

/** By the editor on the screen; returns its undo. */
export function offerCommands(commands: readonly PaletteCommand[]): () => void {
  offered = commands
  tell()
  return () => {
    if (offered !== commands) return
    offered = []
    tell()
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function tell(): void {
  for (const listener of [...listeners]) listener()
}
