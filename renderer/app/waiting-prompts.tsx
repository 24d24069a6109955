/** The line of prompts of a project, with what can be done about it. */
import { toAppError } from '#shared/domain/error.ts'
import type { PromptQueue } from '#shared/domain/queue.ts'
import { client } from '../client/connection.ts'
import { QueueList, type QueueListProps, useComposerStore } from '../features/composer/index.ts'
import { showError, showToast } from '../ui/toast.tsx'
import { t } from '../words/index.ts'

export interface WaitingPromptsProps {
  readonly projectId: string
  readonly queue: PromptQueue
  readonly live: boolean
  readonly draftPending: boolean
  readonly review: QueueListProps['review']
  /** Two answers wait for one of them to be chosen. */
  readonly choosing: boolean
  /** The last run did not come to its end. */
  readonly endedEarly: boolean
}

/** Main owns the line: this asks, and shows what main then says. */
export function WaitingPrompts({ projectId, ...shown }: WaitingPromptsProps) {
  const undo = (ids: readonly string[]) => ({
    label: t('composer.undo'),
    onSelect: () => void client.queue.undoRemove({ projectId, ids: [...ids] }).catch(showError),
  })
  return (
    <QueueList
      {...shown}
      onChange={(id, prompt) =>
        void client.queue
          .change({ projectId, id, prompt })
          .catch((thrown: unknown) => tooLate(projectId, prompt, thrown))
      }
      onMove={(id, to) => void client.queue.move({ projectId, id, to }).catch(showError)}
      onRemove={(id) =>
        void client.queue
          .remove({ projectId, id })
          .then(() => showToast(t('composer.tookOut'), { action: undo([id]) }), showError)
      }
      onClear={() =>
        void client.queue
          .clear({ projectId })
          .then(({ ids }) => showToast(t('composer.cleared', { count: ids.length }), { action: undo(ids) }), showError)
      }
      onResume={() => void client.queue.resume({ projectId }).catch(showError)}
    />
  )
}

/** The prompt began while its words were being changed: they are not lost. */
function tooLate(projectId: string, prompt: string, thrown: unknown): void {
  const { textOf, write } = useComposerStore.getState()
  if (toAppError(thrown).kind !== 'not-found' || textOf(projectId) !== '') return showError(thrown)
  write(projectId, prompt)
  showToast(t('composer.startedAlready'))
}
