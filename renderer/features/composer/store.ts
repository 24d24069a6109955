/** What is being written, per place, with what is attached: it survives leaving the place, a failed send and a reload. */
import { create } from 'zustand'
import { Attachment } from '#shared/domain/attachment.ts'
import { keep, kept } from './kept.ts'

/** A project's id, or `new`. */
export type ComposerPlace = string

/** A file on its way to the studio. */
export interface AddingFile {
  readonly key: string
  readonly name: string
  readonly kind: Attachment['kind']
}

interface ComposerStore {
  readonly texts: Readonly<Record<ComposerPlace, string>>
  readonly attached: Readonly<Record<ComposerPlace, readonly Attachment[]>>
  readonly adding: Readonly<Record<ComposerPlace, readonly AddingFile[]>>
  /** How many files could not be added since the window was opened. */
  readonly refused: Readonly<Record<ComposerPlace, number>>
  textOf(place: ComposerPlace): string
  write(place: ComposerPlace, text: string): void
  attachmentsOf(place: ComposerPlace): readonly Attachment[]
  /** Those given take the place of what was attached. */
  attach(place: ComposerPlace, attachments: readonly Attachment[]): void
  startAdding(place: ComposerPlace, files: readonly AddingFile[]): void
  /** With `attachment`: it was taken. Without: it was not. */
  endAdding(place: ComposerPlace, key: string, attachment?: Attachment): void
}

const none: readonly never[] = []
const textName = (place: ComposerPlace): string => `kiln-prompt:${place}`
const attachedName = (place: ComposerPlace): string => `kiln-attached:${place}`

/** What was read once: the same list each time, so that nothing is drawn anew for it. */
const read = new Map<ComposerPlace, readonly Attachment[]>()

export const useComposerStore = create<ComposerStore>()((set, get) => ({
  texts: {},
  attached: {},
  adding: {},
  refused: {},
  textOf: (place) => get().texts[place] ?? kept(textName(place)) ?? '',
  write(place, text) {
    set(({ texts }) => ({ texts: { ...texts, [place]: text } }))
    keep(textName(place), text)
  },
  attachmentsOf(place) {
    const now = get().attached[place] ?? read.get(place)
    if (now !== undefined) return now
    const found = readAttachments(kept(attachedName(place)))
    read.set(place, found)
    return found
  },
  attach(place, attachments) {
    set(({ attached }) => ({ attached: { ...attached, [place]: attachments } }))
    keep(attachedName(place), attachments.length === 0 ? '' : JSON.stringify(attachments))
  },
  startAdding(place, files) {
    set(({ adding }) => ({ adding: { ...adding, [place]: [...(adding[place] ?? none), ...files] } }))
  },
  endAdding(place, key, attachment) {
    const { attachmentsOf, attach } = get()
    const now = attachmentsOf(place)
    // First, so that it is never in neither list. The same bytes twice are one.
    if (attachment !== undefined && !now.some(({ id }) => id === attachment.id)) attach(place, [...now, attachment])
    set(({ adding, refused }) => ({
      adding: { ...adding, [place]: (adding[place] ?? none).filter((file) => file.key !== key) },
      ...(attachment === undefined ? { refused: { ...refused, [place]: (refused[place] ?? 0) + 1 } } : {}),
    }))
  },
}))

/** The files that are on their way at a place; the same list until that changes. */
export function addingAt(place: ComposerPlace): (store: ComposerStore) => readonly AddingFile[] {
  return ({ adding }) => adding[place] ?? none
}

function readAttachments(text: string | undefined): readonly Attachment[] {
  if (text === undefined) return none
  try {
    const parsed = Attachment.array().safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : none
  } catch {
    return none
  }
}
