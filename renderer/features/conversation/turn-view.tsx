/** One turn of the conversation: the prompt, and the answer as it comes or as it was. */
import { useState } from 'react'
import { ChevronRight } from 'lucide-react'
import { Tag } from '../../ui/chip.tsx'
import { formatDuration } from '../../ui/format.ts'
import { Progress } from '../../ui/progress.tsx'
import { TypingDots } from '../../ui/spinner.tsx'
import { useNow } from '../../ui/use-now.ts'
import { FileList } from './file-list.tsx'
import { Prose } from './prose.tsx'
import { StageList } from './stage-list.tsx'
import { turnLine } from './turn-line.ts'
import { type TurnActions, TurnNotes } from './turn-notes.tsx'
import { type Turn, turnSpeed, turnTitle } from './turn.ts'

export interface TurnViewProps {
  readonly turn: Turn
  readonly newest: boolean
  readonly actions: TurnActions
}

/** Long prompts are folded; everything else is shown. */
export function TurnView({ turn, newest, actions }: TurnViewProps) {
  const live = turn.state === 'sending' || turn.state === 'running'
  const now = useNow(live)
  const line = turnLine(turn)
  return (
    <article className="turn" aria-busy={live} data-testid="turn" data-state={turn.state}>
      <Prompt text={turn.prompt} />
      <div className="turn-answer">
        <div className="row">
          <h3 className="clip">{turnTitle(turn)}</h3>
          {turn.draft === 'pending' && <Tag tone="warn">draft</Tag>}
          <span className="grow" />
          <span className="faint num">{formatDuration((turn.endedAt ?? now) - turn.startedAt)}</span>
        </div>
        {live && <Progress label={turnTitle(turn)} percent={turn.percent} />}
        {live && turn.stages.length > 0 && <StageList stages={turn.stages} speed={turnSpeed(turn, now)} />}
        {live && turn.firstTokenMs === undefined && <TypingDots label="Waiting for the first words" />}
        {turn.reasoning !== '' && <Reasoning text={turn.reasoning} live={live && turn.outputCharacters === 0} />}
        {turn.text !== '' && <Prose text={turn.text} />}
        {turn.files.length > 0 && <FileList files={turn.files} onOpen={actions.onOpenFile} />}
        {!live && <TurnNotes turn={turn} newest={newest} actions={actions} />}
        {line !== '' && <p className="small faint num">{line}</p>}
      </div>
    </article>
  )
}

const foldedCharacters = 600

function Prompt({ text }: { readonly text: string }) {
  const [open, setOpen] = useState(false)
  const long = text.length > foldedCharacters
  return (
    <div className="turn-prompt">
      <span className="unseen">You: </span>
      <p dir="auto">{long && !open ? `${text.slice(0, foldedCharacters)}…` : text}</p>
      {long && (
        <button type="button" className="link-button turn-more" onClick={() => setOpen(!open)}>
          {open ? 'Show less' : 'Show all'}
        </button>
      )}
    </div>
  )
}

function Reasoning({ text, live }: { readonly text: string; readonly live: boolean }) {
  return (
    <details className="turn-reasoning">
      <summary>
        <ChevronRight size={14} aria-hidden="true" />
        {live ? 'Its thoughts so far' : 'How it was thought through'}
      </summary>
      <p dir="auto">{text}</p>
    </details>
  )
}
