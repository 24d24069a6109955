/** The prompts that wait while a run is going: to be read, worded anew, put in another order, taken out. */
import { Pause } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { PromptQueue, QueuedPrompt } from '#shared/domain/queue.ts'
import { Button } from '../../ui/button.tsx'
import { t } from '../../words/index.ts'
import './queue.css'
import { headlineOf, type QueueStand } from './queue-headline.ts'
import { QueueRow } from './queue-row.tsx'

export interface QueueListProps {
  readonly queue: PromptQueue
  /** A run is going now. */
  readonly live: boolean
  /** An unfinished answer waits to be kept or discarded: nothing goes on over it. */
  readonly draftPending: boolean
  /** The last change waits to be looked at, or nothing of it was taken. */
  readonly review?: QueueStand['review']
  /** Two answers wait for one of them to be chosen: the line goes on with that. */
  readonly choosing?: boolean | undefined
  /** The last run did not come to its end. */
  readonly endedEarly?: boolean | undefined
  /** Resolves to false when the prompt does not wait any more. */
  readonly onChange: (id: string, prompt: string) => void
  readonly onMove: (id: string, to: number) => void
  readonly onRemove: (id: string) => void
  readonly onClear: () => void
  readonly onResume: () => void
}

/** Nothing, when none waits. */
export function QueueList({
  queue,
  live,
  draftPending,
  review,
  choosing = false,
  endedEarly = false,
  onChange,
  onMove,
  onRemove,
  onClear,
  onResume,
}: QueueListProps) {
  const list = useRef<HTMLOListElement>(null)
  const { prompts, paused } = queue
  // Where the focus goes once the line has changed: the row that was moved, or what took a removed one's place.
  const wanted = useRef<(line: readonly QueuedPrompt[]) => number>(undefined)
  useEffect(() => {
    const index = wanted.current?.(prompts)
    wanted.current = undefined
    const rows = list.current?.querySelectorAll<HTMLElement>('.queue-row') ?? []
    if (index !== undefined) {
      const row = rows[Math.min(index, rows.length - 1)]
      ;(row ?? document.querySelector<HTMLElement>('.composer-text'))?.focus()
    }
  }, [prompts])
  if (prompts.length === 0) return null
  return (
    <section className="queue" aria-label={t('composer.queue')} data-testid="queue" data-paused={paused || undefined}>
      <div className="queue-head">
        {paused && <Pause size={12} aria-hidden="true" />}
        <p className="grow small" role="status">
          {t(headlineOf({ paused, live, draftPending, review, choosing, endedEarly }), { count: prompts.length })}
        </p>
        {paused && (
          <Button size="small" look="line" disabled={draftPending || choosing} onClick={onResume}>
            {t('composer.continue')}
          </Button>
        )}
        {(paused || prompts.length > 1) && (
          <Button size="small" onClick={onClear}>
            {t('composer.clear')}
          </Button>
        )}
      </div>
      <ol ref={list} className="queue-list">
        {prompts.map((prompt, index) => (
          <QueueRow
            key={prompt.id}
            prompt={prompt}
            index={index}
            count={prompts.length}
            onChange={(words) => onChange(prompt.id, words)}
            onMove={(to) => {
              wanted.current = (line) => line.findIndex(({ id }) => id === prompt.id)
              onMove(prompt.id, to)
            }}
            onDropped={(id) => onMove(id, index)}
            onRemove={() => {
              wanted.current = () => index
              onRemove(prompt.id)
            }}
          />
        ))}
      </ol>
    </section>
  )
}
