/** What the conversation asks of the rest of the window. */
import type { RunApp } from '#shared/domain/run.ts'
import type { Turn } from './turn.ts'

export interface TurnActions {
  /** Makes the draft the project's files. */
  readonly onKeep: (runId: string) => void
  readonly onDiscard: (runId: string) => void
  /** Shows what a change changes, or changed; `path`: the file to look at first. */
  readonly onSeeChanges: (turn: Turn, path?: string) => void
  /** Takes all of a change that waits to be looked at. */
  readonly onAcceptAll: (turn: Turn) => void
  readonly onRejectAll: (turn: Turn) => void
  /** Brings back the project as it was before a change. */
  readonly onUndo: (versionId: string) => void
  /** Puts a part of a change that does not fit where it comes nearest, or at that line; or leaves it out. */
  readonly onDecideEdit: (runId: string, index: number, how: 'apply' | 'skip', line?: number) => void
  /** Asks the model for the undecided parts of a change again. */
  readonly onRepairEdits: (runId: string) => void
  /** Goes on where an unfinished answer ended. */
  readonly onContinue: (runId: string) => void
  /** Ends a wait: tries again at once, or asks the next model. */
  readonly onHurry: (runId: string, how: 'now' | 'another-model') => void
  /** Sends the same prompt with the same attachments again; an answer that is kept from before does not count. */
  readonly onAskAgain: (turn: Turn) => void
  /** Sends the prompt again and asks for files. */
  readonly onAskForFiles: (turn: Turn) => void
  /** Puts the prompt and its attachments into the composer. */
  readonly onEditPrompt: (turn: Turn) => void
  /** Shows the two answers of which one was kept. */
  readonly onLookAtTwo: (pairId: string) => void
  readonly onConnectModel: () => void
  readonly onShowBudget: () => void
  readonly onOpenFile: (path: string, line?: number) => void
  /** Shows a screen of a React app, in the preview and in the editor. */
  readonly onShowScreen: (screen: RunApp['screens'][number]) => void
  /** Makes one screen of a React app again, or for the first time. */
  readonly onRetryScreen: (runId: string, screen: string) => void
  /** Says whether the packages that a run asks for may be installed. */
  readonly onAnswerPackages: (runId: string, allow: boolean) => void
  /** The bytes of an attachment; rejects when it is not there any more. */
  readonly readAttachment: (id: string, signal: AbortSignal) => Promise<Blob>
}
