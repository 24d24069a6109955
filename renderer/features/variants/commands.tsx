/** "Try two" for the palette and the keyboard: whichever composer is on the page opens its form. */
import { Columns2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { PaletteCommand } from '../../ui/command-palette.tsx'
import { t } from '../../words/index.ts'

export const tryTwoShortcut = 'Mod+Shift+Enter'

const useWishes = create<{ readonly count: number }>()(() => ({ count: 0 }))

export function tryTwoCommand(): PaletteCommand {
  return {
    id: 'try-two',
    group: t('composer.group'),
    label: t('variants.tryTwo'),
    shortcut: tryTwoShortcut,
    icon: <Columns2 size={16} aria-hidden="true" />,
    keywords: ['compare', 'variants', 'models', 'side by side'],
    run: () => useWishes.setState(({ count }) => ({ count: count + 1 })),
  }
}

/** Does what is wished for from now on. */
export function useTryTwoWish(grant: () => void): void {
  const latest = useRef(grant)
  useEffect(() => {
    latest.current = grant
  })
  useEffect(() => useWishes.subscribe(() => latest.current()), [])
}
