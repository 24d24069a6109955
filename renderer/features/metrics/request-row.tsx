/** One line of the table. */
import { memo } from 'react'
import type { RequestRow } from '#shared/domain/metrics.ts'
import { formatDollars, formatMoment } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import { errorWord } from './error-word.ts'
import { formatTime, formatWhen, outcomeOf, purposeText, servedOf, tokensText } from './figures.ts'
import { OutcomeMark } from './outcome-mark.tsx'

export interface RequestRowProps {
  readonly index: number
  /** Undefined while its page is being read. */
  readonly row: RequestRow | undefined
  readonly now: number
  /** The keyboard is on it. */
  readonly active: boolean
  /** Its timeline is shown. */
  readonly open: boolean
  readonly onTake: (id: string) => void
}

/** What the grid names as its active descendant. */
export function rowId(index: number): string {
  return `request-${index}`
}

/** As tall as every other, whatever is in it. */
export const RequestRowView = memo(
  function RequestRowView({ index, row, now, active, open, onTake }: RequestRowProps) {
    return (
      <div
        id={rowId(index)}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={open}
        className="request-line"
        data-active={active || undefined}
        data-testid="request-row"
        onClick={row === undefined ? undefined : () => onTake(row.id)}
      >
        {row === undefined ? <Waiting /> : <Cells row={row} now={now} />}
      </div>
    )
  },
  (before, after) =>
    before.row === after.row &&
    before.index === after.index &&
    before.active === after.active &&
    before.open === after.open,
)

function Waiting() {
  return (
    <span role="gridcell" className="request-waiting" aria-label={t('ui.loading')}>
      <i />
    </span>
  )
}

function Cells({ row, now }: { readonly row: RequestRow; readonly now: number }) {
  const { startedAt, projectName, firstTokenMs, totalMs, tokensPerSecond, costUsd, outcome, errorKind } = row
  const isLive = outcome === 'live'
  const { text, tone } = outcomeOf(row)
  const why = errorKind === undefined ? undefined : errorWord(errorKind)
  return (
    <>
      <span role="gridcell" className="request-when faint num" title={formatMoment(startedAt)}>
        {formatWhen(startedAt, now)}
      </span>
      <span role="gridcell" className="request-what clip">
        {purposeText(row.purpose)}
        {projectName !== undefined && (
          <>
            : <bdi>{projectName}</bdi>
          </>
        )}
      </span>
      <span role="gridcell" className="request-model clip dim" title={servedOf(row).model}>
        <bdi>{servedOf(row).model}</bdi>
      </span>
      <span role="gridcell" className="request-firstToken num">
        {firstTokenMs === undefined ? '–' : formatTime(firstTokenMs)}
      </span>
      <span role="gridcell" className="request-total num">
        {isLive ? '…' : formatTime(totalMs)}
      </span>
      <span role="gridcell" className="request-tokens num">
        {tokensText(row)}
      </span>
      <span role="gridcell" className="request-speed num">
        {tokensPerSecond === undefined ? '–' : Math.round(tokensPerSecond)}
      </span>
      <span role="gridcell" className="request-cost num">
        {costUsd === undefined ? '–' : formatDollars(costUsd)}
      </span>
      <span
        role="gridcell"
        className="request-outcome"
        data-tone={tone}
        title={why === undefined ? undefined : `${text}: ${why}`}
      >
        <OutcomeMark tone={tone} />
        <span className="clip">{why ?? text}</span>
      </span>
    </>
  )
}
