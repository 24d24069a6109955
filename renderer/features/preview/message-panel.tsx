/** The strip below the frame, and the list that it opens: console, errors, refused requests. */
import { ChevronDown, ChevronUp, CircleAlert, Info, Trash2, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import type { Message, Messages, MessageSource } from './messages.ts'

export interface MessagePanelProps {
  readonly messages: Messages
  readonly onClear: () => void
}

const icons = { error: CircleAlert, warn: TriangleAlert, info: Info }

/** Each count opens the list of its own kind; the same again closes it. */
export function MessagePanel({ messages, onClear }: MessagePanelProps): ReactNode {
  const [open, setOpen] = useState<MessageSource>()
  const listId = useId()
  const { counts } = messages
  const toggle = (source: MessageSource): void => setOpen(open === source ? undefined : source)
  const count = (source: MessageSource, label: ReactNode, bad: boolean): ReactNode => (
    <Button
      size="small"
      on={open === source}
      aria-expanded={open === source}
      aria-controls={listId}
      className={classNames('preview-count', bad && counts[source] > 0 && 'preview-count-bad')}
      data-testid={`preview-count-${source}`}
      onClick={() => toggle(source)}
    >
      {label}
    </Button>
  )
  return (
    <div className="preview-messages">
      {open !== undefined && (
        <MessageList id={listId} entries={messages.entries.filter(({ source }) => source === open)} source={open} />
      )}
      <div className="preview-strip">
        {count(
          'console',
          <>
            Console <b className="num">{counts.console}</b>
          </>,
          false,
        )}
        {count(
          'error',
          <>
            Errors <b className="num">{counts.error}</b>
          </>,
          true,
        )}
        {count(
          'network',
          <>
            Network <b className="num">{counts.network}</b> blocked
          </>,
          false,
        )}
        <span className="grow" />
        {open !== undefined && (
          <>
            <IconButton size="small" side="top" label="Clear" onClick={onClear}>
              <Trash2 size={13} aria-hidden="true" />
            </IconButton>
            <IconButton size="small" side="top" label="Close the list" onClick={() => setOpen(undefined)}>
              <ChevronDown size={13} aria-hidden="true" />
            </IconButton>
          </>
        )}
        {open === undefined && counts.error > 0 && (
          <IconButton size="small" side="top" label="Show the errors" onClick={() => setOpen('error')}>
            <ChevronUp size={13} aria-hidden="true" />
          </IconButton>
        )}
        <span
          className="faint small clip"
          title="The app reaches nothing but its own files. What it tried is listed here."
        >
          network off
        </span>
      </div>
    </div>
  )
}

const emptyTexts: Readonly<Record<MessageSource, string>> = {
  console: 'The app has logged nothing.',
  error: 'No errors.',
  network: 'The app has tried to reach nothing outside itself.',
}

function MessageList(props: {
  readonly id: string
  readonly entries: readonly Message[]
  readonly source: MessageSource
}): ReactNode {
  const { id, entries, source } = props
  const list = useRef<HTMLOListElement>(null)
  const atEnd = useRef(true)
  useEffect(() => {
    if (atEnd.current && list.current !== null) list.current.scrollTop = list.current.scrollHeight
  }, [entries])
  if (entries.length === 0) {
    return (
      <p id={id} className="preview-list faint">
        {emptyTexts[source]}
      </p>
    )
  }
  return (
    <ol
      id={id}
      className="preview-list mono"
      ref={list}
      tabIndex={0}
      aria-label="Messages"
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        atEnd.current = scrollTop + clientHeight >= scrollHeight - 8
      }}
    >
      {entries.map((message) => (
        <MessageLine key={message.id} message={message} />
      ))}
    </ol>
  )
}

function MessageLine({ message }: { readonly message: Message }): ReactNode {
  const Icon = icons[message.level]
  return (
    <li className="preview-line" data-level={message.level}>
      <Icon size={13} aria-label={message.level} />
      <span className="preview-text" dir="auto" title={message.detail}>
        {message.text}
      </span>
      {message.times > 1 && <span className="preview-times num">{message.times}</span>}
      {message.place !== undefined && <span className="faint">{message.place}</span>}
    </li>
  )
}
