/** One row of the file tree. */
import { ChevronRight, Ellipsis, Folder, FolderOpen, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { t } from '../../../words/index.ts'
import { FileIcon } from './file-icon.tsx'
import type { TreeRow } from './tree-rows.ts'

/** What is going on with a file. */
export interface FileMarks {
  readonly unsaved?: boolean
  readonly writing?: boolean
  /** By the answer that is shown over the saved files. */
  readonly changed?: boolean
  /** The model may not change it. */
  readonly locked?: boolean
  readonly errors?: number
  readonly warnings?: number
}

export interface TreeItemProps {
  readonly row: TreeRow
  readonly active: boolean
  readonly focusable: boolean
  /** Something is dragged over it and may be dropped here. */
  readonly target: boolean
  readonly mark: ReactNode
  readonly locked: boolean
  readonly tone: 'bad' | 'warn' | undefined
  /** In place of the name. */
  readonly naming?: ReactNode
}

export function rowIndent(depth: number): number {
  return 8 + depth * 12
}

/** Its events are the tree's, which finds it by `data-path`. */
export function TreeItem({ row, active, focusable, target, mark, locked, tone, naming }: TreeItemProps): ReactNode {
  const isFolder = row.kind === 'folder'
  return (
    <div
      role="treeitem"
      className={classNames('tree-row', active && 'tree-row-on', target && 'tree-row-target')}
      style={{ paddingInlineStart: rowIndent(row.depth) }}
      data-path={row.path}
      data-kind={row.kind}
      data-tone={tone}
      aria-level={row.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={active}
      aria-expanded={isFolder ? row.isOpen : undefined}
      aria-label={naming === undefined && !locked ? undefined : locked ? `${row.name}, ${t('edits.locked')}` : row.name}
      tabIndex={focusable ? 0 : -1}
      draggable={naming === undefined}
      title={locked ? `${row.path} (${t('edits.locked')})` : row.path}
    >
      {isFolder ? (
        <ChevronRight size={12} className={classNames('tree-chevron', 'mirrored')} aria-hidden="true" />
      ) : (
        <span className="tree-chevron" />
      )}
      {isFolder ? <FolderIcon open={row.isOpen} /> : <FileIcon path={row.path} />}
      {naming ?? (
        <>
          <bdi className={classNames('clip grow tree-name', row.isEmpty && 'faint')} dir="ltr">
            {row.name}
          </bdi>
          {locked && <Lock size={11} className="tree-lock" aria-hidden="true" />}
          <span className="tree-mark">{mark}</span>
          <span className="tree-more" data-more="" title={t('ui.actions')} aria-hidden="true">
            <Ellipsis size={14} />
          </span>
        </>
      )}
    </div>
  )
}

export function FolderIcon({ open }: { readonly open: boolean }): ReactNode {
  const Icon = open ? FolderOpen : Folder
  return <Icon size={14} className="file-icon" data-kind="folder" aria-hidden="true" />
}
