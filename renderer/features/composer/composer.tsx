/** The composer: where a prompt is written, what goes along with it, what will answer it, and the button that sends. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Attachment } from '#shared/domain/attachment.ts'
import { Button } from '../../ui/button.tsx'
import { t } from '../../words/index.ts'
import { AttachButton } from './attach-button.tsx'
import { AttachmentStrip } from './attachment-strip.tsx'
import { useComposerWishes } from './commands.tsx'
import './composer.css'
import { dropTarget, refuseStrayFiles } from './drop-target.ts'
import { PromptField } from './prompt-field.tsx'
import { type OwnPrompts, PromptsButton } from './prompts-button.tsx'
import { StopButton } from './stop-button.tsx'
import { useLateSend } from './use-late-send.ts'
import type { AddingFile } from './store.ts'
import type { ReadAttachment } from '../../ui/use-attachment.ts'

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
  /** What the prompt is about, above it. */
  readonly about?: ReactNode
  /** Chips: the model that will answer. */
  readonly chips: ReactNode
  /** Beside the button: other ways to send. */
  readonly sendMenu?: ReactNode
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
  /** How many could not be added so far. */
  readonly refused: number
  readonly read: ReadAttachment
  readonly onFiles: (files: readonly File[]) => void
  readonly onRemove: (attachment: Attachment) => void
}

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
  const send = live ? onQueue : onSend
  const canSend = text.trim() !== '' && send !== undefined
  const { waits, submit, cancel } = useLateSend(text, attaching, send)
  useEffect(() => {
    // The button takes nothing while it waits: Escape is heard here.
    if (waits) field.current?.focus()
  }, [waits])
  useEffect(refuseStrayFiles, [])
  const chooser = useRef<HTMLInputElement>(null)
  useComposerWishes((wish) => {
    if (wish === 'attach') chooser.current?.click()
    else if (prompts !== undefined) setMenu('button')
  })
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
        // A dialog that was opened from here has a form of its own, whose events pass here, too.
        if (event.target !== event.currentTarget) return
        if (performance.now() - stoppedAt.current > sameClickMs) submit()
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) field.current?.focus()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !waits) return
        event.stopPropagation()
        cancel()
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
      {props.about}
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
        {attaching !== undefined && <AttachButton chooser={chooser} onFiles={attaching.onFiles} />}
        {prompts !== undefined && (
          <PromptsButton
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
          <Button type="submit" look="line" shortcut="Enter" busy={waits}>
            {waits ? t('composer.addingFiles') : t('composer.queueIt')}
          </Button>
        )}
        {live ? (
          <StopButton compact={canSend} stopping={stopping === true} onStop={onStop} />
        ) : (
          <Button type="submit" look="main" shortcut="Enter" disabled={!canSend} busy={waits}>
            {waits ? t('composer.addingFiles') : sendLabel}
          </Button>
        )}
        {props.sendMenu}
      </div>
      <span className="unseen" role="status">
        {waits && t('composer.sendsLater')}
      </span>
      {dropping && (
        <div className="composer-drop" aria-hidden="true">
          {t('composer.drop')}
        </div>
      )}
    </form>
  )
}
