/** What can be done with the project that is open, and with the list of projects, for the palette. */
import { Copy, FileArchive, FileCode, FolderInput, FolderOpen, Image, Pencil, Plus, Trash2, Undo2 } from 'lucide-react'
import type { Project } from '#shared/domain/project.ts'
import type { ProjectActions } from '../features/projects/index.ts'
import type { PaletteCommand } from '../ui/command-palette.tsx'
import { t } from '../words/index.ts'
import { makePictures } from './app-pictures.tsx'

const icon = { size: 16, 'aria-hidden': true } as const

/** The same actions as in the list of projects. */
export function projectCommands(project: Project, actions: ProjectActions): readonly PaletteCommand[] {
  const command = (id: string, label: string, mark: PaletteCommand['icon'], act: (project: Project) => void) => ({
    id,
    group: t('app.groups.project'),
    label,
    icon: mark,
    run: () => act(project),
  })
  return [
    command('rename', t('projects.renameThis'), <Pencil {...icon} />, actions.rename),
    command('duplicate', t('projects.duplicateThis'), <Copy {...icon} />, actions.duplicate),
    command('reveal', t('projects.revealThis'), <FolderOpen {...icon} />, actions.reveal),
    command('pictures', t('pictures.make'), <Image {...icon} />, ({ id }) => makePictures(id)),
    command('export-zip', t('projects.exportZipThis'), <FileArchive {...icon} />, actions.exportZip),
    command('export-html', t('projects.exportHtmlThis'), <FileCode {...icon} />, actions.exportHtml),
    command('remove', t('projects.deleteThis'), <Trash2 {...icon} />, actions.remove),
  ]
}

/** What makes a project without a prompt, and what brings the last deleted one back. */
export function listCommands({ create, lastRemoved }: ProjectActions): readonly PaletteCommand[] {
  const group = t('app.groups.project')
  const command = (id: string, label: string, mark: PaletteCommand['icon'], run: () => void) => ({
    id,
    group,
    label,
    icon: mark,
    run,
  })
  return [
    command('new-empty', t('projects.emptyProject'), <Plus {...icon} />, () => create('empty')),
    command('new-folder', t('projects.newFromFolder'), <FolderInput {...icon} />, () => create('folder')),
    command('new-zip', t('projects.newFromZip'), <FileArchive {...icon} />, () => create('zip')),
    ...(lastRemoved === undefined
      ? []
      : [
          command(
            'bring-back',
            t('projects.bringBack', { name: lastRemoved.name }),
            <Undo2 {...icon} />,
            lastRemoved.undo,
          ),
        ]),
  ]
}
