/** What can be done with a file or a folder of the tree, or with the project's top folder. */
import {
  Copy,
  CopyPlus,
  Download,
  FilePlus,
  FolderInput,
  FolderPlus,
  Lock,
  LockOpen,
  PencilLine,
  Trash2,
  Upload,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { MenuItem, MenuLine } from '../../../ui/menu.tsx'
import { t } from '../../../words/index.ts'
import type { FileActions } from './file-actions.ts'
import { folderOf, type TreeRow } from './tree-rows.ts'

export interface TreeMenuProps {
  /** Undefined: the empty place below the rows. */
  readonly row: TreeRow | undefined
  readonly fixed: boolean
  /** The model may not change it. */
  readonly locked: boolean
  readonly actions: FileActions
  readonly onNew: (kind: 'file' | 'folder', folder: string) => void
  readonly onOpen: (row: TreeRow) => void
  readonly onRename: (row: TreeRow) => void
  readonly onMoveTo: (row: TreeRow) => void
  /** Takes an empty folder out of the tree: it is nowhere else. */
  readonly onForget: (path: string) => void
}

/** In the tree, on a file. */
export const lockShortcut = 'Mod+Shift+L'

const icon = { size: 14, 'aria-hidden': true } as const

export function TreeMenu({
  row,
  fixed,
  locked,
  actions,
  onNew,
  onRename,
  onMoveTo,
  onForget,
}: TreeMenuProps): ReactNode {
  const folder = row === undefined ? '' : row.kind === 'folder' ? row.path : folderOf(row.path)
  const isReal = row !== undefined && !row.isEmpty
  return (
    <>
      {!fixed && (
        <>
          <MenuItem icon={<FilePlus {...icon} />} onSelect={() => onNew('file', folder)}>
            {t('editor.newFile')}
          </MenuItem>
          <MenuItem icon={<FolderPlus {...icon} />} onSelect={() => onNew('folder', folder)}>
            {t('editor.newFolder')}
          </MenuItem>
          <MenuItem icon={<Upload {...icon} />} onSelect={() => actions.askUpload(folder)}>
            {t('editor.upload')}
          </MenuItem>
        </>
      )}
      {row !== undefined && !fixed && isReal && (
        <>
          <MenuLine />
          <MenuItem icon={<PencilLine {...icon} />} shortcut="F2" onSelect={() => onRename(row)}>
            {t('editor.rename')}
          </MenuItem>
          <MenuItem icon={<FolderInput {...icon} />} onSelect={() => onMoveTo(row)}>
            {t('editor.moveTo')}
          </MenuItem>
          {row.kind === 'file' && (
            <MenuItem icon={<CopyPlus {...icon} />} onSelect={() => void actions.duplicate(row.path)}>
              {t('editor.duplicate')}
            </MenuItem>
          )}
        </>
      )}
      {isReal && !fixed && row.kind === 'file' && (
        <>
          <MenuLine />
          <MenuItem
            icon={locked ? <LockOpen {...icon} /> : <Lock {...icon} />}
            shortcut={lockShortcut}
            onSelect={() => void actions.setLocked(row.path, !locked)}
          >
            {locked ? t('edits.unlock') : t('edits.lock')}
          </MenuItem>
        </>
      )}
      {isReal && (
        <>
          {!fixed && <MenuLine />}
          <MenuItem icon={<Copy {...icon} />} onSelect={() => void actions.copyPath(row.path)}>
            {t('editor.copyPath')}
          </MenuItem>
          {row.kind === 'file' && !fixed && (
            <MenuItem icon={<Download {...icon} />} onSelect={() => void actions.download(row.path)}>
              {t('editor.download')}
            </MenuItem>
          )}
        </>
      )}
      {row !== undefined && !fixed && (
        <>
          <MenuLine />
          <MenuItem
            bad
            icon={<Trash2 {...icon} />}
            shortcut="Delete"
            onSelect={() => (row.isEmpty ? onForget(row.path) : void actions.remove(row.path))}
          >
            {t('editor.delete')}
          </MenuItem>
        </>
      )}
    </>
  )
}
