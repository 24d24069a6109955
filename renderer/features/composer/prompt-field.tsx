/** Where a prompt is written: grows with its text, marks the files that it names, and offers them after an `@`. */
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useId, useState } from 'react'
import { mentionOf } from '#shared/domain/mention.ts'
import { t } from '../../words/index.ts'
import { MarkedText } from './marked-text.tsx'
import { MentionList, optionId } from './mention-list.tsx'
import { mentionAt, rankFiles } from './rank-files.ts'
import { useHistory } from './use-history.ts'

export interface PromptFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly onText: (text: string) => void
  readonly onSend: () => void
  /** A slash at the beginning of an empty prompt; without it, a slash is a slash. */
  readonly onSlash?: (() => void) | undefined
  /** While the focus is on its way elsewhere: takes the letters that are typed here. */
  readonly onKeysMeanwhile?: ((keys: string) => void) | undefined
  readonly onFiles?: ((files: readonly File[]) => void) | undefined
  readonly placeholder: string
  /** The project's files, for mentions. */
  readonly files: readonly string[]
  /** Prompts to go back to, newest first. */
  readonly history: readonly string[]
  /** Focus when it appears, and whenever this changes. */
  readonly focusKey?: string | undefined
}

/** Enter sends, Shift+Enter begins a line; the arrows at the text's ends go through the history. */
export function PromptField(props: PromptFieldProps) {
  const { field, text, onText, onSend, onSlash, onKeysMeanwhile, onFiles, placeholder, files, history, focusKey } =
    props
  const listId = useId()
  const goThroughHistory = useHistory(field, history, text, onText)
  const [caret, setCaret] = useState(0)
  const [dismissed, setDismissed] = useState<number>()
  const [chosen, setChosen] = useState(0)

  useEffect(() => {
    if (focusKey === undefined) return
    const element = field.current
    element?.focus({ preventScroll: true })
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [focusKey, field])

  const mention = files.length === 0 ? undefined : mentionAt(text, Math.min(caret, text.length))
  const found = mention === undefined || mention.from === dismissed ? [] : rankFiles(mention.query, files)
  const isOpen = found.length > 0
  const active = Math.min(chosen, found.length - 1)

  const insert = (path: string): void => {
    const element = field.current
    if (element === null || mention === undefined) return
    element.focus()
    element.setSelectionRange(mention.from, caret)
    // As if it were typed, so that it can be undone as what is typed.
    document.execCommand('insertText', false, `${mentionOf(path)} `)
    setChosen(0)
  }

  const steer = (event: KeyboardEvent): boolean => {
    if (!isOpen) return false
    const path = found[active]
    if (event.key === 'ArrowDown') setChosen((active + 1) % found.length)
    else if (event.key === 'ArrowUp') setChosen((active + found.length - 1) % found.length)
    else if (event.key === 'Escape') setDismissed(mention?.from)
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && path !== undefined) insert(path)
    else return false
    return true
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // While a word is being composed, every key is the input method's.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (onKeysMeanwhile !== undefined) {
      if (event.key.length === 1) onKeysMeanwhile(event.key)
      if (event.key.length === 1 || event.key === 'Enter') event.preventDefault()
    } else if (steer(event) || goThroughHistory(event)) {
      event.preventDefault()
      event.stopPropagation()
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      onSend()
    } else if (event.key === '/' && text === '' && onSlash !== undefined) {
      event.preventDefault()
      onSlash()
    }
  }

  const onPaste = (event: ClipboardEvent): void => {
    const pasted = [...event.clipboardData.files]
    // A table or a page that is copied brings a picture of itself: its text is what is meant.
    if (pasted.length === 0 || onFiles === undefined || event.clipboardData.getData('text/plain') !== '') return
    event.preventDefault()
    onFiles(pasted)
  }

  return (
    <div className="composer-field">
      <div className="composer-scroll">
        <MarkedText text={text} files={files} />
        <textarea
          ref={field}
          className="composer-text"
          aria-label={t('composer.label')}
          {...(files.length === 0 ? {} : { 'aria-autocomplete': 'list' as const })}
          {...(isOpen ? { 'aria-controls': listId, 'aria-activedescendant': optionId(listId, active) } : {})}
          // Empty, it holds Kiln's own words.
          {...(text === '' ? {} : { dir: 'auto' })}
          rows={2}
          spellCheck
          value={text}
          placeholder={placeholder}
          onChange={(event) => {
            onText(event.target.value)
            setCaret(event.target.selectionStart)
            setChosen(0)
            setDismissed(undefined)
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onBlur={() => setDismissed(mention?.from)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
      </div>
      {isOpen && (
        <MentionList
          id={listId}
          paths={found}
          query={mention?.query ?? ''}
          active={active}
          onPoint={setChosen}
          onChoose={insert}
        />
      )}
    </div>
  )
}
