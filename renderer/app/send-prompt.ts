/** Sends a prompt: shown at once, accepted by the studio, never lost. */
import type { Attachment } from '#shared/domain/attachment.ts'
import { toAppError } from '#shared/domain/error.ts'
import type { ModelRef } from '#shared/domain/model.ts'
import { client } from '../client/connection.ts'
import { useComposerStore } from '../features/composer/index.ts'
import { useSentStore } from '../features/conversation/index.ts'
import { navigate } from './route.ts'

/** Where a new app's prompt is written. */
export const newPlace = 'new'

/** `projectId` undefined makes a new app and goes to it. What fails is in the conversation, or back in the composer. */
export async function sendPrompt(
  prompt: string,
  asked: ModelRef,
  projectId: string | undefined,
  attachments: readonly Attachment[] = [],
): Promise<void> {
  const sent = useSentStore.getState()
  const composer = useComposerStore.getState()
  const id = crypto.randomUUID()
  const place = projectId ?? newPlace
  dropFailed(projectId)
  sent.add({ id, projectId, prompt, attachments, asked, sentAt: Date.now() })
  if (composer.textOf(place).trim() === prompt) composer.write(place, '')
  try {
    // Main knows the choice; the window may have been too quick to have read it.
    const { model } = await client.settings.get()
    const started = await client.run.start({
      prompt,
      kind: 'page',
      model,
      attachments: attachments.map((attachment) => attachment.id),
      ...(projectId === undefined ? {} : { projectId }),
    })
    sent.accept(id, started)
    if (projectId === undefined) navigate({ view: 'project', projectId: started.projectId })
  } catch (thrown) {
    sent.fail(id, toAppError(thrown))
    // The way to try again is the composer itself; what was written there meanwhile stays.
    if (composer.textOf(place) === '') composer.write(place, prompt)
  }
}

/** Forgets the prompts of a place that were not accepted: another one takes their place. */
function dropFailed(projectId: string | undefined): void {
  const { sent, remove } = useSentStore.getState()
  for (const prompt of sent) if (prompt.error !== undefined && prompt.projectId === projectId) remove(prompt.id)
}
