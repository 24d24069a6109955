/** An offer before sending: nearly the same was asked before, and its result is there to be opened. */
import { X } from 'lucide-react'
import type { SimilarPrompt } from '#shared/domain/run.ts'
import { formatAgo } from '../../ui/format.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { t } from '../../words/index.ts'

export interface SimilarOfferProps {
  readonly similar: SimilarPrompt
  readonly onOpen: () => void
  readonly onDismiss: () => void
}

/** A line; sending as if it were not there asks anew. */
export function SimilarOffer({ similar, onOpen, onDismiss }: SimilarOfferProps) {
  const { prompt, projectName, at } = similar
  return (
    <p className="similar small" role="status" data-testid="similar">
      <span className="clip" title={`${prompt} (${projectName})`}>
        {t('composer.similar', { ago: formatAgo(at, Date.now()) })}
      </span>
      <button type="button" className="link-button" onClick={onOpen}>
        {t('composer.similarOpen')}
      </button>
      <IconButton size="small" label={t('composer.similarDismiss')} onClick={onDismiss}>
        <X size={14} />
      </IconButton>
    </p>
  )
}
