/** The project's files, by folder. */
import type { ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { fileRows } from './file-rows.ts'

export interface FileListProps {
  readonly paths: readonly string[]
  readonly active: string | undefined
  /** Behind a file's name: what is going on with it. */
  readonly markOf: (path: string) => ReactNode
  readonly onPick: (path: string) => void
}

/** Folders are headings, files are buttons. */
export function FileList({ paths, active, markOf, onPick }: FileListProps): ReactNode {
  return (
    <nav className="editor-files" aria-label="Files">
      {fileRows(paths).map((row) =>
        row.kind === 'folder' ? (
          <div key={`${row.path}/`} className="editor-row faint" style={{ paddingInlineStart: 12 + row.depth * 12 }}>
            <span className="clip">{row.name}/</span>
          </div>
        ) : (
          <button
            key={row.path}
            type="button"
            className={classNames('editor-row', row.path === active && 'editor-row-on')}
            style={{ paddingInlineStart: 12 + row.depth * 12 }}
            title={row.path}
            aria-current={row.path === active ? 'true' : undefined}
            onClick={() => onPick(row.path)}
          >
            <span className="clip grow">{row.name}</span>
            {markOf(row.path)}
          </button>
        ),
      )}
    </nav>
  )
}
