/** The composer's actions for the palette: whichever composer is on the page does them. */
import { Paperclip, SquareSlash } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { PaletteCommand } from '../../ui/command-palette.tsx'
import { t } from '../../words/index.ts'

type Wish = 'attach' | 'prompts'

const useWishes = create<{ readonly wish: Wish | undefined; readonly count: number }>()(() => ({
  wish: undefined,
  count: 0,
}))

/** To attach files, and to take a prompt from the list. */
export function composerCommands(): readonly PaletteCommand[] {
  const icon = { size: 16, 'aria-hidden': true } as const
  const wishFor = (wish: Wish) => () => useWishes.setState(({ count }) => ({ wish, count: count + 1 }))
  return [
    {
      id: 'composer-prompts',
      group: t('composer.group'),
      label: t('composer.openPrompts'),
      icon: <SquareSlash {...icon} />,
      keywords: ['preset', 'saved', 'template', '/'],
      run: wishFor('prompts'),
    },
    {
      id: 'composer-attach',
      group: t('composer.group'),
      label: t('composer.attachFiles'),
      icon: <Paperclip {...icon} />,
      keywords: ['image', 'picture', 'upload', 'paste'],
      run: wishFor('attach'),
    },
  ]
}

/** Does what is wished for from now on. */
export function useComposerWishes(grant: (wish: Wish) => void): void {
  const latest = useRef(grant)
  useEffect(() => {
    latest.current = grant
  })
  useEffect(
    () =>
      useWishes.subscribe(({ wish, count }, before) => {
        if (wish !== undefined && count !== before.count) latest.current(wish)
      }),
    [],
  )
}
