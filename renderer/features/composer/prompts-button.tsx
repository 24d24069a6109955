/** The button and the slash that open the list of prompts, and the dialogs behind it. */
import { SquareSlash } from 'lucide-react'
import { type RefObject, useState } from 'react'
import type { SavedPrompt } from '#shared/domain/settings.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../words/index.ts'
import { presets } from './presets.ts'
import { PromptMenu } from './prompt-menu.tsx'
import { ManagePromptsDialog, SavePromptDialog } from './saved-prompts.tsx'

export interface OwnPrompts {
  /** Undefined while they are being read: the others are there, and nothing can be saved yet. */
  readonly saved: readonly SavedPrompt[] | undefined
  readonly onChange: (saved: readonly SavedPrompt[]) => void
  /** For a new app there is no code to explain yet. */
  readonly isNew?: boolean
}

export interface PromptsButtonProps extends OwnPrompts {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly onText: (text: string) => void
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly typed: string
  readonly onTyped: (typed: string) => void
  /** Something of the list was chosen: it is closed. */
  readonly onTaken: () => void
}

const none: readonly SavedPrompt[] = []

/** What is chosen takes the place of an empty prompt, and stands under one that is not. */
export function PromptsButton(props: PromptsButtonProps) {
  const { field, text, onText, open, onOpenChange, typed, onTyped, onTaken, onChange, isNew } = props
  const { saved = none } = props
  const [dialog, setDialog] = useState<'none' | 'save' | 'manage'>('none')
  const close = (): void => {
    setDialog('none')
    requestAnimationFrame(() => field.current?.focus())
  }
  const openDialog = (next: 'save' | 'manage'): void => {
    onTaken()
    setDialog(next)
  }
  return (
    <>
      <PromptMenu
        field={field}
        open={open}
        onOpenChange={onOpenChange}
        typed={typed}
        onTyped={onTyped}
        saved={saved}
        canSave={text.trim() !== '' && props.saved !== undefined}
        suggestions={presets(isNew === true)}
        onTake={(taken) => {
          onTaken()
          onText(text.trim() === '' ? taken : `${text.trimEnd()}\n\n${taken}`)
          requestAnimationFrame(() => field.current?.setSelectionRange(1e9, 1e9))
        }}
        onSave={() => openDialog('save')}
        onManage={() => openDialog('manage')}
        trigger={
          <IconButton side="top" label={t('composer.promptMenu')} shortcut="/">
            <SquareSlash size={16} />
          </IconButton>
        }
      />
      <SavePromptDialog
        open={dialog === 'save'}
        text={text}
        onClose={close}
        onSave={(prompt) => onChange([prompt, ...saved])}
      />
      <ManagePromptsDialog open={dialog === 'manage'} saved={saved} onClose={close} onChange={onChange} />
    </>
  )
}
