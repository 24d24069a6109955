/** Shortcuts: how they are read and shown on each system. */
import { describe, expect, it } from 'vitest'
import { isShortcut, shortcutText } from './shortcut.ts'

const keys = { key: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

describe('shortcuts', () => {
  it('are shown as the system writes them', () => {
    expect(shortcutText('Mod+Enter', false)).toBe('Ctrl ↵')
    expect(shortcutText('Mod+Enter', true)).toBe('⌘↵')
  })

  it('take Ctrl for Mod, and Command on a Mac, but never both for the other', () => {
    expect(isShortcut({ ...keys, key: 'k', ctrlKey: true }, 'Mod+K', false)).toBe(true)
    expect(isShortcut({ ...keys, key: 'k', ctrlKey: true }, 'Mod+K', true)).toBe(false)
    expect(isShortcut({ ...keys, key: 'k', metaKey: true }, 'Mod+K', true)).toBe(true)
  })

  it('do not answer to a longer chord', () => {
    expect(isShortcut({ ...keys, key: 'K', ctrlKey: true, shiftKey: true }, 'Mod+K', false)).toBe(false)
    expect(isShortcut({ ...keys, key: 'Escape' }, 'Escape', false)).toBe(true)
  })

  it('know Alt+N on a Mac, where it types a dead tilde', () => {
    expect(isShortcut({ ...keys, key: 'Dead', code: 'KeyN', altKey: true }, 'Alt+N', true)).toBe(true)
  })
})
