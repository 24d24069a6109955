/** The prompts that wait while a run is going: to be read, worded anew, put in another order, taken out. */
import { Pause } from 'lucide-react'
import { useRef } from 'react'
import type { PromptQueue } from '#shared/domain/queue.ts'
import { Button } from '../../ui/button.tsx'
import { t } from '../../words/index.ts'
import './queue.css'
import { QueueRow } from './queue-row.tsx'

export interface QueueListProps {
  readonly queue: PromptQueue
  /** A run is going now. */
  readonly live: boolean
  /** An unfinished answer waits to be kept or discarded: nothing goes on over it. */
  readonly draftPending: boolean
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
  onChange,
  onMove,
  onRemove,
  onClear,
  onResume,
}: QueueListProps) {
  const list = useRef<HTMLOListElement>(null)
  const { prompts, paused } = queue
  if (prompts.length === 0) return null
  /** The row that was moved, or the one that took the place of a removed one. */
  const focusRow = (index: number): void => {
    requestAnimationFrame(() => {
      const rows = list.current?.querySelectorAll<HTMLElement>('.queue-row') ?? []
      ;(rows[Math.min(index, rows.length - 1)] ?? document.querySelector<HTMLElement>('.composer-text'))?.focus()
    })
  }
  return (
    <section className="queue" aria-label={t('composer.queue')} data-testid="queue" data-paused={paused || undefined}>
      <div className="queue-head">
        {paused && <Pause size={12} aria-hidden="true" />}
        <p className="grow small" role="status">
          {headline(queue, live, draftPending)}
        </p>
        {paused && (
          <Button size="small" look="line" disabled={draftPending} onClick={onResume}>
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
              onMove(prompt.id, to)
              focusRow(to)
            }}
            onDropped={(id) => onMove(id, index)}
            onRemove={() => {
              onRemove(prompt.id)
              focusRow(index)
            }}
          />
        ))}
      </ol>
    </section>
  )
}

function headline({ prompts, paused }: PromptQueue, live: boolean, draftPending: boolean): string {
  if (paused && draftPending) return t('composer.pausedDraft')
  if (paused) return t('composer.paused')
  return live ? t('composer.waiting', { count: prompts.length }) : t('composer.starting')
}
