/** What goes along with a prompt: pictures small, texts as chips; a click shows each whole. */
import { FileText, ImageOff } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Attachment } from '#shared/domain/attachment.ts'
import { t } from '../words/index.ts'
import { Chip } from './chip.tsx'
import { classNames } from './class-names.ts'
import { Dialog } from './dialog.tsx'
import { formatBytes } from './format.ts'
import { Skeleton } from './skeleton.tsx'
import { type ReadAttachment, useAttachmentText, useAttachmentUrl } from './use-attachment.ts'
import './attachment-list.css'

export interface AttachmentListProps {
  readonly label: string
  /** In the order in which they were given. */
  readonly attachments: readonly Attachment[]
  readonly read: ReadAttachment
  /** A button at each, to take it out. */
  readonly actionOf?: (attachment: Attachment) => ReactNode
  /** More items, after them: what is still on its way. */
  readonly children?: ReactNode
  readonly className?: string
}

/** Nothing to remove and nothing to wait for, unless the caller brings it. */
export function AttachmentList({ label, attachments, read, actionOf, children, className }: AttachmentListProps) {
  const [shown, setShown] = useState<Attachment>()
  const [open, setOpen] = useState(false)
  const show = (attachment: Attachment): void => {
    setShown(attachment)
    setOpen(true)
  }
  return (
    <>
      <ul className={classNames('attachments', className)} aria-label={label}>
        {attachments.map((attachment) => (
          <li key={attachment.id} className="attachment" data-kind={attachment.kind}>
            {attachment.kind === 'image' ? (
              <Thumbnail attachment={attachment} read={read} onShow={() => show(attachment)} />
            ) : (
              <Chip size="large" title={t('ui.lookAt', { name: attachment.name })} onClick={() => show(attachment)}>
                <FileText size={14} aria-hidden="true" />
                <bdi className="clip">{attachment.name}</bdi>
                <span className="faint num small">{formatBytes(attachment.bytes)}</span>
              </Chip>
            )}
            {actionOf?.(attachment)}
          </li>
        ))}
        {children}
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
      className="attachment-thumbnail"
      title={attachment.name}
      aria-label={t('ui.lookAt', { name: attachment.name })}
      onClick={onShow}
    >
      {url === 'gone' ? <ImageOff size={16} aria-hidden="true" /> : url !== undefined && <img src={url} alt="" />}
    </button>
  )
}

function Picture({ attachment, read }: OneProps) {
  const url = useAttachmentUrl(attachment.id, read)
  if (url === 'gone') return <p className="dim">{t('ui.attachmentGone')}</p>
  return <div className="attachment-picture">{url !== undefined && <img src={url} alt={attachment.name} />}</div>
}

function TextView({ attachment, read }: OneProps) {
  const text = useAttachmentText(attachment.id, read)
  if (text === 'gone') return <p className="dim">{t('ui.attachmentGone')}</p>
  if (text === undefined) return <Skeleton lines={[80, 60, 70]} />
  return (
    <pre className="attachment-text" tabIndex={0} dir="auto" aria-label={attachment.name}>
      {text.value}
    </pre>
  )
}
