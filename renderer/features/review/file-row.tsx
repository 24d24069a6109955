/** One changed file in the list: what was decided on it, its path, its lines. */
import { Check, Circle, Link2, PencilLine, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { FileChoice } from '../../ui/file-choice.tsx'
import { LineCounts } from '../../ui/line-counts.tsx'
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
    <FileChoice
      path={file.path}
      struck={!plain && file.decision === 'rejected'}
      chosen={shown}
      tells="current"
      mark={!plain && <Mark file={file} />}
      onChoose={onShow}
    >
      <WhatChanged file={file} />
    </FileChoice>
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
      <Icon
        size={14}
        aria-hidden="true"
        className="changes-mark"
        data-decision={decision}
        data-conflict={conflict !== undefined || undefined}
      />
      <span className="unseen">{words}</span>
    </>
  )
}

/** +12 −3, and whether the file is new or goes. */
export function WhatChanged({ file: { change, added, removed, binary } }: Pick<FileRowProps, 'file'>): ReactNode {
  return (
    <>
      {change !== 'changed' && <span className="small faint">{t(`history.change.${change}`)}</span>}
      {binary !== true && <LineCounts added={added} removed={removed} />}
    </>
  )
}
