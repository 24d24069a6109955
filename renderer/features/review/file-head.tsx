/** Above a file's two texts: which one it is, what is to be known of it, and what to do with it. */
import { Check, ChevronLeft, ChevronRight, Undo2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Note } from '../../ui/note.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { latin, t } from '../../words/index.ts'
import { WhatChanged } from './file-row.tsx'
import { isDecidable } from './review-state.ts'
import { reviewKeys } from './review-keys.ts'
import type { Decide } from './types.ts'
import type { ChangedFile } from './use-changes.ts'

export interface FileHeadProps {
  readonly file: ChangedFile
  /** It can be decided on now. */
  readonly open: boolean
  readonly busy: boolean
  readonly first: boolean
  readonly last: boolean
  readonly onStep: (by: 1 | -1) => void
  readonly onDecide: Decide
}

/** The buttons keep their places whatever was decided. */
export function FileHead(props: FileHeadProps): ReactNode {
  const { file, open, first, last, onStep } = props
  return (
    <>
      <div className="changes-head">
        <IconButton
          label={t('review.previous')}
          shortcut={reviewKeys.previous}
          disabled={first}
          onClick={() => onStep(-1)}
        >
          <ChevronLeft size={16} className="mirrored" />
        </IconButton>
        <IconButton label={t('review.next')} shortcut={reviewKeys.next} disabled={last} onClick={() => onStep(1)}>
          <ChevronRight size={16} className="mirrored" />
        </IconButton>
        <h3 className="clip changes-name">
          <bdi className="mono" dir="ltr">
            {file.path}
          </bdi>
        </h3>
        <WhatChanged file={file} />
        {file.conflict !== undefined && <Tag tone="warn">{t(`review.conflict.${file.conflict}`)}</Tag>}
        <span className="grow" />
        {isDecidable(file) && open && <Decisions {...props} />}
        {isDecidable(file) && !open && file.decision !== undefined && (
          <Tag tone={file.decision === 'accepted' ? 'ok' : 'plain'}>{t(`review.${file.decision}`)}</Tag>
        )}
      </div>
      {open && <FileNote file={file} />}
    </>
  )
}

function Decisions({ file, busy, onDecide }: FileHeadProps): ReactNode {
  const { path, decision } = file
  const isSet = decision === 'accepted' || decision === 'rejected'
  return (
    <span className="changes-decisions">
      {isSet && (
        <IconButton label={t('review.undo')} disabled={busy} onClick={() => onDecide([path], undefined)}>
          <Undo2 size={16} className="mirrored" />
        </IconButton>
      )}
      <Tooltip text={t('review.rejectFile', { path: latin(path) })} shortcut={reviewKeys.reject}>
        <Button
          look="line"
          on={decision === 'rejected'}
          aria-pressed={decision === 'rejected'}
          disabled={busy}
          onClick={() => onDecide([path], 'rejected')}
        >
          <X size={14} aria-hidden="true" />
          {t('review.reject')}
        </Button>
      </Tooltip>
      <Tooltip text={t('review.acceptFile', { path: latin(path) })} shortcut={reviewKeys.accept}>
        <Button
          look="line"
          on={decision === 'accepted'}
          aria-pressed={decision === 'accepted'}
          disabled={busy}
          onClick={() => onDecide([path], 'accepted')}
        >
          <Check size={14} aria-hidden="true" />
          {t('review.accept')}
        </Button>
      </Tooltip>
    </span>
  )
}

function FileNote({ file: { conflict, decision, follows } }: Pick<FileHeadProps, 'file'>): ReactNode {
  if (conflict !== undefined && decision !== 'rejected') {
    return (
      <Note tone="warn" title={t(`review.conflictTitle.${conflict}`)}>
        <p>{t(`review.conflictText.${conflict}`)}</p>
      </Note>
    )
  }
  if (follows === true) return <p className="small dim">{t('review.followsText')}</p>
  return decision === 'saved' ? <p className="small dim">{t('review.savedText')}</p> : null
}
