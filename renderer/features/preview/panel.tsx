/** The strip below the frame with its counts, and the panel that it opens: console and network. */
import { ChevronDown, Copy, Pin, Trash2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { showToast } from '../../ui/toast.tsx'
import { formatCount } from '../../ui/format.ts'
import { t } from '../../words/index.ts'
import { ConsoleView, filtered, type LevelFilter } from './console-view.tsx'
import { messagesAsText } from './message-words.ts'
import { NetworkView } from './network-view.tsx'
import { PanelHandle } from './panel-handle.tsx'
import { shortcuts } from './shortcuts.ts'
import { type LogStore, useAppLog } from './use-app-log.ts'
import type { PanelTab, PreviewView } from './view-store.ts'

export interface PanelProps {
  readonly log: LogStore
  readonly view: PreviewView
  readonly onView: (patch: Partial<PreviewView>) => void
  readonly onOpenAt: ((path: string, line: number) => void) | undefined
}

/** Each count opens its own list; the same again closes it, and so does Escape. */
export function Panel({ log, view, onView, onOpenAt }: PanelProps): ReactNode {
  const counts = useAppLog(log, (state) => state.counts)
  const [filter, setFilter] = useState<LevelFilter>('all')
  const strip = useRef<HTMLDivElement>(null)
  const id = useId()
  const { panel } = view

  const show = (tab: PanelTab, level: LevelFilter = 'all'): void => {
    const same = panel === tab && filter === level
    setFilter(level)
    onView({ panel: same ? undefined : tab })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || panel === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onView({ panel: undefined })
    strip.current?.querySelector<HTMLElement>(`[data-tab=${panel}]`)?.focus()
  }
  const count = (tab: PanelTab, level: LevelFilter, label: string, number: number): ReactNode => (
    <Button
      size="small"
      on={panel === tab && (tab === 'network' || filter === level)}
      aria-expanded={panel === tab}
      aria-controls={id}
      data-tab={tab}
      data-testid={`preview-count-${level === 'error' ? 'error' : tab}`}
      className={level === 'error' ? 'preview-count-bad' : undefined}
      onClick={() => show(tab, level)}
    >
      {label} <b className="num">{formatCount(number)}</b>
    </Button>
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape closes it from anywhere inside
    <div className="preview-panel" onKeyDown={onKeyDown}>
      {panel !== undefined && (
        <section id={id} className="panel" aria-label={t('preview.panel')} style={{ height: view.panelHeight }}>
          <PanelHandle height={view.panelHeight} onHeight={(panelHeight) => onView({ panelHeight })} />
          <OpenPanel key={panel} tab={panel} {...{ log, view, onView, onOpenAt, filter, setFilter }} />
        </section>
      )}
      <div className="preview-strip" ref={strip}>
        {count('console', 'all', t('preview.console'), counts.console)}
        {counts.error > 0 && count('console', 'error', t('preview.errors'), counts.error)}
        {count('network', 'all', t('preview.network'), counts.network)}
        {counts.blocked > 0 && (
          <span className="small preview-blocked clip">{t('preview.blockedCount', { count: counts.blocked })}</span>
        )}
        <span className="grow" />
        <span className="faint small clip" title={t('preview.networkOffText')}>
          {t('preview.networkOff')}
        </span>
      </div>
    </div>
  )
}

interface OpenPanelProps extends PanelProps {
  readonly tab: PanelTab
  readonly filter: LevelFilter
  readonly setFilter: (filter: LevelFilter) => void
}

function OpenPanel({ tab, log, view, onView, onOpenAt, filter, setFilter }: OpenPanelProps): ReactNode {
  const messages = useAppLog(log, (state) => state.messages)
  const rows = useAppLog(log, (state) => state.rows)
  const [search, setSearch] = useState('')
  const [problems, setProblems] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(messagesAsText(filtered(messages, filter, search)))
    showToast(t('ui.copied'))
  }
  return (
    <>
      <div className="panel-bar">
        {tab === 'console' ? (
          <Select
            label={t('preview.levels')}
            value={filter}
            options={[
              { value: 'all', label: t('preview.levelAll') },
              { value: 'error', label: t('preview.levelErrors') },
              { value: 'warn', label: t('preview.levelWarnings') },
              { value: 'log', label: t('preview.levelLogs') },
            ]}
            onChange={setFilter}
          />
        ) : (
          <Button size="small" on={problems} aria-pressed={problems} onClick={() => setProblems(!problems)}>
            {t('preview.problemsOnly')}
          </Button>
        )}
        <SearchField label={t('preview.search')} value={search} onText={setSearch} />
        <span className="grow" />
        <IconButton
          size="small"
          side="top"
          label={t('preview.keepLog')}
          on={view.keepLog}
          aria-pressed={view.keepLog}
          onClick={() => onView({ keepLog: !view.keepLog })}
        >
          <Pin size={13} aria-hidden="true" />
        </IconButton>
        {tab === 'console' && (
          <IconButton
            size="small"
            side="top"
            label={t('preview.copyAll')}
            disabled={messages.length === 0}
            onClick={() => void copy()}
          >
            <Copy size={13} aria-hidden="true" />
          </IconButton>
        )}
        <IconButton size="small" side="top" label={t('preview.clear')} onClick={log.clear}>
          <Trash2 size={13} aria-hidden="true" />
        </IconButton>
        <IconButton
          size="small"
          side="top"
          label={t('preview.closePanel')}
          shortcut={shortcuts.console}
          onClick={() => onView({ panel: undefined })}
        >
          <ChevronDown size={14} aria-hidden="true" />
        </IconButton>
      </div>
      {tab === 'console' ? (
        <ConsoleView messages={messages} filter={filter} search={search} onOpenAt={onOpenAt} />
      ) : (
        <NetworkView rows={rows} search={search} problems={problems} />
      )}
    </>
  )
}
