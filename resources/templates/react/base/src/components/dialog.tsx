/** A dialog over the page: it keeps the focus, Escape closes it, and the focus goes back where it came from. */
import { X } from 'lucide-react'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useCommonWords } from '../lib/common-words'
import { Button, IconButton } from './button'

interface Props {
  title: string
  onClose(): void
  children: ReactNode
}

/** Is open as long as it is rendered. */
export function Dialog({ title, onClose, children }: Props) {
  const words = useCommonWords()
  const titleId = useId()
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = box.current
    const before = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={box}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100%-1.5rem))] rounded-2xl border border-line bg-surface p-5 text-ink shadow-2xl"
    >
      <div className="mb-4 flex items-center justify-between gap-3">
        <h2 id={titleId} className="text-lg font-semibold">{title}</h2>
        <IconButton icon={X} label={words.close} onClick={onClose} className="-me-2" />
      </div>
      {children}
    </dialog>
  )
}

/** The row at the end of a dialog's form: cancel, save, and at the other side delete where it is given. */
export function DialogActions({ onClose, onDelete, save }: { onClose(): void; onDelete?: () => void; save?: string }) {
  const words = useCommonWords()
  return (
    <div className="mt-2 flex flex-wrap justify-end gap-2">
      {onDelete && (
        <Button tone="danger" onClick={onDelete} className="me-auto">{words.delete}</Button>
      )}
      <Button onClick={onClose}>{words.cancel}</Button>
      <Button type="submit" tone="strong">{save ?? words.save}</Button>
    </div>
  )
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ title, text, action, onConfirm, onClose }: { title: string; text: string; action: string; onConfirm(): void; onClose(): void }) {
  const words = useCommonWords()
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="mb-5 text-sm text-muted">{text}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button
          tone="danger"
          onClick={() => {
            onConfirm()
            onClose()
          }}
        >
          {action}
        </Button>
      </div>
    </Dialog>
  )
}
