/** One changed file in the list: what was decided on it, its path, its lines. */
import { Check, Circle, Link2, PencilLine, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { formatCount } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import type { ChangedFile } from './use-changes.ts'

export interface FileRowProps {
  readonly file: ChangedFile
  readonly shown: boolean
  /** Decisions are not shown: there were none. */
  readonly plain: boolean
  readonly onShow: () => void
}

/** The mark at its start is a word, too. */
export function FileRow({ file, shown, plain, onShow }: FileRowProps): ReactNode {
  return (
    <li>
      <button
        type="button"
        className={classNames('changes-file', shown && 'changes-file-on')}
        data-decision={plain ? undefined : (file.decision ?? 'open')}
        aria-current={shown || undefined}
        onClick={onShow}
      >
        {!plain && <Mark file={file} />}
        <bdi className="mono changes-path" dir="ltr" title={file.path}>
          {file.path}
        </bdi>
        <Lines file={file} />
      </button>
    </li>
  )
}

function Mark({ file: { decision, conflict, follows } }: Pick<FileRowProps, 'file'>): ReactNode {
  const [Icon, words] =
    follows === true
      ? [Link2, t('review.follows')]
      : decision !== undefined
        ? [{ accepted: Check, rejected: X, saved: PencilLine }[decision], t(`review.${decision}`)]
        : conflict !== undefined
          ? [TriangleAlert, t(`review.conflict.${conflict}`)]
          : [Circle, t('review.open')]
  return (
    <>
      <Icon size={14} aria-hidden="true" className="changes-mark" data-conflict={conflict !== undefined || undefined} />
      <span className="unseen">{words}</span>
    </>
  )
}

/** +12 −3, or that the file is new or goes. */
export function Lines({ file: { change, added, removed, binary } }: Pick<FileRowProps, 'file'>): ReactNode {
  return (
    <span className="changes-lines num" dir="ltr">
      <span className="unseen">{t('history.lines', { added, removed })}</span>
      {change !== 'changed' && <span className="small faint">{t(`history.change.${change}`)}</span>}
      {binary !== true && (
        <span aria-hidden="true">
          {(added > 0 || removed === 0) && <span className="changes-added">+{formatCount(added)}</span>}{' '}
          {removed > 0 && <span className="changes-removed">−{formatCount(removed)}</span>}
        </span>
      )}
    </span>
  )
}
