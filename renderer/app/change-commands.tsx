/** What has changed in the project, for the palette: its versions, the whole history, what waits to be looked at. */
import { FileDiff, History, ListRestart } from 'lucide-react'
import { showHistory } from '../features/history/index.ts'
import type { PaletteCommand } from '../ui/command-palette.tsx'
import { t } from '../words/index.ts'

const icon = { size: 16, 'aria-hidden': true } as const

/** `review` opens the change that waits to be looked at; undefined where none does. */
export function changeCommands(review: (() => void) | undefined): readonly PaletteCommand[] {
  const group = t('app.groups.view')
  const looking = {
    id: 'review',
    group,
    label: t('review.look'),
    icon: <FileDiff {...icon} />,
    keywords: ['review', 'accept', 'reject', 'diff'],
  }
  return [
    {
      id: 'versions',
      group,
      label: t('history.versions'),
      icon: <ListRestart {...icon} />,
      keywords: ['restore', 'undo'],
      run: () => afterPalette(() => document.getElementById('versions')?.click()),
    },
    {
      id: 'history',
      group,
      label: t('history.title'),
      icon: <History {...icon} />,
      keywords: ['versions', 'timeline', 'compare', 'checkpoint', 'branch', 'git'],
      run: () => afterPalette(showHistory),
    },
    ...(review === undefined ? [] : [{ ...looking, run: () => afterPalette(review) }]),
  ]
}

/** Once the palette has given the focus back: what opens takes it, and gives it back in the end. */
function afterPalette(open: () => void): void {
  requestAnimationFrame(open)
}
