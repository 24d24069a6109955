/** Lines added and removed: +12 −3. */
import { t } from '../../words/index.ts'

export interface LineCountsProps {
  readonly added: number
  readonly removed: number
}

export function LineCounts({ added, removed }: LineCountsProps) {
  return (
    <span className="line-counts num" dir="ltr">
      <span className="unseen">{t('history.lines', { added, removed })}</span>
      <span aria-hidden="true">
        <span className="line-added">+{added}</span> <span className="line-removed">−{removed}</span>
      </span>
    </span>
  )
}
