/** Takes files into a prompt: checked here, made smaller, and kept by the studio at once, so that a reload loses none. */
import type { Attachment } from '#shared/domain/attachment.ts'
import { showError, showToast } from '../../ui/toast.tsx'
import { latin, t } from '../../words/index.ts'
import { isImageFile, shrinkImage } from './shrink-image.ts'
import { type ComposerPlace, useComposerStore } from './store.ts'

/** For one prompt. */
export const mostAttachments = 10
const largestText = 256 * 1024

/** Keeps a file in the studio. */
export type AddAttachment = (file: File) => Promise<Attachment>

/** Adds them in their order, as far as there is room; says what could not be taken. */
export async function attachFiles(place: ComposerPlace, files: readonly File[], add: AddAttachment): Promise<void> {
  const { attachmentsOf, adding, startAdding } = useComposerStore.getState()
  const room = mostAttachments - attachmentsOf(place).length - (adding[place]?.length ?? 0)
  const taken = files.slice(0, Math.max(0, room)).map((file) => ({
    file,
    key: crypto.randomUUID(),
    name: file.name,
    kind: isImageFile(file) ? ('image' as const) : ('text' as const),
  }))
  const names = files.slice(taken.length).map(({ name }) => latin(name))
  if (names.length > 0) {
    const leftOut = t('composer.leftOut', { names: names.join(', ') })
    showToast(`${t('composer.tooMany', { count: mostAttachments })} ${leftOut}`, { tone: 'bad' })
  }
  startAdding(place, taken)
  for (const { file, key, kind } of taken) {
    const attachment = kind === 'image' ? await addImage(file, add) : await addText(file, add)
    useComposerStore.getState().endAdding(place, key, attachment)
  }
}

async function addImage(file: File, add: AddAttachment): Promise<Attachment | undefined> {
  const small = await shrinkImage(file).catch(() => undefined)
  if (small === undefined) return refuse('composer.notAnImage', file)
  return add(small).catch(notKept)
}

async function addText(file: File, add: AddAttachment): Promise<Attachment | undefined> {
  if (file.size > largestText) return refuse('composer.tooLarge', file)
  // Kept under its name, whatever type the system gives it.
  const isText = file.size > 0 && isUtf8(new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0))))
  if (!isText) return refuse('composer.notTaken', file)
  return add(file).catch(notKept)
}

function isUtf8(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function refuse(why: 'composer.notAnImage' | 'composer.tooLarge' | 'composer.notTaken', { name }: File): undefined {
  showToast(t(why, { name }), { tone: 'bad' })
}

function notKept(thrown: unknown): undefined {
  showError(thrown)
}
