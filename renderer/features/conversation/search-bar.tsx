/** The bar over the conversation that searches it. */
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../words/index.ts'

export interface SearchBarProps {
  readonly query: string
  readonly onQuery: (query: string) => void
  /** How many turns hold the text. */
  readonly count: number
  /** Which of them is shown, from 0. */
  readonly at: number
  readonly onStep: (step: 1 | -1) => void
  readonly onClose: () => void
  /** Takes the focus again whenever this changes. */
  readonly focusKey: number
}

/** Enter goes on, Shift+Enter back, Escape closes. */
export function SearchBar({ query, onQuery, count, at, onStep, onClose, focusKey }: SearchBarProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [focusKey])
  return (
    <div className="conversation-search" role="search">
      <input
        ref={field}
        type="text"
        className="conversation-query"
        aria-label={t('conversation.find')}
        placeholder={t('conversation.find')}
        dir="auto"
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') onClose()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <span className="small faint num nowrap" role="status">
        {query.trim() !== '' &&
          (count === 0 ? t('conversation.foundNone') : t('conversation.found', { at: at + 1, count }))}
      </span>
      <IconButton
        size="small"
        label={t('conversation.findPrevious')}
        shortcut="Shift+Enter"
        disabled={count === 0}
        onClick={() => onStep(-1)}
      >
        <ChevronUp size={14} />
      </IconButton>
      <IconButton
        size="small"
        label={t('conversation.findNext')}
        shortcut="Enter"
        disabled={count === 0}
        onClick={() => onStep(1)}
      >
        <ChevronDown size={14} />
      </IconButton>
      <IconButton size="small" label={t('conversation.findClose')} shortcut="Escape" onClick={onClose}>
        <X size={14} />
      </IconButton>
    </div>
  )
}
