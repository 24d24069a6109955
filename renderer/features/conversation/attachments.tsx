/** What was sent along with a prompt: images as pictures, which a click enlarges, and texts, which a click opens. */
import { FileText, ImageOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Attachment } from '#shared/domain/attachment.ts'
import { Chip } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formatBytes } from '../../ui/format.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { t } from '../../words/index.ts'
import type { TurnActions } from './turn-actions.ts'

type Read = TurnActions['readAttachment']

export interface AttachmentsProps {
  readonly attachments: readonly Attachment[]
  readonly read: Read
}

/** In the order in which they were given. */
export function Attachments({ attachments, read }: AttachmentsProps) {
  const [shown, setShown] = useState<Attachment>()
  const [open, setOpen] = useState(false)
  const show = (attachment: Attachment): void => {
    setShown(attachment)
    setOpen(true)
  }
  return (
    <>
      <ul className="turn-attachments" aria-label={t('conversation.attachments')}>
        {attachments.map((attachment) => (
          <li key={attachment.id}>
            {attachment.kind === 'image' ? (
              <Thumbnail attachment={attachment} read={read} onShow={() => show(attachment)} />
            ) : (
              <Chip title={t('conversation.read', { name: attachment.name })} onClick={() => show(attachment)}>
                <FileText size={12} aria-hidden="true" />
                <bdi className="clip">{attachment.name}</bdi>
                <span className="faint num">{formatBytes(attachment.bytes)}</span>
              </Chip>
            )}
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
  readonly read: Read
}

function Thumbnail({ attachment, read, onShow }: OneProps & { readonly onShow: () => void }) {
  const url = usePicture(attachment, read)
  return (
    <button
      type="button"
      className="turn-thumbnail"
      title={attachment.name}
      aria-label={t('conversation.enlarge', { name: attachment.name })}
      onClick={onShow}
    >
      {url === 'gone' ? <ImageOff size={16} aria-hidden="true" /> : url !== undefined && <img src={url} alt="" />}
    </button>
  )
}

function Picture({ attachment, read }: OneProps) {
  const url = usePicture(attachment, read)
  if (url === 'gone') return <p className="dim">{t('conversation.attachmentGone')}</p>
  return <div className="turn-picture">{url !== undefined && <img src={url} alt={attachment.name} />}</div>
}

function TextView({ attachment, read }: OneProps) {
  const text = useRead(attachment.id, read, readText)
  if (text === 'gone') return <p className="dim">{t('conversation.attachmentGone')}</p>
  if (text === undefined) return <Skeleton lines={[80, 60, 70]} />
  return (
    <pre className="turn-text" tabIndex={0} dir="auto" aria-label={attachment.name}>
      {text.value}
    </pre>
  )
}

const readText = async (blob: Blob): Promise<{ value: string; drop?: () => void }> => ({ value: await blob.text() })

async function readPicture(blob: Blob): Promise<{ value: string; drop?: () => void }> {
  const value = URL.createObjectURL(blob)
  return { value, drop: () => URL.revokeObjectURL(value) }
}

/** The picture's address while it is shown; `gone` when it cannot be read. */
function usePicture(attachment: Attachment, read: Read): string | undefined {
  const picture = useRead(attachment.id, read, readPicture)
  return picture === 'gone' ? 'gone' : picture?.value
}

type Got = { readonly value: string; readonly drop?: () => void }

function useRead(id: string, read: Read, take: (blob: Blob) => Promise<Got>): Got | 'gone' | undefined {
  const [got, setGot] = useState<Got | 'gone'>()
  useEffect(() => {
    const leave = new AbortController()
    let mine: Got | undefined
    read(id, leave.signal)
      .then(take)
      .then(
        (next) => {
          mine = next
          if (leave.signal.aborted) next.drop?.()
          else setGot(next)
        },
        () => {
          if (!leave.signal.aborted) setGot('gone')
        },
      )
    return () => {
      leave.abort()
      mine?.drop?.()
      setGot(undefined)
    }
  }, [id, read, take])
  return got
}
