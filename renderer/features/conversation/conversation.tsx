/** The conversation of a project: every run, oldest first, and the prompt that is on its way. */
import { ArrowDown } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { LiveTurn } from './live-turn.tsx'
import { Announcer } from './announcer.tsx'
import type { TurnActions } from './turn-notes.tsx'
import { TurnView } from './turn-view.tsx'
import type { Turn } from './turn.ts'
import { useStickToEnd } from './use-stick-to-end.ts'
import './conversation.css'

export interface ConversationProps {
  /** Oldest first; undefined while it is being read. */
  readonly turns: readonly Turn[] | undefined
  /** Turns whose events are followed: the live one, and the newest for its reasoning. */
  readonly follow: (turn: Turn) => boolean
  readonly actions: TurnActions
}

/** Stays at its end while it grows, unless the reader has scrolled up. */
export function Conversation({ turns, follow, actions }: ConversationProps) {
  const { scroller, content, atEnd, toEnd } = useStickToEnd()
  const newest = turns?.at(-1)
  return (
    <section className="conversation" aria-label="Conversation">
      <div className="conversation-scroll" ref={scroller} tabIndex={0} role="group" aria-label="Messages">
        <div className="conversation-turns" ref={content}>
          {turns === undefined && <Skeleton lines={[90, 40, 70, 60]} />}
          {turns?.map((turn) => {
            const props = { turn, newest: turn === newest, actions }
            return follow(turn) ? (
              <LiveTurn key={turn.id} runId={turn.id} {...props} />
            ) : (
              <TurnView key={turn.id} {...props} />
            )
          })}
        </div>
      </div>
      {!atEnd && (
        <Button look="line" className="conversation-to-end" onClick={toEnd}>
          Newest <ArrowDown size={14} aria-hidden="true" />
        </Button>
      )}
      {newest !== undefined && follow(newest) && <Announcer runId={newest.id} />}
    </section>
  )
}
