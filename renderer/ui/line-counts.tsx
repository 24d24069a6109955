/** Lines added and removed: +12 −3. */
import { t } from '../words/index.ts'
import { formatCount } from './format.ts'
import './line-counts.css'

export interface LineCountsProps {
  readonly added: number
  /** 0, too, as long as it is not known. */
  readonly removed: number
}

/** What is 0 is left out, unless both are. */
export function LineCounts({ added, removed }: LineCountsProps) {
  const figures = { added: formatCount(added), removed: formatCount(removed) }
  return (
    <span className="line-counts num" dir="ltr">
      <span className="unseen">{t(removed > 0 ? 'ui.lines' : 'ui.linesAdded', figures)}</span>
      {(added > 0 || removed === 0) && (
        <span className="line-added" data-testid="lines-added" aria-hidden="true">
          +{figures.added}
        </span>
      )}
      {removed > 0 && (
        <span className="line-removed" aria-hidden="true">
          −{figures.removed}
        </span>
      )}
    </span>
  )
}
