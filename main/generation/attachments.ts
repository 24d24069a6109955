/** What is sent along with prompts: checked, kept by content, and forgotten a day after nothing needs it any more. */
import { createHash } from 'node:crypto'
import type { Attachment } from '#shared/domain/attachment.ts'
import { failure } from '#shared/domain/error.ts'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { attachmentKind } from './attachment-kind.ts'

/** With its bytes, as a request needs it. */
export interface AttachedContent extends Attachment {
  readonly content: Uint8Array
}

export interface Attachments {
  /** Keeps an image or a text; the same bytes twice are one. Throws invalid-input for anything else, or too much. */
  add(file: { readonly name: string; readonly bytes: Uint8Array }): Attachment
  /** Throws not-found. */
  read(id: string): AttachedContent
  /** What a prompt names, each once, in its order. Throws invalid-input for more than ten, not-found for a lost one. */
  of(ids: readonly string[]): Attachment[]
  /** Forgets what no run and no waiting prompt has and what is a day old: drafts in a window may hold the rest. */
  tidy(): void
}

/** In bytes. The window sends images that are smaller than this. */
export const largestImage = 4 * 1024 * 1024
export const largestText = 256 * 1024
/** For one prompt. */
export const mostAttachments = 10

const keptMs = 24 * 60 * 60 * 1000
const longestName = 120

export function createAttachments(store: Pick<Store, 'attachments'>, clock: Clock): Attachments {
  function known(id: string): Attachment {
    const attachment = store.attachments.get(id)
    if (attachment !== undefined) return attachment
    throw failure('not-found', 'Something that was attached is not there any more. Remove it, and attach it again.')
  }

  return {
    add({ name, bytes }) {
      const kind = attachmentKind(bytes)
      if (kind === undefined) {
        throw failure('invalid-input', `${shown(name)} is neither an image (PNG, JPEG, WebP, GIF) nor a text file.`)
      }
      const largest = kind.kind === 'image' ? largestImage : largestText
      if (bytes.length > largest) {
        const size = kind.kind === 'image' ? '4 MiB' : '256 KiB'
        throw failure('invalid-input', `${shown(name)} is too large: at most ${size} can be attached.`)
      }
      const id = createHash('sha256').update(bytes).digest('hex')
      const attachment = { id, name: shown(name), ...kind, bytes: bytes.length }
      store.attachments.put(attachment, bytes, clock.now())
      return attachment
    },
    read(id) {
      const attachment = known(id)
      return { ...attachment, content: store.attachments.read(id) ?? new Uint8Array() }
    },
    of(ids) {
      const each = [...new Set(ids)]
      if (each.length > mostAttachments) {
        throw failure('invalid-input', `At most ${mostAttachments} files can be sent along with a prompt.`)
      }
      return each.map(known)
    },
    tidy: () => void store.attachments.removeUnused(clock.now() - keptMs),
  }
}

/** A name that can stand on a line of a prompt: the last part of a path, with no marks that end a block. */
function shown(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}`"<>]+/gu, ' ').trim()
  return clean.slice(0, longestName) || 'file'
}
