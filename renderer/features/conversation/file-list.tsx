/** The files of an answer, with how many lines came and went; a click opens one in the editor. */
import { Spinner } from '../../ui/spinner.tsx'
import { formatCount } from '../../ui/format.ts'
import type { TurnFile } from './turn.ts'

export interface FileListProps {
  readonly files: readonly TurnFile[]
  readonly onOpen: (path: string) => void
}

/** In the order in which they came. */
export function FileList({ files, onOpen }: FileListProps) {
  return (
    <ul className="turn-files">
      {files.map((file) => (
        <li key={file.path}>
          <button type="button" onClick={() => onOpen(file.path)} title={`Open ${file.path}`}>
            <span className={file.writing || file.whole ? 'mono clip' : 'mono clip faint'}>{file.path}</span>
            {file.writing && <Spinner size={9} />}
            <span className="grow" />
            {!file.whole && !file.writing && <span className="faint">not finished</span>}
            <span className="turn-plus num">
              <span className="unseen">lines added: </span>+{formatCount(file.added)}
            </span>
            {file.removed !== undefined && file.removed > 0 && (
              <span className="turn-minus num">
                <span className="unseen">lines removed: </span>−{formatCount(file.removed)}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}
