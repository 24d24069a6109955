/** What the conversation's buttons do: each joins a turn with the studio, the composer or the panes. */
import { useMemo } from 'react'
import type { ModelRef } from '#shared/domain/model.ts'
import { screenFile } from '#shared/domain/react-plan.ts'
import { client } from '../client/connection.ts'
import { runFeed } from '../client/run-feed.ts'
import { useComposerStore } from '../features/composer/index.ts'
import type { Turn, TurnActions } from '../features/conversation/index.ts'
import { showScreen } from '../features/preview/index.ts'
import { useOpenPair } from '../features/variants/index.ts'
import { showError } from '../ui/toast.tsx'
import { rejectAll, showChangesOf } from './changes-place.tsx'
import { acceptAll } from './review-first.tsx'
import { navigate } from './route.ts'
import { newPlace, sendPrompt } from './send-prompt.ts'

export interface TurnActionsOptions {
  /** Undefined while a new app's project is being made. */
  readonly projectId: string | undefined
  /** What answers when a prompt is sent again. */
  readonly choice: ModelRef
  readonly onConnect: () => void
  readonly onOpenFile: (path: string, line?: number) => void
}

/** What is appended when an answer held no files. */
const askForFiles = 'Answer with the complete files this time, each in its own fenced block that names its path.'

/** The same object until one of the options changes. */
export function useTurnActions(options: TurnActionsOptions): TurnActions {
  const { projectId, choice, onConnect, onOpenFile } = options
  return useMemo((): TurnActions => {
    const send = (turn: Turn, prompt: string): void => {
      if (projectId !== undefined)
        void sendPrompt(prompt, choice, projectId, turn.attachments, { fresh: true, about: turn.about ?? 'none' })
    }
    return {
      onKeep: (runId) => void client.run.applyDraft({ runId }).catch(showError),
      onDiscard: (runId) => void client.run.discardDraft({ runId }).catch(showError),
      onSeeChanges: (turn, path) => {
        if (projectId === undefined) return
        const { id, prompt, versionId } = turn
        const reviewed = turn.review !== undefined || turn.draft === 'pending'
        showChangesOf(projectId, { id, prompt, versionId, reviewed }, path)
      },
      onAcceptAll: ({ id }) => {
        if (projectId !== undefined) void acceptAll(projectId, id)
      },
      onRejectAll: ({ id }) => {
        if (projectId !== undefined) void rejectAll(projectId, id).catch(showError)
      },
      onUndo: (versionId) => {
        if (projectId !== undefined) void client.version.restore({ projectId, versionId }).catch(showError)
      },
      onDecideEdit: (runId, index, how, line) =>
        void client.run
          .decideEdit({ runId, index, how, ...(line === undefined ? {} : { line }) })
          .then(() => runFeed(runId).refresh())
          .catch(showError),
      onRepairEdits: (runId) => void client.run.repairEdits({ runId }).catch(showError),
      onContinue: (runId) => void client.run.resume({ runId }).catch(showError),
      onHurry: (runId, how) => void client.run.hurry({ runId, how }).catch(showError),
      onAskAgain: (turn) => send(turn, turn.prompt),
      onAskForFiles: (turn) =>
        send(turn, turn.prompt.includes(askForFiles) ? turn.prompt : `${turn.prompt}\n\n${askForFiles}`),
      onEditPrompt: (turn) => {
        const { write, attach } = useComposerStore.getState()
        write(projectId ?? newPlace, turn.prompt)
        attach(projectId ?? newPlace, turn.attachments)
        document.querySelector<HTMLElement>('.composer-text')?.focus()
      },
      onLookAtTwo: useOpenPair.getState().show,
      onConnectModel: onConnect,
      onShowBudget: () => navigate({ view: 'metrics', part: 'cost' }),
      onOpenFile,
      onShowScreen: ({ id, path, state }) => {
        onOpenFile(screenFile(id))
        if (projectId !== undefined && path !== undefined && state === 'ready') showScreen(projectId, path)
      },
      onRetryScreen: (runId, screen) => void client.run.retryScreen({ runId, screen }).catch(showError),
      onAnswerPackages: (runId, allow) => void client.run.answerPackages({ runId, allow }).catch(showError),
      readAttachment: async (id, signal) => (await client.attachment.read({ id }, { signal })).file,
    }
  }, [projectId, choice, onConnect, onOpenFile])
}
