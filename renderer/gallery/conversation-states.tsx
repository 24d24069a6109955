/** Turns in every state, and the composer. */
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Composer } from '../features/composer/index.ts'
import { Conversation, type TurnActions, TurnView } from '../features/conversation/index.ts'
import { Chip } from '../ui/chip.tsx'
import { turns } from './samples.ts'
import { State } from './state.tsx'

const noop = (): void => undefined
const actions: TurnActions = {
  onKeep: noop,
  onDiscard: noop,
  onAskAgain: noop,
  onAskForFiles: noop,
  onEditPrompt: noop,
  onConnectModel: noop,
  onOpenFile: noop,
}

/** As wide as in the conversation pane. */
export function ConversationStates() {
  return (
    <>
      <State name="loading" width="narrow" height={200}>
        <Conversation turns={undefined} follow={() => false} actions={actions} />
      </State>
      {Object.entries(turns).map(([name, turn]) => (
        <State key={name} name={name} width="narrow">
          <TurnView turn={turn} newest actions={actions} />
        </State>
      ))}
      <ComposerState name="composer: empty" text="" live={false} />
      <ComposerState
        name="composer: written"
        text="a reading list with covers, ratings and a yearly goal"
        live={false}
      />
      <ComposerState name="composer: while a run is live" text="" live />
      <ComposerState name="composer: stopping" text="" live stopping />
    </>
  )
}

interface ComposerStateProps {
  readonly name: string
  readonly text: string
  readonly live: boolean
  readonly stopping?: boolean
}

function ComposerState({ name, text, live, stopping }: ComposerStateProps) {
  const [written, setWritten] = useState(text)
  return (
    <State name={name} width="narrow">
      <Composer
        text={written}
        onText={setWritten}
        onSend={noop}
        onStop={noop}
        live={live}
        stopping={stopping === true}
        placeholder="Ask for a change, or paste an error…"
        sendLabel="Send"
        chips={
          <Chip>
            starter
            <ChevronDown size={12} aria-hidden="true" />
          </Chip>
        }
      />
    </State>
  )
}
