/** A shortcut, as small keys. */
import './kbd.css'
import { shortcutText } from './shortcut.ts'

/** `shortcut` in the `Mod+Shift+P` notation. */
export function Kbd({ shortcut }: { readonly shortcut: string }) {
  return (
    <kbd className="kbd" dir="ltr">
      {shortcutText(shortcut)}
    </kbd>
  )
}
