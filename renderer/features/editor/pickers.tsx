/** Which file to go to, and which folder to move into. */
import { type ReactNode, useCallback, useMemo } from 'react'
import { t } from '../../words/index.ts'
import { Picker } from './picker.tsx'
import { FileIcon } from './tree/file-icon.tsx'
import { folderOf, nameOf, type TreeRow } from './tree/tree-rows.ts'

/** Every file, the open ones first. */
export function FilePicker(props: {
  readonly open: boolean
  readonly paths: readonly string[]
  readonly openPaths: readonly string[]
  /** The last of the open ones: one is there already. */
  readonly active: string | undefined
  readonly onPick: (path: string) => void
  readonly onPicked: () => void
  readonly onClose: () => void
}): ReactNode {
  const { open, paths, openPaths, active, onPick, onPicked, onClose } = props
  const items = useMemo(
    () =>
      open
        ? pickOrder(paths, openPaths, active).map((path) => ({
            value: path,
            label: nameOf(path),
            hint: folderOf(path),
            icon: <FileIcon path={path} size={16} />,
          }))
        : [],
    [open, paths, openPaths, active],
  )
  return (
    <Picker
      open={open}
      title={t('editor.goToFileAsk')}
      items={items}
      onPick={onPick}
      onPicked={onPicked}
      onClose={onClose}
    />
  )
}

function pickOrder(paths: readonly string[], open: readonly string[], active: string | undefined): readonly string[] {
  const shown = open.filter((path) => path === active)
  const others = open.filter((path) => path !== active).toReversed()
  return [...others, ...shown, ...paths.filter((path) => !open.includes(path)).toSorted()]
}

/** Every folder that the row may be moved into. */
export function FolderPicker(props: {
  readonly row: TreeRow | undefined
  readonly folders: readonly string[]
  readonly onPick: (folder: string, row: TreeRow) => void
  readonly onClose: () => void
}): ReactNode {
  const { row, folders, onPick, onClose } = props
  const top = '/'
  const places = row === undefined ? [] : ['', ...folders].filter((folder) => mayHold(folder, row))
  const pickFolder = useCallback(
    (value: string) => row !== undefined && onPick(value === top ? '' : value, row),
    [row, onPick],
  )
  return (
    <Picker
      open={row !== undefined}
      title={t('editor.moveAsk', { name: row?.name ?? '' })}
      items={places.map((folder) =>
        folder === '' ? { value: top, label: t('editor.topFolder') } : { value: folder, label: folder },
      )}
      onPick={pickFolder}
      onClose={onClose}
    />
  )
}

function mayHold(folder: string, row: TreeRow): boolean {
  return folder !== folderOf(row.path) && folder !== row.path && !folder.startsWith(`${row.path}/`)
}
