/** One line above the composer: two answers are being written, or wait to be chosen between. */
import { Columns2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { VariantListing } from '#shared/domain/variant.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { t } from '../../words/index.ts'
import './variants.css'

export interface VariantsLineProps {
  readonly pair: VariantListing
  readonly onLook: () => void
  /** Keeps neither. */
  readonly onDrop: () => void
}

/** By how many of them have come to something. */
const lines = ['variants.lineFailed', 'variants.lineOne', 'variants.lineWaiting'] as const

export function VariantsLine({ pair, onLook, onDrop }: VariantsLineProps): ReactNode {
  const isLive = pair.runs.some(({ state }) => state === 'running')
  const there = pair.runs.filter(({ state }) => state !== 'failed').length
  return (
    <section className="variants-line" data-testid="variants-line" aria-label={t('variants.window')}>
      {isLive ? <Spinner size={12} /> : <Columns2 size={16} aria-hidden="true" />}
      <span className="grow clip" role="status">
        {t(isLive ? 'variants.lineWriting' : (lines[there] ?? 'variants.lineWaiting'))}
      </span>
      <Button size="small" look={isLive ? 'line' : 'main'} onClick={onLook}>
        {t('variants.look')}
      </Button>
      {!isLive && (
        <IconButton label={t('variants.drop')} side="top" onClick={onDrop}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      )}
    </section>
  )
}
