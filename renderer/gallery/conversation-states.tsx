/** Turns in every state. */
import { Conversation, type Turn, type TurnActions, TurnView } from '../features/conversation/index.ts'
import { appRunTurns } from './app-run-samples.ts'
import { editTurns } from './edit-samples.ts'
import { reviewTurns } from './review-samples.ts'
import { attachmentOf, longConversation, turns } from './samples.ts'
import { State } from './state.tsx'

const noop = (): void => undefined
const actions: TurnActions = {
  onKeep: noop,
  onContinue: noop,
  onUndo: noop,
  onDecideEdit: noop,
  onRepairEdits: noop,
  onHurry: noop,
  onDiscard: noop,
  onSeeChanges: noop,
  onAcceptAll: noop,
  onRejectAll: noop,
  onAskAgain: noop,
  onAskForFiles: noop,
  onEditPrompt: noop,
  onLookAtTwo: noop,
  onConnectModel: noop,
  onShowBudget: noop,
  onOpenFile: noop,
  onShowScreen: noop,
  onRetryScreen: noop,
  onAnswerPackages: noop,
  readAttachment: async (id) => attachmentOf(id),
}

function allTurns(): Readonly<Record<string, Turn>> {
  const done = turns['done'] as Turn
  return { ...turns, ...editTurns(done), ...reviewTurns(done), ...appRunTurns }
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
      {Object.entries(allTurns()).map(([name, turn]) => (
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
    </>
  )
}
