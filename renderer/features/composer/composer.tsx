/** The composer: where a prompt is written, what will answer it, and the button that sends or stops. */
import { Square } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { isShortcut } from '../../ui/shortcut.ts'
import './composer.css'

export interface ComposerProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onSend: () => void
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
}

/** Ctrl/Cmd+Enter sends; Enter alone begins a line. Writing goes on while a run is live. */
export function Composer(props: ComposerProps) {
  const { text, onText, onSend, onStop, live, stopping, placeholder, sendLabel, chips, focusKey } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const empty = text.trim() === ''
  useEffect(() => {
    if (focusKey === undefined) return
    const element = field.current
    element?.focus({ preventScroll: true })
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [focusKey])
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        if (!live && !empty) onSend()
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) field.current?.focus()
      }}
    >
      <textarea
        ref={field}
        className="composer-text"
        aria-label="What shall Kiln make or change?"
        dir="auto"
        rows={2}
        spellCheck
        value={text}
        placeholder={placeholder}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (!isShortcut(event, 'Mod+Enter') || event.nativeEvent.isComposing) return
          event.preventDefault()
          if (!live && !empty) onSend()
        }}
      />
      <div className="row">
        {chips}
        <span className="grow" />
        {live ? (
          <Button look="bad" shortcut="Escape" onClick={onStop} busy={stopping === true}>
            {stopping === true ? null : <Square size={10} fill="currentColor" aria-hidden="true" />}
            {stopping === true ? 'Stopping' : 'Stop'}
          </Button>
        ) : (
          <Button type="submit" look="main" shortcut="Mod+Enter" disabled={empty}>
            {sendLabel}
          </Button>
        )}
      </div>
    </form>
  )
}
