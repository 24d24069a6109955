/** Keyboard shortcuts of the whole window: the commands' own, so that what the palette shows is what works. */
import { useEffect, useRef } from 'react'
import type { PaletteCommand } from '../ui/command-palette.tsx'
import { isShortcut } from '../ui/shortcut.ts'

const layers = '[role=dialog]:not(.toast), [role=alertdialog]:not(.toast), [role=menu], [role=listbox]'

/** Chords come before the editor's own; Escape only when nothing else wants it. */
export function useShortcuts(commands: readonly PaletteCommand[]): void {
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  useEffect(() => {
    const run = (event: KeyboardEvent, wanted: (shortcut: string) => boolean): void => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return
      const found = latest.current.find(
        ({ shortcut }) => shortcut !== undefined && wanted(shortcut) && isShortcut(event, shortcut),
      )
      if (found === undefined) return
      event.preventDefault()
      event.stopPropagation()
      found.run()
    }
    const leave = new AbortController()
    const onChord = (event: KeyboardEvent): void => run(event, (shortcut) => shortcut.includes('+'))
    const onSingle = (event: KeyboardEvent): void => {
      if (!isLayerOpen()) run(event, (shortcut) => !shortcut.includes('+'))
    }
    window.addEventListener('keydown', onChord, { capture: true, signal: leave.signal })
    window.addEventListener('keydown', onSingle, { signal: leave.signal })
    return () => leave.abort()
  }, [])
}

/** What is hidden does not count: the editor keeps lists of its own in the page, unseen. */
function isLayerOpen(): boolean {
  return [...document.querySelectorAll(layers)].some((layer) => layer.checkVisibility({ visibilityProperty: true }))
}
