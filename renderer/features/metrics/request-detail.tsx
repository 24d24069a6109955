/** One request: where its time went, its numbers, and what was decided, in words. */
import { Copy, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AppError } from '#shared/domain/error.ts'
import type { RequestDetail as Detail } from '#shared/domain/request-record.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { formatMoment } from '../../ui/format.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { t } from '../../words/index.ts'
import { outcomeOf, purposeText } from './figures.ts'
import { numbersOf } from './numbers.ts'
import { textToCopy } from './text-to-copy.ts'
import { OutcomeMark } from './outcome-mark.tsx'
import { storyOf } from './story.ts'
import { Headers } from './request-headers.tsx'
import { Texts, type TextsChoice } from './request-texts.tsx'
import { RateChart } from './rate-chart.tsx'
import { Waterfall } from './waterfall.tsx'
import './request-detail.css'

export interface RequestDetailProps {
  /** Undefined while it is read. */
  readonly record: Detail | undefined
  /** The name of its project. */
  readonly project?: string | undefined
  readonly error?: AppError | undefined
  /** It has not ended: nothing is kept of it yet. */
  readonly live?: boolean
  /** Whether the texts of this request's project are kept, and how that is changed; absent: nobody can say. */
  readonly texts?: TextsChoice | undefined
  readonly onClose: () => void
}

/** Stands beside the table, or in a window of its own where there is no room. */
export function RequestDetail({ record, project, error, live = false, texts, onClose }: RequestDetailProps) {
  return (
    <section
      className="request-detail"
      aria-label={t('metrics.detail')}
      data-testid="request-detail"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      <header className="request-detail-head">
        <h2 className="clip grow" tabIndex={-1}>
          {record === undefined ? t('metrics.detail') : purposeText(record.purpose)}
          {project !== undefined && (
            <>
              : <bdi>{project}</bdi>
            </>
          )}
        </h2>
        {record !== undefined && (
          <IconButton size="small" label={t('metrics.copyAll')} onClick={() => void copy(textToCopy(record))}>
            <Copy size={14} />
          </IconButton>
        )}
        <IconButton size="small" label={t('metrics.closeDetail')} onClick={onClose}>
          <X size={14} />
        </IconButton>
      </header>
      <div className="request-detail-body" tabIndex={0} role="group" aria-label={t('metrics.detail')}>
        {content(record, error, live, texts)}
      </div>
    </section>
  )
}

function content(
  record: Detail | undefined,
  error: AppError | undefined,
  live: boolean,
  texts: TextsChoice | undefined,
): ReactNode {
  if (record !== undefined) return <Whole record={record} texts={texts} />
  if (live) return <p className="dim">{t('metrics.detailLive')}</p>
  if (error?.kind === 'not-found') return <p className="dim">{t('metrics.detailGone')}</p>
  if (error !== undefined) return <ErrorNote error={error} />
  return <Skeleton lines={[90, 70, 80, 60, 75]} />
}

function Whole({ record, texts }: { readonly record: Detail; readonly texts: TextsChoice | undefined }) {
  const { text, tone } = outcomeOf(record)
  return (
    <>
      <p className="request-detail-line">
        <span className="request-outcome" data-tone={tone}>
          <OutcomeMark tone={tone} />
          {text}
        </span>
        <span className="faint num">{formatMoment(record.startedAt)}</span>
      </p>
      <Waterfall record={record} />
      <RateChart record={record} />
      <section>
        <h3>{t('metrics.decisions')}</h3>
        <ol className="request-story" data-testid="request-story">
          {storyOf(record).map((sentence, index) => (
            <li key={index} dir="auto">
              {sentence}
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h3>{t('metrics.numbers')}</h3>
        <dl className="request-numbers">
          {numbersOf(record).map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="num">
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
          {record.requestId !== undefined && <RequestId id={record.requestId} />}
        </dl>
      </section>
      <Headers attempts={record.attempts} />
      <Texts record={record} texts={texts} />
    </>
  )
}

function RequestId({ id }: { readonly id: string }) {
  return (
    <div>
      <dt>{t('metrics.number.requestId')}</dt>
      <dd className="row">
        <bdi className="mono clip">{id}</bdi>
        <IconButton size="small" label={t('metrics.copyId')} onClick={() => void copy(id)}>
          <Copy size={12} />
        </IconButton>
      </dd>
    </div>
  )
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    showToast(t('ui.copied'))
  } catch {
    showToast(t('metrics.notCopied'), { tone: 'bad' })
  }
}
