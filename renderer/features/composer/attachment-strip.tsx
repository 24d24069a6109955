/** What goes along with the prompt that is being written, and a way to take each of it out again. */
import { X } from 'lucide-react'
import type { Attachment } from '#shared/domain/attachment.ts'
import { AttachmentList } from '../../ui/attachment-list.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import type { ReadAttachment } from '../../ui/use-attachment.ts'
import { t } from '../../words/index.ts'
import type { AddingFile } from './store.ts'

export interface AttachmentStripProps {
  readonly attachments: readonly Attachment[]
  /** On their way. */
  readonly adding: readonly AddingFile[]
  readonly read: ReadAttachment
  readonly onRemove: (attachment: Attachment) => void
}

/** Nothing, when there is nothing. */
export function AttachmentStrip({ attachments, adding, read, onRemove }: AttachmentStripProps) {
  if (attachments.length + adding.length === 0) return null
  return (
    <AttachmentList
      label={t('composer.attached')}
      className="composer-attachments"
      attachments={attachments}
      read={read}
      actionOf={(attachment) => (
        <IconButton
          size="small"
          side="top"
          className="composer-detach"
          label={t('composer.detach', { name: attachment.name })}
          onClick={() => onRemove(attachment)}
        >
          <X size={12} />
        </IconButton>
      )}
    >
      {adding.map(({ key, name, kind }) => (
        <li key={key} className="attachment" data-kind={kind} aria-label={t('composer.adding', { name })}>
          <span className={kind === 'image' ? 'attachment-thumbnail' : 'chip chip-large'}>
            <Spinner />
            {kind === 'text' && <bdi className="clip">{name}</bdi>}
          </span>
        </li>
      ))}
    </AttachmentList>
  )
}
