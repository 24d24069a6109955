/** The editor's bar: the button for the files, the tabs, and what can be done with all of them. */
import { Ellipsis, ListX, PanelLeft, SquareX } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { TabBar } from '../../ui/tabs.tsx'
import { t } from '../../words/index.ts'
import { markOf } from './tree/row-mark.tsx'
import { nameOf } from './tree/tree-rows.ts'
import type { EditorState } from './use-editor.ts'
import type { Side } from './use-side.ts'

export interface EditorTopProps {
  readonly editor: EditorState
  readonly side: Side
  /** This open file is on disk no more. */
  readonly gone: string | undefined
}

const icon = { size: 14, 'aria-hidden': true } as const

export function EditorTop({ editor, side, gone }: EditorTopProps): ReactNode {
  const { active, open, paths } = editor
  return (
    <div className="editor-top">
      {paths.length > 0 && (
        <IconButton
          className="editor-side-button"
          label={t('editor.showFiles')}
          shortcut="Mod+Shift+E"
          on={side.shown}
          aria-pressed={side.shown}
          onClick={side.toggle}
        >
          <PanelLeft size={15} className="mirrored" />
        </IconButton>
      )}
      <TabBar
        label={t('editor.openFiles')}
        items={open.map((path) => ({
          value: path,
          label: (
            <bdi dir="ltr" className={classNames(path === gone && 'editor-gone')}>
              {tabName(path, open)}
            </bdi>
          ),
          mark: path === gone ? <span className="unseen">{t('editor.gone')}</span> : markOf(tabMarks(path)),
          title: path,
        }))}
        value={active}
        onChange={editor.pick}
        onClose={editor.close}
        onMove={editor.reorder}
      />
      {open.length > 1 && (
        <Menu
          align="end"
          trigger={
            <Button className="icon-button editor-side-button" aria-label={t('editor.tabActions')}>
              <Ellipsis size={15} aria-hidden="true" />
            </Button>
          }
        >
          <MenuItem
            icon={<SquareX {...icon} />}
            shortcut="Alt+W"
            onSelect={() => active !== undefined && editor.close(active)}
          >
            {t('editor.close')}
          </MenuItem>
          <MenuItem icon={<ListX {...icon} />} onSelect={() => editor.closeAll(active)}>
            {t('editor.closeOthers')}
          </MenuItem>
          <MenuItem icon={<ListX {...icon} />} onSelect={() => editor.closeAll()}>
            {t('editor.closeAll')}
          </MenuItem>
        </Menu>
      )}
    </div>
  )

  /** Numbers of problems are in the tree: a tab keeps its width while one types. */
  function tabMarks(path: string): Parameters<typeof markOf>[0] {
    const { writing, unsaved } = editor.marksOf(path)
    return { ...(writing === undefined ? {} : { writing }), ...(unsaved === undefined ? {} : { unsaved }) }
  }
}

/** The file's name, with its folder where another open file has the same name. */
function tabName(path: string, open: readonly string[]): string {
  const alone = open.filter((other) => nameOf(other) === nameOf(path)).length < 2
  return alone ? nameOf(path) : path
}
