/** Ctrl or Cmd+R loads the app again, where no browser has that key to itself: in the window of the studio's own. */
import { useEffect } from 'react'
import { isShortcut } from '../../ui/shortcut.ts'

/** In a browser the key is the browser's, and Alt+R does the same everywhere. */
export function useReloadKey(reload: () => void): void {
  useEffect(() => {
    if (!navigator.userAgent.includes('Electron/')) return undefined
    const leave = new AbortController()
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || !isShortcut(event, 'Mod+R')) return
      event.preventDefault()
      reload()
    }
    window.addEventListener('keydown', onKey, { signal: leave.signal })
    return () => leave.abort()
  }, [reload])
}
