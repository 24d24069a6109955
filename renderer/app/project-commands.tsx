/** What can be done with the project that is open, for the palette. */
import { Pencil, Trash2 } from 'lucide-react'
import type { Project } from '#shared/domain/project.ts'
import type { useProjectActions } from '../features/projects/index.ts'
import type { PaletteCommand } from '../ui/command-palette.tsx'
import { t } from '../words/index.ts'

const icon = { size: 16, 'aria-hidden': true } as const

/** The same actions as in the list of projects. */
export function projectCommands(
  project: Project,
  actions: Pick<ReturnType<typeof useProjectActions>, 'rename' | 'remove'>,
): readonly PaletteCommand[] {
  const group = t('app.groups.project')
  return [
    {
      id: 'rename',
      group,
      label: t('app.renameProject'),
      icon: <Pencil {...icon} />,
      run: () => actions.rename(project),
    },
    {
      id: 'remove',
      group,
      label: t('app.deleteProject'),
      icon: <Trash2 {...icon} />,
      run: () => actions.remove(project),
    },
  ]
}
