/** All that was tried in a project, newest first: what was kept of it, and what was not. */
import type { ReactNode } from 'react'
import type { VariantListing } from '#shared/domain/variant.ts'
import { Tag } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatMoment } from '../../ui/format.ts'
import { LineCounts } from '../../ui/line-counts.tsx'
import { t } from '../../words/index.ts'
import { linesOf, modelName } from './side.ts'
import './variants.css'

export interface TriedListProps {
  readonly pairs: readonly VariantListing[]
  readonly onLook: (pairId: string) => void
}

export function TriedList({ pairs, onLook }: TriedListProps): ReactNode {
  if (pairs.length === 0) return <EmptyState title={t('variants.triedNone')}>{t('variants.triedNoneText')}</EmptyState>
  return (
    <ul className="tried-list" data-testid="tried-list">
      {pairs.map((pair) => (
        <li key={pair.id}>
          <button type="button" className="tried" onClick={() => onLook(pair.id)}>
            <span className="clip" dir="auto">
              {pair.runs[0]?.prompt}
            </span>
            <span className="small faint num">{formatMoment(pair.createdAt)}</span>
            {pair.runs.map((run) => (
              <span key={run.id} className="tried-side small">
                <bdi className="clip">{modelName(run.answered ?? run.asked)}</bdi>
                {run.files.length > 0 && <LineCounts {...linesOf(run.files)} />}
                <span className="grow" />
                <FateTag pair={pair} run={run} />
              </span>
            ))}
          </button>
        </li>
      ))}
    </ul>
  )
}

interface FateTagProps {
  readonly pair: VariantListing
  readonly run: VariantListing['runs'][number]
}

function FateTag({ pair, run }: FateTagProps): ReactNode {
  if (pair.kept.includes(run.id)) return <Tag tone="ok">{t('variants.kept')}</Tag>
  if (run.state !== 'done') return <Tag>{t(`variants.state.${run.state}`)}</Tag>
  return <Tag>{t(pair.state === 'open' ? 'variants.waiting' : 'variants.notKept')}</Tag>
}
