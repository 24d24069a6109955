/** Sends a prompt: shown at once, accepted by the studio, never lost. */
import type { Attachment } from '#shared/domain/attachment.ts'
import { toAppError } from '#shared/domain/error.ts'
import type { ModelChoice, ModelRef } from '#shared/domain/model.ts'
import type { AppKind } from '#shared/domain/project.ts'
import { client } from '../client/connection.ts'
import { preloadRun } from '../client/run-feed.ts'
import { rememberPrompt, useComposerStore } from '../features/composer/index.ts'
import { useSentStore } from '../features/conversation/index.ts'
import { showError } from '../ui/toast.tsx'
import { contextWishes, forgetContextWishes, type PromptAbout } from './context-of-prompt.tsx'
import { newAppKind } from './new-app-kind.ts'
import { reviewFirst } from './review-first.tsx'
import { navigate } from './route.ts'

/** Where a new app's prompt is written. */
export const newPlace = 'new'

/**
 * `projectId` undefined makes a new app and goes to it. What fails is in the conversation, or back in the
 * composer. Where changes wait to be looked at, the user is asked first, and may stay. `fresh`: an answer that is kept from before does not count. `about`: the
 * element that it is about, where that is not the one that is picked now.
 */
export async function sendPrompt(
  prompt: string,
  asked: ModelRef,
  projectId: string | undefined,
  attachments: readonly Attachment[] = [],
  { fresh = false, about = 'picked' }: { readonly fresh?: boolean; readonly about?: PromptAbout } = {},
): Promise<void> {
  const first = projectId === undefined ? undefined : await reviewFirst(projectId)
  if (first?.send === false) return
  const sent = useSentStore.getState()
  const id = crypto.randomUUID()
  const place = projectId ?? newPlace
  dropFailed(projectId)
  const wishes = contextWishes(projectId, about)
  sent.add({ id, projectId, prompt, attachments, about: wishes.context?.about, asked, sentAt: Date.now() })
  takeFromComposer(place, prompt, attachments)
  try {
    const { model, kind } = await currentChoice()
    const started = await client.run.start({
      prompt,
      kind,
      model,
      attachments: attachments.map((attachment) => attachment.id),
      ...wishes,
      ...(fresh ? { fresh } : {}),
      ...(first?.setAside === true ? { setAside: true } : {}),
      ...(projectId === undefined ? {} : { projectId }),
    })
    preloadRun(started.runId)
    if (projectId !== undefined) forgetContextWishes(projectId)
    sent.accept(id, projectId === undefined ? { ...started, kind } : started)
    if (projectId === undefined) navigate({ view: 'project', projectId: started.projectId })
  } catch (thrown) {
    sent.fail(id, toAppError(thrown))
    putBack(place, prompt, attachments)
  }
}

/** Puts a prompt in line behind the run that is live. What fails is said, and is back in the composer. */
export async function queuePrompt(
  prompt: string,
  projectId: string,
  attachments: readonly Attachment[] = [],
): Promise<void> {
  takeFromComposer(projectId, prompt, attachments)
  try {
    const { model } = await currentChoice()
    await client.queue.add({
      projectId,
      prompt,
      model,
      attachments: attachments.map(({ id }) => id),
      ...contextWishes(projectId),
    })
    forgetContextWishes(projectId)
  } catch (thrown) {
    showError(thrown)
    putBack(projectId, prompt, attachments)
  }
}

/** Main knows what the user has chosen; the window may have been too quick to have read it. */
async function currentChoice(): Promise<{ model: ModelChoice; kind: AppKind }> {
  const kept = await client.settings.get()
  return { model: kept.auto ? 'auto' : kept.model, kind: newAppKind(kept) }
}

/** Empties the composer where it holds what is sent: a prompt may also be sent again from the conversation. */
function takeFromComposer(place: string, prompt: string, attachments: readonly Attachment[]): void {
  const { textOf, write, attachmentsOf, attach } = useComposerStore.getState()
  rememberPrompt(prompt)
  if (textOf(place).trim() !== prompt) return
  write(place, '')
  const sent = new Set(attachments.map(({ id }) => id))
  attach(
    place,
    attachmentsOf(place).filter(({ id }) => !sent.has(id)),
  )
}

/** The way to try again is the composer itself; what was written there meanwhile stays. */
function putBack(place: string, prompt: string, attachments: readonly Attachment[]): void {
  const { textOf, write, attachmentsOf, attach } = useComposerStore.getState()
  if (textOf(place) !== '') return
  write(place, prompt)
  if (attachmentsOf(place).length === 0) attach(place, attachments)
}

/** Forgets the prompts of a place that were not accepted: another one takes their place. */
function dropFailed(projectId: string | undefined): void {
  const { sent, remove } = useSentStore.getState()
  for (const prompt of sent) if (prompt.error !== undefined && prompt.projectId === projectId) remove(prompt.id)
}
