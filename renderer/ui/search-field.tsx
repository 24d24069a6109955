/** A field to search in what is shown: an icon before it, a way to empty it behind it. */
import { Search, X } from 'lucide-react'
import type { ComponentProps } from 'react'
import { t } from '../words/index.ts'
import { IconButton } from './icon-button.tsx'
import './search-field.css'

export interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  readonly label: string
  readonly value: string
  readonly onText: (text: string) => void
}

/** Escape empties it; what else the keys do is the caller's (`onKeyDown`). */
export function SearchField({ label, value, onText, onKeyDown, ...input }: SearchFieldProps) {
  return (
    <div className="search-field">
      <Search size={14} aria-hidden="true" />
      <input
        // Empty, the window's own direction: the label in it is in its language.
        {...(value === '' ? {} : { dir: 'auto' })}
        spellCheck={false}
        autoComplete="off"
        placeholder={label}
        {...input}
        type="search"
        aria-label={label}
        value={value}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.preventDefault()
            event.stopPropagation()
            onText('')
          } else onKeyDown?.(event)
        }}
      />
      {value !== '' && (
        <IconButton
          label={t('ui.clearSearch')}
          size="small"
          onClick={(event) => {
            onText('')
            event.currentTarget.parentElement?.querySelector('input')?.focus()
          }}
        >
          <X size={14} />
        </IconButton>
      )}
    </div>
  )
}
