/** Ways to begin a new app, for the palette: of either kind, which the prompt box then keeps. */
import { AppWindow, Layers } from 'lucide-react'
import type { AppKind } from '#shared/domain/project.ts'
import type { PaletteCommand } from '../ui/command-palette.tsx'
import { t } from '../words/index.ts'
import { navigate } from './route.ts'

const kinds = [
  { kind: 'page', label: 'app.newPage', Icon: AppWindow, keywords: ['html', 'css'] },
  { kind: 'react', label: 'app.newReact', Icon: Layers, keywords: ['typescript', 'screens', 'vite'] },
] as const

export function newAppCommands(choose: (kind: AppKind) => void): readonly PaletteCommand[] {
  return kinds.map(({ kind, label, Icon, keywords }) => ({
    id: `new-${kind}`,
    group: t('app.groups.go'),
    label: t(label),
    icon: <Icon size={16} aria-hidden />,
    keywords: ['create', 'start', ...keywords],
    run: () => {
      choose(kind)
      navigate({ view: 'start' })
    },
  }))
}
