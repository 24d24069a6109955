/** The way to the metrics panel, for the palette and the keyboard. */
import { ChartNoAxesColumn } from 'lucide-react'
import type { PaletteCommand } from '../ui/command-palette.tsx'
import { t } from '../words/index.ts'
import { navigate } from './route.ts'

/** There at all times. */
export function metricsCommand(): PaletteCommand {
  return {
    id: 'metrics',
    group: t('app.groups.go'),
    label: t('metrics.title'),
    shortcut: 'Alt+Q',
    icon: <ChartNoAxesColumn size={16} aria-hidden="true" />,
    keywords: ['metrics', 'cost', 'speed', 'budget', 'targets', 'errors'],
    run: () => navigate({ view: 'metrics' }),
  }
}
