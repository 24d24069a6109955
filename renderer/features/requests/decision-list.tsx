/** What the pipeline decided, newest first, in sentences. */
import type { AppError } from '#shared/domain/error.ts'
import type { Decision } from '#shared/domain/request-state.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { formatClock, formatMoment } from '../../ui/format.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { t } from '../../words/index.ts'
import { decisionText } from './decision-words.ts'

export interface DecisionListProps {
  /** Newest first; undefined while they are being read. */
  readonly decisions: readonly Decision[] | undefined
  readonly error: AppError | undefined
  readonly nameOf: (provider: string) => string
}

const troubled: ReadonlySet<Decision['code']> = new Set(['attempt-failed', 'failed', 'breaker-open', 'passed-over'])

/** Scrolls by itself. */
export function DecisionList({ decisions, error, nameOf }: DecisionListProps) {
  if (error !== undefined && decisions === undefined) return <ErrorNote error={error} />
  if (decisions === undefined) return <Skeleton lines={[80, 60, 70]} />
  if (decisions.length === 0) return <p className="small faint">{t('requests.decisionsNone')}</p>
  return (
    <ol className="requests-list requests-scroll small" aria-label={t('requests.decisions')} tabIndex={0}>
      {decisions.map((decision, index) => (
        <li
          key={decision.id}
          className="decision"
          data-tone={troubled.has(decision.code) ? 'warn' : undefined}
          // The lines of one request stand together; another one begins behind a gap.
          data-first={decisions[index - 1]?.requestId !== decision.requestId || undefined}
        >
          <time className="faint num nowrap" title={formatMoment(decision.at)}>
            {formatClock(decision.at)}
          </time>
          <span dir="auto">{decisionText(decision, nameOf)}</span>
        </li>
      ))}
    </ol>
  )
}
