/** The console's list: what the app logged and what broke, with filters. */
import { ChevronRight, CircleAlert, Info, RefreshCw, TriangleAlert } from 'lucide-react'
import { memo, type ReactNode, useMemo, useState } from 'react'
import { t } from '../../words/index.ts'
import type { Message } from './app-log.ts'
import { textOf } from './message-words.ts'
import { useEndOfList } from './use-end-of-list.ts'

export type LevelFilter = 'all' | 'error' | 'warn' | 'log'

export interface ConsoleViewProps {
  readonly messages: readonly Message[]
  readonly filter: LevelFilter
  readonly search: string
  /** Shows the place in the editor. */
  readonly onOpenAt: ((path: string, line: number) => void) | undefined
}

/** Follows the end until one scrolls away from it. */
export function ConsoleView({ messages, filter, search, onOpenAt }: ConsoleViewProps): ReactNode {
  const shown = useMemo(() => filtered(messages, filter, search), [messages, filter, search])
  const list = useEndOfList<HTMLOListElement>(shown)
  if (shown.length === 0) {
    return <p className="panel-empty faint">{t(messages.length === 0 ? 'preview.noMessages' : 'preview.noMatch')}</p>
  }
  return (
    <ol className="panel-list mono" tabIndex={0} aria-label={t('preview.messages')} {...list}>
      {shown.map((message) => (
        <Line key={message.id} message={message} onOpenAt={onOpenAt} />
      ))}
    </ol>
  )
}

/** The messages of a level (a log is anything below a warning) that hold the text, in any case. */
export function filtered(messages: readonly Message[], filter: LevelFilter, search: string): readonly Message[] {
  const wanted = search.trim().toLowerCase()
  if (filter === 'all' && wanted === '') return messages
  return messages.filter((message) => {
    const level = message.level === 'error' || message.level === 'warn' ? message.level : 'log'
    if (filter !== 'all' && level !== filter) return false
    return wanted === '' || `${textOf(message)} ${message.detail ?? ''}`.toLowerCase().includes(wanted)
  })
}

interface LineProps {
  readonly message: Message
  readonly onOpenAt: ConsoleViewProps['onOpenAt']
}

const Line = memo(function Line({ message, onOpenAt }: LineProps): ReactNode {
  const { level, kind, detail, file, line, component, times } = message
  const [open, setOpen] = useState(false)
  const Icon = kind === 'loaded' ? RefreshCw : level === 'error' ? CircleAlert : level === 'warn' ? TriangleAlert : Info
  const place = line === 0 ? undefined : `${file ?? '?'}:${line}`
  return (
    <li className="console-line" data-level={level} data-kind={kind}>
      <Icon size={13} aria-label={t(`preview.level.${level}`)} />
      <div className="console-body">
        {detail === undefined ? (
          <span className="console-text" dir="auto">
            {textOf(message)}
          </span>
        ) : (
          <button
            type="button"
            className="console-more"
            aria-expanded={open}
            title={t('preview.showValues')}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight size={12} aria-hidden="true" className={open ? 'console-open' : 'mirrored'} />
            <span className="console-text" dir="auto">
              {textOf(message)}
            </span>
          </button>
        )}
        {open && (
          <pre className="console-detail" dir="ltr">
            {detail}
          </pre>
        )}
      </div>
      {times > 1 && (
        <span className="console-times num" title={t('preview.times', { count: times })}>
          {times}
        </span>
      )}
      {component !== undefined && component !== '' && (
        <bdi className="console-place faint" title={t('preview.inComponent', { component })}>{`<${component}>`}</bdi>
      )}
      {place !== undefined &&
        (file !== undefined && onOpenAt !== undefined ? (
          <button
            type="button"
            className="link-button console-place"
            title={t('preview.openAt', { place })}
            onClick={() => onOpenAt(file, line)}
          >
            <bdi>{place}</bdi>
          </button>
        ) : (
          <bdi className="console-place faint">{place}</bdi>
        ))}
    </li>
  )
})
