/** One's own prompts: saved under a title, renamed, deleted with a way back. */
import { Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { SavedPrompt } from '#shared/domain/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../words/index.ts'

const longestTitle = 80

export interface SavePromptProps {
  readonly open: boolean
  readonly text: string
  readonly onClose: () => void
  readonly onSave: (prompt: SavedPrompt) => void
}

/** Asks for a title; the prompt's first words are proposed. */
export function SavePromptDialog({ open, text, onClose, onSave }: SavePromptProps) {
  return (
    <Dialog open={open} onClose={onClose} title={t('composer.saveTitle')} description={t('composer.saveHelp')}>
      {open && <SaveForm text={text} onClose={onClose} onSave={onSave} />}
    </Dialog>
  )
}

function SaveForm({ text, onClose, onSave }: Omit<SavePromptProps, 'open'>) {
  const [title, setTitle] = useState(() => firstWords(text))
  const name = title.trim()
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (name === '') return
    onSave({ id: crypto.randomUUID(), title: name, text: text.trim() })
    onClose()
  }
  return (
    <form className="stack" onSubmit={save}>
      <Field
        label={t('composer.promptTitle')}
        dir="auto"
        value={title}
        maxLength={longestTitle}
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('composer.cancel')}</Button>
        <Button type="submit" look="main" disabled={name === ''}>
          {t('composer.save')}
        </Button>
      </div>
    </form>
  )
}

export interface ManagePromptsProps {
  readonly open: boolean
  readonly saved: readonly SavedPrompt[]
  readonly onClose: () => void
  readonly onChange: (saved: readonly SavedPrompt[]) => void
}

/** A deleted one stays in its place until the dialog is closed, with a way back. */
export function ManagePromptsDialog({ open, saved, onClose, onChange }: ManagePromptsProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('composer.manageTitle')}
      actions={
        <Button look="main" onClick={onClose}>
          {t('composer.close')}
        </Button>
      }
    >
      {open && <PromptRows saved={saved} onChange={onChange} />}
    </Dialog>
  )
}

function PromptRows({ saved, onChange }: Pick<ManagePromptsProps, 'saved' | 'onChange'>) {
  // As they were when the dialog opened, so that none moves while one works on them.
  const [shown, setShown] = useState(saved)
  const [deleted, setDeleted] = useState<ReadonlySet<string>>(new Set())
  const apply = (next: readonly SavedPrompt[], gone: ReadonlySet<string>): void => {
    setShown(next)
    setDeleted(gone)
    onChange(next.filter(({ id }) => !gone.has(id)))
  }
  return (
    <ul className="saved-prompts">
      {shown.map((prompt) =>
        deleted.has(prompt.id) ? (
          <li key={prompt.id} className="saved-prompt">
            <span className="dim clip" role="status">
              {t('composer.deleted', { title: prompt.title })}
            </span>
            <Button
              look="line"
              autoFocus
              onClick={() => apply(shown, new Set([...deleted].filter((id) => id !== prompt.id)))}
            >
              {t('composer.undo')}
            </Button>
          </li>
        ) : (
          <li key={prompt.id} className="saved-prompt">
            <TitleInput
              title={prompt.title}
              onTitle={(title) =>
                apply(
                  shown.map((each) => (each.id === prompt.id ? { ...each, title } : each)),
                  deleted,
                )
              }
            />
            <IconButton
              label={t('composer.deletePrompt', { title: prompt.title })}
              onClick={() => apply(shown, new Set([...deleted, prompt.id]))}
            >
              <Trash2 size={16} />
            </IconButton>
            <p className="saved-prompt-text clip small faint" dir="auto">
              {prompt.text}
            </p>
          </li>
        ),
      )}
    </ul>
  )
}

/** Takes effect when one leaves it or presses Enter; an empty title is not taken. */
function TitleInput({ title, onTitle }: { readonly title: string; readonly onTitle: (title: string) => void }) {
  const [written, setWritten] = useState(title)
  const commit = (): void => {
    const name = written.trim()
    if (name === '') setWritten(title)
    else if (name !== title) onTitle(name)
  }
  return (
    <input
      className="input"
      aria-label={t('composer.promptTitle')}
      dir="auto"
      maxLength={longestTitle}
      value={written}
      onChange={(event) => setWritten(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit()
      }}
    />
  )
}

function firstWords(text: string): string {
  return text.trim().split(/\s+/u).slice(0, 5).join(' ').slice(0, longestTitle)
}
