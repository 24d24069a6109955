/** Names a version, changes its name, or takes it away. */
import { Bookmark } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { longestCheckpoint } from '#shared/domain/history.ts'
import { Button } from '../../ui/button.tsx'
import { t } from '../../words/index.ts'

export interface CheckpointFormProps {
  readonly name: string | undefined
  /** Resolves when it is kept; an empty name takes it away. */
  readonly onName: (name: string) => Promise<void>
}

/** A button; then a line with one input, kept with Enter and left with Escape. */
export function CheckpointForm({ name, onName }: CheckpointFormProps): ReactNode {
  const [text, setText] = useState<string>()
  if (text === undefined) {
    return (
      <Button size="small" look="line" onClick={() => setText(name ?? '')}>
        <Bookmark size={12} aria-hidden="true" />
        {name === undefined ? t('history.name') : t('history.rename')}
      </Button>
    )
  }
  const keep = (next: string): void => {
    void onName(next)
    setText(undefined)
  }
  return (
    <form
      className="checkpoint-form"
      onSubmit={(event) => {
        event.preventDefault()
        keep(text)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        setText(undefined)
      }}
    >
      <input
        className="input"
        dir="auto"
        // The user asked for it with the button that stood here.
        ref={(input) => input?.focus()}
        aria-label={t('history.nameLabel')}
        placeholder={t('history.nameExample')}
        maxLength={longestCheckpoint}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button size="small" look="main" type="submit">
        {t('history.keep')}
      </Button>
      {name !== undefined && (
        <Button size="small" look="line" onClick={() => keep('')}>
          {t('history.unname')}
        </Button>
      )}
    </form>
  )
}
