/** The files of an answer, with how many lines came and went; a click opens one in the editor. Long lists are folded. */
import { memo, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { LineCounts } from '../../ui/line-counts.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { t } from '../../words/index.ts'
import { isUnchanged, type TurnFile } from './turn.ts'

export interface FileListProps {
  readonly files: readonly TurnFile[]
  readonly onOpen: (path: string) => void
}

/** So many are shown; a list that is one longer is shown whole. */
const foldedCount = 6

/** In the order in which they came; the one that is being written is always seen. */
export function FileList({ files, onOpen }: FileListProps) {
  const [open, setOpen] = useState(false)
  const long = files.length > foldedCount + 1
  const shown = !long || open ? files : files.filter((file, index) => index < foldedCount || file.writing)
  const rest = files.length - shown.length
  return (
    <ul className="turn-files" aria-label={t('conversation.files')}>
      {shown.map((file) => (
        <FileLine key={file.path} file={file} onOpen={onOpen} />
      ))}
      {long && (
        <li>
          <button type="button" className="turn-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('conversation.fewerFiles') : t('conversation.moreFiles', { count: rest })}
          </button>
        </li>
      )}
    </ul>
  )
}

interface FileLineProps {
  readonly file: TurnFile
  readonly onOpen: (path: string) => void
}

const FileLine = memo(FileLineView, (before, after) => before.onOpen === after.onOpen && same(before.file, after.file))

function FileLineView({ file, onOpen }: FileLineProps) {
  return (
    <li>
      <button type="button" onClick={() => onOpen(file.path)} title={t('conversation.open', { path: file.path })}>
        <bdi
          dir="ltr"
          className={classNames(
            'mono clip',
            !file.writing && !file.whole && 'faint',
            file.fate === 'left-out' && 'turn-out',
          )}
        >
          {file.path}
        </bdi>
        {file.writing && <Spinner size={9} />}
        <span className="grow" />
        {!file.whole && !file.writing && <span className="faint nowrap">{t('conversation.notFinished')}</span>}
        {file.fate !== undefined && (
          <span className="faint nowrap">
            {t(file.fate === 'removed' ? 'history.change.removed' : 'review.leftOut')}
          </span>
        )}
        {file.fate !== undefined && file.removed === undefined ? null : isUnchanged(file) ? (
          <span className="faint nowrap">{t('conversation.unchanged')}</span>
        ) : (
          <LineCounts added={file.added} removed={file.removed ?? 0} />
        )}
      </button>
    </li>
  )
}

function same(one: TurnFile, other: TurnFile): boolean {
  return (
    one.path === other.path &&
    one.added === other.added &&
    one.removed === other.removed &&
    one.whole === other.whole &&
    one.writing === other.writing &&
    one.fate === other.fate
  )
}
