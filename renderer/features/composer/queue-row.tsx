/** One prompt that waits. */
import { ArrowDown, ArrowUp, GripVertical, Paperclip, Pencil, X } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { QueuedPrompt } from '#shared/domain/queue.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { isShortcut } from '../../ui/shortcut.ts'
import { t } from '../../words/index.ts'

export interface QueueRowProps {
  readonly prompt: QueuedPrompt
  readonly index: number
  readonly count: number
  readonly onChange: (words: string) => void
  readonly onMove: (to: number) => void
  /** Another one was dropped here. */
  readonly onDropped: (id: string) => void
  readonly onRemove: () => void
}

const dragType = 'application/x-kiln-queued'

/** Alt+arrows move it, Enter or F2 opens it, Delete takes it out; each has a button too. */
export function QueueRow({ prompt, index, count, onChange, onMove, onDropped, onRemove }: QueueRowProps) {
  const [editing, setEditing] = useState(false)
  const [over, setOver] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const leave = (): void => {
    setEditing(false)
    requestAnimationFrame(() => row.current?.focus())
  }
  const move = (by: number): void => {
    const to = index + by
    if (to >= 0 && to < count) onMove(to)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== row.current) return
    if (isShortcut(event, 'Alt+ArrowUp')) move(-1)
    else if (isShortcut(event, 'Alt+ArrowDown')) move(1)
    else if (event.key === 'Enter' || event.key === 'F2') setEditing(true)
    else if (event.key === 'Delete') onRemove()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  if (editing) {
    return (
      <li className="queue-row" data-editing>
        <EditForm
          words={prompt.prompt}
          onSave={(words) => {
            onChange(words)
            leave()
          }}
          onCancel={leave}
        />
      </li>
    )
  }
  const name = t('composer.queued', { number: index + 1, prompt: prompt.prompt })
  return (
    <li
      ref={row}
      className="queue-row"
      tabIndex={0}
      aria-label={name}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Enter Delete"
      data-over={over || undefined}
      draggable
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, prompt.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragType)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const id = event.dataTransfer.getData(dragType)
        if (id === '') return
        event.preventDefault()
        event.stopPropagation()
        if (id !== prompt.id) onDropped(id)
      }}
    >
      <GripVertical size={12} className="queue-grip" aria-hidden="true" />
      <span className="grow clip" dir="auto" title={prompt.prompt}>
        {prompt.prompt}
      </span>
      {prompt.attachments.length > 0 && (
        <span className="queue-attached small faint num">
          <Paperclip size={12} aria-hidden="true" />
          {prompt.attachments.length}
          <span className="unseen">{t('composer.filesAttached', { count: prompt.attachments.length })}</span>
        </span>
      )}
      <span className="queue-actions">
        <IconButton size="small" side="top" label={t('composer.edit')} onClick={() => setEditing(true)}>
          <Pencil size={12} />
        </IconButton>
        <IconButton
          size="small"
          side="top"
          label={t('composer.sooner')}
          shortcut="Alt+ArrowUp"
          disabled={index === 0}
          onClick={() => move(-1)}
        >
          <ArrowUp size={12} />
        </IconButton>
        <IconButton
          size="small"
          side="top"
          label={t('composer.later')}
          shortcut="Alt+ArrowDown"
          disabled={index === count - 1}
          onClick={() => move(1)}
        >
          <ArrowDown size={12} />
        </IconButton>
        <IconButton size="small" side="top" label={t('composer.takeOut')} onClick={onRemove}>
          <X size={12} />
        </IconButton>
      </span>
    </li>
  )
}

interface EditFormProps {
  readonly words: string
  readonly onSave: (words: string) => void
  readonly onCancel: () => void
}

function EditForm({ words, onSave, onCancel }: EditFormProps) {
  const [written, setWritten] = useState(words)
  const isEmpty = written.trim() === ''
  const save = (): void => {
    if (!isEmpty) onSave(written.trim())
  }
  return (
    <form
      className="queue-edit"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <textarea
        className="input"
        aria-label={t('composer.editLabel')}
        dir="auto"
        rows={2}
        autoFocus
        value={written}
        onFocus={(event) => event.target.setSelectionRange(words.length, words.length)}
        onChange={(event) => setWritten(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') onCancel()
          else if (event.key === 'Enter' && !event.shiftKey) save()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <div className="row">
        <span className="grow" />
        <Button size="small" onClick={onCancel}>
          {t('composer.cancel')}
        </Button>
        <Button size="small" type="submit" look="main" disabled={isEmpty}>
          {t('composer.save')}
        </Button>
      </div>
    </form>
  )
}
