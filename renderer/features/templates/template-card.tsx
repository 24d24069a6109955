/** One template: its app running, its name, what one does with it. A button: one click makes a project of it. */
import type { Template } from '#shared/domain/template.ts'
import { Plus } from 'lucide-react'
import { Highlighted } from '../../ui/highlighted.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { language, t } from '../../words/index.ts'
import { LiveThumbnail, type LiveThumbnailProps } from './live-thumbnail.tsx'

export interface TemplateCardProps extends LiveThumbnailProps {
  readonly template: Template
  readonly words: readonly string[]
  /** Of all cards only one is in the way of the Tab key. */
  readonly tabIndex: 0 | -1
  /** A project is being made of it. */
  readonly making: boolean
  /** Of another one, or the studio is not there. */
  readonly disabled: boolean
  readonly onUse: () => void
}

/** Named after the template; the summary describes it. */
export function TemplateCard(props: TemplateCardProps) {
  const { template, words, tabIndex, making, disabled, onUse, ...thumbnail } = props
  const name = template.name[language()]
  const summary = `template-${template.id}-summary`
  return (
    <div role="listitem" className="template-card" data-making={making ? '' : undefined}>
      <LiveThumbnail {...thumbnail} />
      <span className="template-words">
        <button
          type="button"
          className="template-use"
          data-template={template.id}
          tabIndex={tabIndex}
          aria-label={t('templates.use', { name })}
          aria-describedby={summary}
          aria-disabled={disabled || making}
          onClick={() => {
            if (!disabled && !making) onUse()
          }}
        >
          <Highlighted text={name} words={words} />
        </button>
        <span id={summary} className="template-summary dim">
          <Highlighted text={template.summary[language()]} words={words} />
        </span>
      </span>
      <span className="template-mark" aria-hidden="true">
        {making ? <Spinner /> : <Plus size={14} />}
      </span>
    </div>
  )
}
