/** What can be done with a project, as the items of a menu. */
import type { ProjectListing } from '#shared/domain/project.ts'
import {
  ClipboardCopy,
  Copy,
  FileCode,
  FileArchive,
  FolderOpen,
  FolderSearch,
  ListX,
  Pencil,
  SquareArrowOutUpRight,
  Trash2,
} from 'lucide-react'
import { MenuItem, MenuLine } from '../../ui/menu.tsx'
import { t } from '../../words/index.ts'

/** What the list's rows can do; each is told the project. */
export interface RowActions {
  readonly open: (project: ProjectListing) => void
  readonly renameTo: (project: ProjectListing, name: string) => void
  readonly duplicate: (project: ProjectListing) => void
  readonly reveal: (project: ProjectListing) => void
  readonly copyPath: (project: ProjectListing) => void
  readonly exportZip: (project: ProjectListing) => void
  readonly exportHtml: (project: ProjectListing) => void
  readonly locate: (project: ProjectListing) => void
  readonly remove: (project: ProjectListing) => void
}

export interface ProjectMenuItemsProps {
  readonly project: ProjectListing
  readonly actions: RowActions
  readonly onRename: () => void
  /** Why nothing can be done now. */
  readonly offline: boolean
}

const icon = { size: 14, 'aria-hidden': true } as const

/** A project whose folder is not there can only be found again or taken off the list. */
export function ProjectMenuItems({ project, actions, onRename, offline }: ProjectMenuItemsProps) {
  const item = (act: (project: ProjectListing) => void) => ({ onSelect: () => act(project), disabled: offline })
  const note = offline && <p className="menu-note">{t('projects.offlineShort')}</p>
  if (project.state !== 'ok') {
    return (
      <>
        {note}
        <MenuItem icon={<FolderSearch {...icon} />} {...item(actions.locate)}>
          {t('projects.locate')}
        </MenuItem>
        <MenuItem icon={<ClipboardCopy {...icon} />} onSelect={() => actions.copyPath(project)}>
          {t('projects.copyPath')}
        </MenuItem>
        <MenuItem icon={<Pencil {...icon} />} shortcut="F2" onSelect={onRename} disabled={offline}>
          {t('projects.rename')}
        </MenuItem>
        <MenuLine />
        <MenuItem bad icon={<ListX {...icon} />} shortcut="Delete" {...item(actions.remove)}>
          {t('projects.remove')}
        </MenuItem>
      </>
    )
  }
  return (
    <>
      {note}
      <MenuItem icon={<SquareArrowOutUpRight {...icon} />} shortcut="Enter" onSelect={() => actions.open(project)}>
        {t('projects.open')}
      </MenuItem>
      <MenuItem icon={<Pencil {...icon} />} shortcut="F2" onSelect={onRename} disabled={offline}>
        {t('projects.rename')}
      </MenuItem>
      <MenuItem icon={<Copy {...icon} />} {...item(actions.duplicate)}>
        {t('projects.duplicate')}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<FolderOpen {...icon} />} {...item(actions.reveal)}>
        {t('projects.reveal')}
      </MenuItem>
      <MenuItem icon={<ClipboardCopy {...icon} />} onSelect={() => actions.copyPath(project)}>
        {t('projects.copyPath')}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<FileArchive {...icon} />} {...item(actions.exportZip)}>
        {t('projects.exportZip')}
      </MenuItem>
      <MenuItem icon={<FileCode {...icon} />} {...item(actions.exportHtml)}>
        {t('projects.exportHtml')}
      </MenuItem>
      <MenuLine />
      <MenuItem bad icon={<Trash2 {...icon} />} shortcut="Delete" {...item(actions.remove)}>
        {t('projects.delete')}
      </MenuItem>
    </>
  )
}
