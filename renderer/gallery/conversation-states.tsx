/** Turns in every state, and the composer. */
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Composer } from '../features/composer/index.ts'
import { Conversation, type Turn, type TurnActions, TurnView } from '../features/conversation/index.ts'
import { Chip } from '../ui/chip.tsx'
import { attachmentOf, longConversation, turns } from './samples.ts'
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
  readAttachment: async (id) => attachmentOf(id),
}

/** As wide as in the conversation pane. */
export function ConversationStates() {
  return (
    <>
      <State name="loading" width="narrow" height={200}>
        <Conversation place="loading" turns={undefined} actions={actions} answers="streamed" />
      </State>
      <State name="nothing asked yet" width="narrow" height={200}>
        <Conversation place="empty" turns={[]} actions={actions} answers="streamed" />
      </State>
      <State name="1,000 turns over several days" width="narrow" height={560}>
        <Conversation place="long" turns={longConversation} actions={actions} answers="streamed" />
      </State>
      {Object.entries(turns).map(([name, turn]) => (
        <State key={name} name={name} width="narrow">
          <div className="turn">
            <TurnView turn={turn} newest actions={actions} />
          </div>
        </State>
      ))}
      <State name="streaming: whole answers" width="narrow">
        <div className="turn">
          <TurnView
            turn={{ ...turns['streaming'], text: 'Half a sent' } as Turn}
            newest
            actions={actions}
            answers="whole"
          />
        </div>
      </State>
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
