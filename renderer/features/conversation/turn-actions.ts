/** What the conversation asks of the rest of the window. */
import type { Turn } from './turn.ts'

export interface TurnActions {
  /** Makes the draft the project's files. */
  readonly onKeep: (runId: string) => void
  readonly onDiscard: (runId: string) => void
  /** Sends the same prompt with the same attachments again. */
  readonly onAskAgain: (turn: Turn) => void
  /** Sends the prompt again and asks for files. */
  readonly onAskForFiles: (turn: Turn) => void
  /** Puts the prompt and its attachments into the composer. */
  readonly onEditPrompt: (turn: Turn) => void
  readonly onConnectModel: () => void
  readonly onOpenFile: (path: string) => void
  /** The bytes of an attachment; rejects when it is not there any more. */
  readonly readAttachment: (id: string, signal: AbortSignal) => Promise<Blob>
}
