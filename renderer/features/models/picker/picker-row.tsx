/** One line of the model picker. */
import { Check, Star, Wand } from 'lucide-react'
import type { ReactNode } from 'react'
import { Tag } from '../../../ui/chip.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { formatAgo, formatBytes, formatMoment } from '../../../ui/format.ts'
import { Highlighted } from '../../../ui/highlighted.tsx'
import { t } from '../../../words/index.ts'
import { type ModelEntry, needsKey } from './entry.ts'
import { priceInShort, tokensInShort } from './facts.ts'
import { CapabilityMarks } from './marks.tsx'
import type { PickerRow } from './rows.ts'

export interface RowViewProps {
  readonly row: PickerRow
  /** The one that Enter takes. */
  readonly active: boolean
  /** The one that answers now. */
  readonly chosen: boolean
  readonly favourite: boolean
  readonly words: readonly string[]
  readonly now: number
  readonly onPoint: () => void
  readonly onTake: () => void
  readonly onFavourite: () => void
}

/** What the window's one listbox names by `aria-activedescendant`. */
export function rowElementId(row: PickerRow): string {
  return `model-row-${row.id.replaceAll(/[^\w-]/g, '_')}`
}

/** Headings and notes are read by sight alone: each option names its provider itself. */
export function PickerRowView(props: RowViewProps) {
  const { row, now } = props
  if (row.kind === 'heading') return <Heading row={row} now={now} />
  if (row.kind === 'note') {
    return (
      <p className="picker-note" role="presentation" dir="auto">
        {row.text}
      </p>
    )
  }
  if (row.kind === 'model') return <ModelRow {...props} entry={row.entry} />
  const isAuto = row.kind === 'auto'
  return (
    <Option {...props}>
      <span className="picker-star">{isAuto && <Wand size={14} aria-hidden="true" />}</span>
      <span className="picker-name">
        <span className="picker-title">
          <span className="clip">{isAuto ? t('models.auto.name') : row.status.name}</span>
          {!isAuto && <Tag>{t('models.picker.needsKey')}</Tag>}
        </span>
        <span className="small faint clip">{isAuto ? t('models.auto.short') : t('models.picker.setUp')}</span>
      </span>
    </Option>
  )
}

function Heading({ row, now }: { readonly row: PickerRow & { readonly kind: 'heading' }; readonly now: number }) {
  const { title, status } = row
  return (
    <div className="picker-heading" role="presentation">
      <span className="clip">{title}</span>
      <span className="grow" />
      {status?.listedAt !== undefined && (
        <span title={formatMoment(status.listedAt)}>
          {t('models.picker.listed', { ago: formatAgo(status.listedAt, now) })}
        </span>
      )}
    </div>
  )
}

function ModelRow(props: RowViewProps & { readonly entry: ModelEntry }) {
  const { entry, favourite, words, onFavourite } = props
  const { model, name, ref, status } = entry
  // Under its provider's heading a note says it for all of them.
  const isAtHome = props.row.id === `${status.id}/${entry.key}`
  return (
    <Option {...props}>
      <span
        className={classNames('picker-star', 'picker-star-button')}
        data-on={favourite || undefined}
        title={favourite ? t('models.picker.unlike') : t('models.picker.like')}
        onClick={(event) => {
          event.stopPropagation()
          onFavourite()
        }}
      >
        <Star size={14} aria-hidden="true" />
        {favourite && <span className="unseen">{t('models.picker.favourite')}</span>}
      </span>
      <span className="picker-name">
        <span className="picker-title">
          <bdi className="clip">
            <Highlighted text={name} words={words} />
          </bdi>
          {status.local && <Tag tone="ok">{t('models.picker.onThisMachine')}</Tag>}
          {needsKey(status) && <Tag>{t('models.picker.needsKey')}</Tag>}
          {status.state === 'unreachable' && !isAtHome && <Tag tone="warn">{t('models.notReachable')}</Tag>}
        </span>
        <span className="small faint clip">
          <Highlighted text={status.name} words={words} />
          {name !== ref.model && (
            <>
              {' · '}
              <bdi>
                <Highlighted text={ref.model} words={words} />
              </bdi>
            </>
          )}
        </span>
      </span>
      <CapabilityMarks model={model} />
      <span className="picker-figures num">
        <span>{model.contextTokens === undefined ? '' : tokensInShort(model.contextTokens)}</span>
        <span className="small faint">{costOf(entry)}</span>
      </span>
    </Option>
  )
}

function Option(props: RowViewProps & { readonly children: ReactNode }) {
  const { row, active, chosen, onPoint, onTake, children } = props
  return (
    <div
      id={rowElementId(row)}
      className="picker-row"
      role="option"
      aria-selected={active}
      data-active={active || undefined}
      data-row={row.id}
      onPointerMove={active ? undefined : onPoint}
      onClick={onTake}
    >
      {children}
      <span className="picker-tick">
        {chosen && (
          <>
            <Check size={14} aria-hidden="true" />
            <span className="unseen">{t('models.inUse')}</span>
          </>
        )}
      </span>
    </div>
  )
}

/** The price; for what runs here, which its tag says, the room that it takes. */
function costOf(entry: ModelEntry): string {
  const { status, model } = entry
  const isLocal = status.local && model.price === undefined && status.id !== 'starter' && status.id !== 'scripted'
  if (!isLocal) return priceInShort(entry)
  return model.bytes === undefined ? '' : formatBytes(model.bytes)
}
