/** The button that begins a project: its menu says from what. */
import {
  ChevronDown,
  FileArchive,
  FolderInput,
  LayoutTemplate,
  MessageSquareText,
  Plus,
  SquareDashed,
} from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { t } from '../../words/index.ts'
import type { Beginning } from './new-project-dialog.tsx'

export interface NewMenuProps {
  readonly offline: boolean
  readonly onPrompt: () => void
  readonly onTemplates: () => void
  /** The rest asks for more, in a dialog. */
  readonly onBegin: (from: Beginning) => void
}

const icon = { size: 14, 'aria-hidden': true } as const

/** A prompt comes first: that is what Kiln is for. */
export function NewMenu({ offline, onPrompt, onTemplates, onBegin }: NewMenuProps) {
  return (
    <Menu
      align="end"
      trigger={
        <Button look="main" className="projects-new">
          <Plus size={14} aria-hidden="true" />
          {t('projects.new')}
          <ChevronDown size={12} aria-hidden="true" />
        </Button>
      }
    >
      {offline && <p className="menu-note">{t('projects.offlineShort')}</p>}
      <MenuItem icon={<MessageSquareText {...icon} />} shortcut="Alt+N" onSelect={onPrompt}>
        {t('projects.fromPrompt')}
      </MenuItem>
      <MenuItem icon={<LayoutTemplate {...icon} />} shortcut="Alt+T" onSelect={onTemplates}>
        {t('projects.fromTemplate')}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<SquareDashed {...icon} />} disabled={offline} onSelect={() => onBegin('empty')}>
        {t('projects.emptyProject')}
      </MenuItem>
      <MenuItem icon={<FolderInput {...icon} />} disabled={offline} onSelect={() => onBegin('folder')}>
        {t('projects.fromFolder')}
      </MenuItem>
      <MenuItem icon={<FileArchive {...icon} />} disabled={offline} onSelect={() => onBegin('zip')}>
        {t('projects.fromZip')}
      </MenuItem>
    </Menu>
  )
}
