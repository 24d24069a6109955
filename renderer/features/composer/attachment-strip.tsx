/** What goes along with the prompt: pictures small, texts as chips, each with a way to look at it and to take it out. */
import { FileText, ImageOff, X } from 'lucide-react'
import { useState } from 'react'
import type { Attachment } from '#shared/domain/attachment.ts'
import { Chip } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formatBytes } from '../../ui/format.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { t } from '../../words/index.ts'
import type { AddingFile } from './store.ts'
import { type ReadAttachment, useAttachmentText, useAttachmentUrl } from './use-attachment.ts'

export interface AttachmentStripProps {
  readonly attachments: readonly Attachment[]
  /** On their way. */
  readonly adding: readonly AddingFile[]
  readonly read: ReadAttachment
  readonly onRemove: (attachment: Attachment) => void
}

/** Nothing, when there is nothing. */
export function AttachmentStrip({ attachments, adding, read, onRemove }: AttachmentStripProps) {
  const [shown, setShown] = useState<Attachment>()
  const [open, setOpen] = useState(false)
  if (attachments.length + adding.length === 0 && !open) return null
  const show = (attachment: Attachment): void => {
    setShown(attachment)
    setOpen(true)
  }
  return (
    <>
      <ul className="composer-attachments" aria-label={t('composer.attached')}>
        {attachments.map((attachment) => (
          <li key={attachment.id} className="composer-attachment" data-kind={attachment.kind}>
            {attachment.kind === 'image' ? (
              <Thumbnail attachment={attachment} read={read} onShow={() => show(attachment)} />
            ) : (
              <Chip size="large" title={t('composer.look', { name: attachment.name })} onClick={() => show(attachment)}>
                <FileText size={14} aria-hidden="true" />
                <bdi className="clip">{attachment.name}</bdi>
                <span className="faint num small">{formatBytes(attachment.bytes)}</span>
              </Chip>
            )}
            <IconButton
              size="small"
              side="top"
              className="composer-detach"
              label={t('composer.detach', { name: attachment.name })}
              onClick={() => onRemove(attachment)}
            >
              <X size={12} />
            </IconButton>
          </li>
        ))}
        {adding.map(({ key, name, kind }) => (
          <li key={key} className="composer-attachment" data-kind={kind} aria-label={t('composer.adding', { name })}>
            <span className={kind === 'image' ? 'composer-thumbnail' : 'chip chip-large'}>
              <Spinner />
              {kind === 'text' && <bdi className="clip">{name}</bdi>}
            </span>
          </li>
        ))}
      </ul>
      <Dialog open={open} onClose={() => setOpen(false)} title={shown?.name ?? ''} size="large">
        {shown?.kind === 'image' && <Picture attachment={shown} read={read} />}
        {shown?.kind === 'text' && <TextView attachment={shown} read={read} />}
      </Dialog>
    </>
  )
}

interface OneProps {
  readonly attachment: Attachment
  readonly read: ReadAttachment
}

function Thumbnail({ attachment, read, onShow }: OneProps & { readonly onShow: () => void }) {
  const url = useAttachmentUrl(attachment.id, read)
  return (
    <button
      type="button"
      className="composer-thumbnail"
      title={attachment.name}
      aria-label={t('composer.look', { name: attachment.name })}
      onClick={onShow}
    >
      {url === 'gone' ? <ImageOff size={16} aria-hidden="true" /> : url !== undefined && <img src={url} alt="" />}
    </button>
  )
}

function Picture({ attachment, read }: OneProps) {
  const url = useAttachmentUrl(attachment.id, read)
  if (url === 'gone') return <p className="dim">{t('composer.gone')}</p>
  return <div className="composer-picture">{url !== undefined && <img src={url} alt={attachment.name} />}</div>
}

function TextView({ attachment, read }: OneProps) {
  const text = useAttachmentText(attachment.id, read)
  if (text === 'gone') return <p className="dim">{t('composer.gone')}</p>
  if (text === undefined) return <Skeleton lines={[80, 60, 70]} />
  return (
    <pre className="composer-reading" tabIndex={0} dir="auto" aria-label={attachment.name}>
      {text.value}
    </pre>
  )
}
