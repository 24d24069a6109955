/** The composer: where a prompt is written, what goes along with it, what will answer it, and the button that sends. */
import { Paperclip, Square, SquareSlash } from 'lucide-react'
import { type DragEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import type { Attachment } from '#shared/domain/attachment.ts'
import type { SavedPrompt } from '#shared/domain/settings.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../words/index.ts'
import { AttachmentStrip } from './attachment-strip.tsx'
import './composer.css'
import { presets } from './presets.ts'
import { PromptField } from './prompt-field.tsx'
import { PromptMenu } from './prompt-menu.tsx'
import { ManagePromptsDialog, SavePromptDialog } from './saved-prompts.tsx'
import type { AddingFile } from './store.ts'
import type { ReadAttachment } from './use-attachment.ts'

export interface ComposerProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onSend: () => void
  /** Puts the prompt in line while a run is live; without it, a live run takes no prompt. */
  readonly onQueue?: (() => void) | undefined
  readonly onStop: () => void
  /** The stop button stands where the send button was. */
  readonly live: boolean
  readonly stopping?: boolean
  readonly placeholder: string
  /** "Make it", "Send". */
  readonly sendLabel: string
  /** Chips: the model that will answer. */
  readonly chips: ReactNode
  /** Focus when it appears, and whenever this changes. */
  readonly focusKey?: string | undefined
  /** The project's files, for mentions. */
  readonly files?: readonly string[]
  /** Prompts to go back to, newest first. */
  readonly history?: readonly string[]
  /** What goes along; without it nothing can be attached. */
  readonly attaching?: Attaching
  /** One's own prompts; without it there is no menu of prompts. */
  readonly prompts?: OwnPrompts
}

export interface Attaching {
  readonly attachments: readonly Attachment[]
  readonly adding: readonly AddingFile[]
  readonly read: ReadAttachment
  readonly onFiles: (files: readonly File[]) => void
  readonly onRemove: (attachment: Attachment) => void
}

export interface OwnPrompts {
  readonly saved: readonly SavedPrompt[]
  readonly onChange: (saved: readonly SavedPrompt[]) => void
  /** For a new app there is no code to explain yet. */
  readonly isNew?: boolean
}

const accepted =
  'image/png,image/jpeg,image/webp,image/gif,text/*,.md,.json,.js,.ts,.tsx,.jsx,.css,.html,.svg,.csv,.xml,.yml,.yaml,.toml,.log'
const none: readonly never[] = []
const sameClickMs = 500

/** Enter sends, or queues while a run is live; Shift+Enter begins a line. */
export function Composer(props: ComposerProps) {
  const { text, onText, onSend, onQueue, onStop, live, stopping, placeholder, sendLabel, chips, focusKey } = props
  const { files = none, history = none, attaching, prompts } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const [menu, setMenu] = useState<'closed' | 'button' | 'slash'>('closed')
  const [typed, setTyped] = useState('')
  const [dropping, setDropping] = useState(false)
  const isEmpty = text.trim() === ''
  const isAdding = (attaching?.adding.length ?? 0) > 0
  const send = live ? onQueue : onSend
  const canSend = !isEmpty && !isAdding && send !== undefined
  const submit = (): void => {
    if (canSend) send()
  }
  // The send button takes the place of the stop button: a second click on that one is none on this one.
  const stoppedAt = useRef(-Infinity)
  useEffect(() => {
    if (!live) return
    return () => void (stoppedAt.current = performance.now())
  }, [live])
  return (
    <form
      className="composer"
      data-dropping={dropping || undefined}
      onSubmit={(event) => {
        event.preventDefault()
        if (performance.now() - stoppedAt.current > sameClickMs) submit()
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) field.current?.focus()
      }}
      {...(attaching === undefined ? {} : dropTarget(attaching.onFiles, setDropping))}
    >
      {attaching !== undefined && (
        <AttachmentStrip
          attachments={attaching.attachments}
          adding={attaching.adding}
          read={attaching.read}
          onRemove={(attachment) => {
            attaching.onRemove(attachment)
            field.current?.focus()
          }}
        />
      )}
      <PromptField
        field={field}
        text={text}
        onText={onText}
        onSend={submit}
        onSlash={prompts === undefined ? undefined : () => setMenu('slash')}
        // The list takes the focus a moment later: what is typed until then is meant for it.
        onKeysMeanwhile={menu === 'slash' ? (keys) => setTyped(typed + keys) : undefined}
        onFiles={attaching?.onFiles}
        placeholder={placeholder}
        files={files}
        history={history}
        focusKey={focusKey}
      />
      <div className="composer-bar">
        {attaching !== undefined && <AttachButton onFiles={attaching.onFiles} />}
        {prompts !== undefined && (
          <Prompts
            field={field}
            text={text}
            onText={onText}
            open={menu !== 'closed'}
            typed={typed}
            onTyped={setTyped}
            onOpenChange={(open) => {
              // What was typed into the list that a slash opened was meant for the prompt after all.
              if (!open && menu === 'slash' && text === '') onText(`/${typed}`)
              setMenu(open ? 'button' : 'closed')
              setTyped('')
            }}
            onTaken={() => {
              setMenu('closed')
              setTyped('')
            }}
            {...prompts}
          />
        )}
        {chips}
        <span className="grow" />
        {live && canSend && (
          <Button type="submit" look="line" shortcut="Enter">
            {t('composer.queueIt')}
          </Button>
        )}
        {live ? (
          <StopButton compact={canSend} stopping={stopping === true} onStop={onStop} />
        ) : (
          <Button type="submit" look="main" shortcut="Enter" disabled={!canSend}>
            {sendLabel}
          </Button>
        )}
      </div>
      {dropping && (
        <div className="composer-drop" aria-hidden="true">
          {t('composer.drop')}
        </div>
      )}
    </form>
  )
}

/** Small beside another button; always at the very end, where the send button is otherwise. */
function StopButton({
  compact,
  stopping,
  onStop,
}: {
  readonly compact: boolean
  readonly stopping: boolean
  readonly onStop: () => void
}) {
  const label = stopping ? t('composer.stopping') : t('composer.stop')
  const icon = stopping ? null : <Square size={10} fill="currentColor" aria-hidden="true" />
  if (compact) {
    return (
      <IconButton look="bad" side="top" label={label} shortcut="Escape" busy={stopping} onClick={onStop}>
        {icon}
      </IconButton>
    )
  }
  return (
    <Button look="bad" shortcut="Escape" onClick={onStop} busy={stopping}>
      {icon}
      {label}
    </Button>
  )
}

function AttachButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  return (
    <>
      <IconButton side="top" label={t('composer.attach')} onClick={() => input.current?.click()}>
        <Paperclip size={16} />
      </IconButton>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        hidden
        accept={accepted}
        data-testid="attach-input"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file may be chosen again.
          event.target.value = ''
        }}
      />
    </>
  )
}

interface PromptsProps extends OwnPrompts {
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

function Prompts(props: PromptsProps) {
  const { field, text, onText, open, onOpenChange, typed, onTyped, onTaken, saved, onChange, isNew } = props
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
        canSave={text.trim() !== ''}
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

/** Takes files; what else is dragged is the field's own. */
function dropTarget(onFiles: (files: readonly File[]) => void, setDropping: (dropping: boolean) => void) {
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')
  return {
    onDragEnter(event: DragEvent) {
      if (holdsFiles(event)) setDropping(true)
    },
    onDragOver(event: DragEvent) {
      if (!holdsFiles(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy' as const
      setDropping(true)
    },
    onDragLeave(event: DragEvent<HTMLElement>) {
      const to = event.relatedTarget
      if (!(to instanceof Node) || !event.currentTarget.contains(to)) setDropping(false)
    },
    onDrop(event: DragEvent) {
      setDropping(false)
      if (!holdsFiles(event)) return
      event.preventDefault()
      onFiles([...event.dataTransfer.files])
    },
  }
}
