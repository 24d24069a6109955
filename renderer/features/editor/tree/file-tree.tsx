/** The project's files as a tree: open, create, rename, move, delete, by pointer and by keyboard. */
import { type DragEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { ContextMenu } from '../../../ui/context-menu.tsx'
import { isShortcut } from '../../../ui/shortcut.ts'
import { t } from '../../../words/index.ts'
import { droppedFiles } from './dropped-files.ts'
import type { FileActions } from './file-actions.ts'
import { FileIcon } from './file-icon.tsx'
import { NameInput, nameLabel } from './name-input.tsx'
import { markOf, toneOf } from './row-mark.tsx'
import { treeMove, typedRow } from './tree-keys.ts'
import { lockShortcut, TreeMenu } from './tree-menu.tsx'
import { type FileMarks, FolderIcon, rowIndent, TreeItem } from './tree-row.tsx'
import { folderOf, joined, type TreeRow } from './tree-rows.ts'
import type { Naming, Tree } from './use-tree.ts'

export interface FileTreeProps {
  readonly tree: Tree
  readonly active: string | undefined
  readonly marksOf: (path: string) => FileMarks
  readonly actions: FileActions
  readonly onPick: (path: string) => void
  readonly onMoveTo: (row: TreeRow) => void
  /** Nothing can be changed: an earlier version is shown. */
  readonly fixed: boolean
}

const ownType = 'application/x-kiln-path'
/** Letters typed this close together are one word, in milliseconds. */
const typingMs = 700

export function FileTree(props: FileTreeProps): ReactNode {
  const { tree, active, marksOf, actions, onPick, onMoveTo, fixed } = props
  const { rows, naming } = tree
  const list = useRef<HTMLDivElement>(null)
  const typed = useRef({ text: '', at: 0 })
  /** Takes the focus as soon as it has a row: the files come a moment after their change. */
  const wanted = useRef<string>(undefined)
  const [dropFolder, setDropFolder] = useState<string>()
  const [menuRow, setMenuRow] = useState<TreeRow>()
  const focused = rows.some(({ path }) => path === tree.focused) ? tree.focused : (active ?? rows[0]?.path)
  const focusable = rows.some(({ path }) => path === focused) ? focused : rows[0]?.path

  function element(path: string): HTMLElement | null {
    return list.current?.querySelector(`[data-path="${CSS.escape(path)}"]`) ?? null
  }
  function focus(path: string): void {
    tree.focus(path)
    element(path)?.focus()
  }
  useEffect(() => {
    const found = wanted.current === undefined || naming !== undefined ? null : element(wanted.current)
    if (found === null) return
    wanted.current = undefined
    found.focus()
  }, [rows, naming])

  const count = rows.length
  useEffect(() => {
    // What is shown is in sight here too, as it changes by itself while an answer is written; never under somebody's hand.
    if (active === undefined || list.current?.matches(':hover, :focus-within') !== false) return
    list.current.querySelector(`[data-path="${CSS.escape(active)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active, count])

  function rowOf(target: EventTarget): TreeRow | undefined {
    const path = target instanceof Element ? target.closest('[data-path]')?.getAttribute('data-path') : undefined
    return rows.find((row) => row.path === path)
  }
  function activate(row: TreeRow): void {
    if (row.kind === 'folder') tree.setOpen(row.path, !row.isOpen)
    else onPick(row.path)
  }

  function onClick(event: MouseEvent): void {
    const row = rowOf(event.target)
    if (row === undefined || (event.target instanceof Element && event.target.closest('.tree-naming'))) return
    focus(row.path)
    if (event.target instanceof Element && event.target.closest('[data-more]') !== null) {
      const { clientX, clientY } = event
      event.target.dispatchEvent(
        new window.MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY }),
      )
      return
    }
    activate(row)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = rowOf(event.target)
    if (row === undefined || event.nativeEvent.isComposing) return
    if (runKey(event, row)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  function runKey(event: KeyboardEvent, row: TreeRow): boolean {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    if (event.key === 'Enter' || event.key === ' ') return (activate(row), true)
    if (!fixed && (event.key === 'F2' || event.key === 'Delete' || isShortcut(event, 'Mod+Backspace'))) {
      if (event.key === 'F2') tree.rename(row)
      else void actions.remove(row.path)
      return true
    }
    if (!fixed && row.kind === 'file' && isShortcut(event, lockShortcut)) {
      void actions.setLocked(row.path, marksOf(row.path).locked !== true)
      return true
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const move = treeMove(rows, row.path, event.key, forward)
    if (move !== undefined) {
      if (move.type === 'focus') focus(move.path)
      else tree.setOpen(move.path, move.type === 'open')
      return true
    }
    return event.key.length === 1 && typeAhead(event.key, event.timeStamp, row)
  }
  function typeAhead(letter: string, at: number, row: TreeRow): boolean {
    const before = at - typed.current.at < typingMs ? typed.current.text : ''
    typed.current = { text: before + letter, at }
    const found = typedRow(rows, row.path, typed.current.text)
    if (found !== undefined) focus(found.path)
    return true
  }

  /** The folder that a drop at this place goes to; undefined where nothing of this kind can be dropped. */
  function folderFor(event: DragEvent): string | undefined {
    const { types } = event.dataTransfer
    if (fixed || (!types.includes(ownType) && !types.includes('Files'))) return undefined
    const row = rowOf(event.target)
    if (row === undefined) return ''
    return row.kind === 'folder' ? row.path : folderOf(row.path)
  }
  function onDragOver(event: DragEvent): void {
    const folder = folderFor(event)
    if (folder === undefined) return
    event.preventDefault()
    event.dataTransfer.dropEffect = event.dataTransfer.types.includes(ownType) ? 'move' : 'copy'
    if (folder !== dropFolder) setDropFolder(folder)
  }
  function onDrop(event: DragEvent): void {
    const folder = folderFor(event)
    setDropFolder(undefined)
    if (folder === undefined) return
    event.preventDefault()
    const from = event.dataTransfer.getData(ownType)
    if (from === '') void droppedFiles(event.dataTransfer).then((files) => actions.upload(files, folder))
    else if (folderOf(from) !== folder && folder !== from) void actions.moveTo(from, folder)
  }

  const input = (kind: 'file' | 'folder', isNew: boolean, initial: string, folder: string): ReactNode => (
    <NameInput
      initial={initial}
      label={nameLabel(kind, isNew)}
      onCancel={() => {
        tree.endNaming()
        wanted.current = focusable
      }}
      onCommit={async (name) => {
        const path = joined(folder, name)
        if (isNew && kind === 'folder') tree.addFolder(path)
        else if (isNew) await actions.create(path)
        else await tree.renamed(joined(folder, initial), path, actions)
        tree.endNaming()
        tree.focus(path)
        if (isNew && kind === 'file') onPick(path)
        else wanted.current = path
      }}
    />
  )

  return (
    <ContextMenu
      keepsFocus={naming !== undefined}
      trigger={
        <div
          ref={list}
          role="tree"
          className="tree"
          data-target={dropFolder === '' ? '' : undefined}
          aria-label={t('editor.files')}
          onClick={onClick}
          onKeyDown={onKeyDown}
          onContextMenu={(event) => setMenuRow(rowOf(event.target))}
          onFocus={(event) => {
            const row = rowOf(event.target)
            if (row !== undefined) tree.focus(row.path)
          }}
          onDragStart={(event) => {
            const row = rowOf(event.target)
            if (row === undefined || fixed) return event.preventDefault()
            event.dataTransfer.setData(ownType, row.path)
            event.dataTransfer.effectAllowed = 'move'
          }}
          onDragOver={onDragOver}
          onDragLeave={(event) => {
            if (!(event.relatedTarget instanceof Node && list.current?.contains(event.relatedTarget)))
              setDropFolder(undefined)
          }}
          onDrop={onDrop}
        >
          {newAt(naming, '') && <NewRow naming={naming} depth={0} input={input} />}
          {rows.map((row) => {
            const marks = row.kind === 'file' ? marksOf(row.path) : {}
            const isRenamed = naming?.type === 'rename' && naming.path === row.path
            return [
              <TreeItem
                key={row.path}
                row={row}
                active={row.path === active}
                focusable={row.path === focusable}
                target={dropFolder !== undefined && dropFolder !== '' && row.path === dropFolder}
                mark={markOf(marks)}
                locked={marks.locked === true}
                tone={toneOf(marks)}
                {...(isRenamed ? { naming: input(row.kind, false, row.name, folderOf(row.path)) } : {})}
              />,
              newAt(naming, row.path) && (
                <NewRow key={`${row.path}/new`} naming={naming} depth={row.depth + 1} input={input} />
              ),
            ]
          })}
        </div>
      }
    >
      <TreeMenu
        row={menuRow}
        fixed={fixed}
        locked={menuRow?.kind === 'file' && marksOf(menuRow.path).locked === true}
        actions={actions}
        onNew={(kind, folder) => tree.create(kind, folder)}
        onOpen={activate}
        onRename={tree.rename}
        onMoveTo={onMoveTo}
        onForget={tree.forgetFolder}
      />
    </ContextMenu>
  )
}

function newAt(naming: Naming | undefined, folder: string): naming is Extract<Naming, { type: 'new' }> {
  return naming?.type === 'new' && naming.folder === folder
}

function NewRow(props: {
  readonly naming: Extract<Naming, { type: 'new' }>
  readonly depth: number
  readonly input: (kind: 'file' | 'folder', isNew: boolean, initial: string, folder: string) => ReactNode
}): ReactNode {
  const { naming, depth, input } = props
  return (
    <div className="tree-row" role="none" style={{ paddingInlineStart: rowIndent(depth) }}>
      <span className="tree-chevron" />
      {naming.kind === 'file' ? <FileIcon path="" /> : <FolderIcon open={false} />}
      {input(naming.kind, true, '', naming.folder)}
    </div>
  )
}
