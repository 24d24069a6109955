/** One line above the composer: two answers are being written, or wait to be chosen between. */
import { Columns2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { VariantListing } from '#shared/domain/variant.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { t } from '../../words/index.ts'
import { standOf } from './side.ts'
import './variants.css'

export interface VariantsLineProps {
  readonly pair: VariantListing
  /** How many files each of the two takes away. */
  readonly removed?: readonly [number, number]
  readonly onLook: () => void
  /** Keeps neither. */
  readonly onDrop: () => void
}

export function VariantsLine({ pair, removed, onLook, onDrop }: VariantsLineProps): ReactNode {
  const { writing, keepable } = standOf(pair, removed)
  const isLive = writing > 0
  const isNothing = !isLive && keepable === 0
  return (
    <section className="variants-line" data-testid="variants-line" aria-label={t('variants.window')}>
      {isLive ? <Spinner size={12} /> : <Columns2 size={16} aria-hidden="true" />}
      <span className="grow clip" role="status">
        {lineOf(writing, keepable)}
      </span>
      <Button size="small" look={isLive || isNothing ? 'line' : 'main'} onClick={onLook}>
        {t('variants.look')}
      </Button>
      {isNothing && (
        <Button size="small" look="main" onClick={onDrop}>
          {t('variants.drop')}
        </Button>
      )}
      {!isLive && !isNothing && (
        <IconButton label={t('variants.drop')} side="top" onClick={onDrop}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      )}
    </section>
  )
}

function lineOf(writing: number, keepable: number): string {
  if (writing > 0) return t(writing === 1 ? 'variants.lineWritingOne' : 'variants.lineWriting')
  if (keepable > 0) return t(keepable === 1 ? 'variants.lineOne' : 'variants.lineWaiting')
  return t('variants.lineNone')
}
