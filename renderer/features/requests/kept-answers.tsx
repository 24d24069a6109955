/** The answers that are kept, each to be looked at and thrown away. */
import { Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { type AppError, toAppError } from '#shared/domain/error.ts'
import type { CacheEntry } from '#shared/domain/request-state.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Fold } from '../../ui/fold.tsx'
import { formatAgo, formatBytes, formatMoment } from '../../ui/format.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { t } from '../../words/index.ts'

export interface KeptAnswersProps {
  /** Last used first; undefined while they are being read. */
  readonly entries: readonly CacheEntry[] | undefined
  readonly error: AppError | undefined
  /** The text of an answer; rejects when it is gone. Must stay the same. */
  readonly read: (key: string, signal: AbortSignal) => Promise<string>
  readonly onRemove: (key: string) => void
  readonly onClear: () => void
}

interface KeptEntries {
  readonly entries: readonly CacheEntry[]
}

/** Text is fetched when an answer is opened. */
export function KeptAnswers({ entries, error, read, onRemove, onClear }: KeptAnswersProps) {
  if (error !== undefined && entries === undefined) return <ErrorNote error={error} />
  if (entries === undefined) return <Skeleton lines={[80, 60]} />
  return (
    <Kept>
      {entries.length === 0 && <p className="small faint">{t('requests.keptNone')}</p>}
      {entries.length > 0 && <KeptList entries={entries} read={read} onRemove={onRemove} onClear={onClear} />}
    </Kept>
  )
}

/** What is thrown away takes its button with it. */
function Kept({ children }: { readonly children: ReactNode }) {
  const focus = useKeptFocus<HTMLDivElement>()
  return (
    <div className="kept-answers" role="group" aria-label={t('requests.kept')} tabIndex={-1} {...focus}>
      {children}
    </div>
  )
}

function KeptList({ entries, read, onRemove, onClear }: Omit<KeptAnswersProps, 'entries' | 'error'> & KeptEntries) {
  return (
    <>
      <ul className="requests-list" aria-label={t('requests.kept')}>
        {entries.map((entry) => (
          <li key={entry.key} className="kept-answer">
            <Fold label={<KeptLine entry={entry} />} hint={formatMoment(entry.storedAt)}>
              {() => <KeptText answerKey={entry.key} read={read} />}
            </Fold>
            <IconButton
              size="small"
              label={t('requests.keptRemove', { prompt: entry.prompt.slice(0, 60) })}
              onClick={() => onRemove(entry.key)}
            >
              <Trash2 size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
      <div>
        <Button look="line" onClick={onClear}>
          {t('requests.keptClear')}
        </Button>
      </div>
    </>
  )
}

function KeptLine({ entry }: { readonly entry: CacheEntry }) {
  return (
    <span className="kept-line">
      <span className="clip" dir="auto">
        {entry.prompt}
      </span>
      <span className="small faint num nowrap">
        <bdi>{entry.model.model}</bdi> · {formatBytes(entry.bytes)} · {formatAgo(entry.storedAt, Date.now())}
        {entry.hits > 0 && ` · ${t('requests.keptHits', { count: entry.hits })}`}
      </span>
    </span>
  )
}

function KeptText({ answerKey, read }: { readonly answerKey: string } & Pick<KeptAnswersProps, 'read'>) {
  const [text, setText] = useState<string>()
  const [error, setError] = useState<AppError>()
  useEffect(() => {
    const leave = new AbortController()
    read(answerKey, leave.signal).then(
      (answer) => !leave.signal.aborted && setText(answer),
      (thrown: unknown) => !leave.signal.aborted && setError(toAppError(thrown)),
    )
    return () => leave.abort()
  }, [answerKey, read])
  if (error !== undefined) return <ErrorNote error={error} />
  if (text === undefined) return <Skeleton lines={[90, 70]} />
  return (
    <pre className="kept-text" dir="ltr" tabIndex={0}>
      {text}
    </pre>
  )
}
