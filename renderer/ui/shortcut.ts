/** Keyboard shortcuts: one notation (`Mod+Shift+P`), how it is shown on this machine, and whether an event is it. */

/** The parts of a KeyboardEvent that a shortcut looks at. */
export interface Keys {
  readonly key: string
  /** The key's place on the keyboard: Alt changes `key` on a Mac. */
  readonly code?: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

const arrows = { ArrowUp: '↑', ArrowDown: '↓' }
const macGlyphs: Readonly<Record<string, string>> = {
  ...{ Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↵', Escape: 'Esc' },
  ...arrows,
}
const plainNames: Readonly<Record<string, string>> = { Mod: 'Ctrl', Enter: '↵', Escape: 'Esc', ...arrows }

/** True on Apple's systems, where Mod is Command. */
export function isMac(platform: string = globalThis.navigator?.platform ?? ''): boolean {
  return /mac|iphone|ipad/i.test(platform)
}

/** `Mod+Enter` as people of this system read it: `Ctrl ↵`, or `⌘↵`. */
export function shortcutText(shortcut: string, mac: boolean = isMac()): string {
  const names = mac ? macGlyphs : plainNames
  return shortcut
    .split('+')
    .map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(mac ? '' : ' ')
}

/** True when the event is exactly this shortcut: Mod is Ctrl or, on a Mac, Command. */
export function isShortcut(event: Keys, shortcut: string, mac: boolean = isMac()): boolean {
  const parts = shortcut.split('+')
  const key = parts.at(-1) ?? ''
  const mod = parts.includes('Mod')
  return (
    (event.key.toLowerCase() === key.toLowerCase() || (event.altKey && codeOf(key) === event.code)) &&
    (mac ? event.metaKey : event.ctrlKey) === mod &&
    (mac ? event.ctrlKey : event.metaKey) === false &&
    event.shiftKey === parts.includes('Shift') &&
    event.altKey === parts.includes('Alt')
  )
}

function codeOf(key: string): string {
  return /^\d$/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`
}
