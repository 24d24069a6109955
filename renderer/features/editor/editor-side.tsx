/** The column beside the code: the files, or a search in them. */
import { CopyMinus, FilePlus, Files, FolderPlus, Search as SearchIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../words/index.ts'
import type { CodePlace } from './code.ts'
import { SearchPanel } from './search/search-panel.tsx'
import type { Search } from './search/use-search.ts'
import { FileTree, type FileTreeProps } from './tree/file-tree.tsx'
import { folderOf } from './tree/tree-rows.ts'
import type { Side } from './use-side.ts'

export interface EditorSideProps extends FileTreeProps {
  readonly side: Side
  readonly search: Search
  readonly searchFocus: object | undefined
  readonly onSearchFocused: () => void
  readonly onOpen: (place: CodePlace) => void
}

export function EditorSide({
  side,
  search,
  searchFocus,
  onSearchFocused,
  onOpen,
  ...rest
}: EditorSideProps): ReactNode {
  const { tree, fixed } = rest
  const focused = tree.rows.find(({ path }) => path === tree.focused)
  const folder = focused === undefined ? '' : focused.kind === 'folder' ? focused.path : folderOf(focused.path)
  const isFiles = side.view === 'files'
  return (
    <div className="editor-side" data-view={side.view}>
      <div className="editor-side-head" role="group" aria-label={t('editor.files')}>
        <IconButton
          label={t('editor.files')}
          shortcut="Mod+Shift+E"
          on={isFiles}
          aria-pressed={isFiles}
          onClick={() => side.show('files')}
        >
          <Files size={15} />
        </IconButton>
        <IconButton
          label={t('editor.searchInFiles')}
          shortcut="Mod+Shift+F"
          on={!isFiles}
          aria-pressed={!isFiles}
          onClick={() => side.show('search')}
        >
          <SearchIcon size={15} />
        </IconButton>
        <span className="grow" />
        {isFiles && (
          <>
            {!fixed && (
              <>
                <IconButton label={t('editor.newFile')} onClick={() => tree.create('file', folder)}>
                  <FilePlus size={15} />
                </IconButton>
                <IconButton label={t('editor.newFolder')} onClick={() => tree.create('folder', folder)}>
                  <FolderPlus size={15} />
                </IconButton>
              </>
            )}
            {tree.folders.length > 0 && (
              <IconButton label={t('editor.collapseAll')} className="editor-collapse" onClick={tree.closeAll}>
                <CopyMinus size={14} />
              </IconButton>
            )}
          </>
        )}
      </div>
      {isFiles ? (
        <FileTree {...rest} />
      ) : (
        <SearchPanel search={search} focus={searchFocus} onFocused={onSearchFocused} onOpen={onOpen} />
      )}
    </div>
  )
}
