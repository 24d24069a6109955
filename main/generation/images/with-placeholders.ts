/** Draws a picture for every name of one that an answer brings and that nobody has: an app never shows a broken image. */
import type { AppKind } from '#shared/domain/project.ts'
import type { RunOutcome } from '#shared/domain/run.ts'
import type { RunTarget } from '../perform-run.ts'
import { hueIn } from './app-hue.ts'
import { drawPlaceholder, isPlaceholder } from './placeholder.ts'
import { findSlots, slotFile, type ImageSlot } from './slots.ts'

export interface PlaceholderParts {
  readonly kind: AppKind
  /** The app as it is, path to text; empty for a new one. */
  readonly before: ReadonlyMap<string, string>
  /** A file that is there already, as when an unfinished app is gone on with; undefined: none. */
  readonly read?: (path: string) => Promise<string | undefined>
  /** Writes a drawn one at once, past what lies over the files of a new app; absent: it goes with the answer's files. */
  readonly write?: (path: string, text: string) => Promise<void>
  /** Told of what was drawn, as soon as it is there. */
  readonly onDrawn?: (slots: readonly ImageSlot[]) => void
  /** Told when the answer has ended, after its files are where they belong. */
  readonly onEnd?: (outcome: RunOutcome) => void
}

/** Gives all to `target`, and what it draws beside it. */
export function withPlaceholders(
  target: RunTarget,
  { kind, before, read, write, onDrawn, onEnd }: PlaceholderParts,
): RunTarget {
  const drawn = new Map<string, string>()
  /** What the answer writes by itself is not drawn, and not drawn over. */
  const own = new Set<string>(before.keys())
  let hue = firstOf(before.values(), hueIn)

  async function draw(files: Iterable<readonly [string, string]>): Promise<void> {
    const slots = new Map<string, ImageSlot>()
    for (const [path, text] of files) {
      hue ??= hueIn(text)
      for (const slot of findSlots(path, text)) {
        const file = slotFile(kind, slot.slug, 'svg')
        if (!own.has(file) && !drawn.has(file)) slots.set(file, slot)
      }
    }
    for (const [file, slot] of slots) {
      const there = await read?.(file)
      if (there !== undefined) {
        own.add(file)
        if (!isPlaceholder(there)) slots.delete(file)
        continue
      }
      const text = drawPlaceholder(slot, hue)
      drawn.set(file, text)
      if (write !== undefined) {
        await write(file, text)
        continue
      }
      target.fileStart(file)
      target.fileDelta(file, text)
      await target.fileEnd(file, text)
    }
    if (slots.size > 0) onDrawn?.([...slots.values()])
  }

  const { filesEnd } = target
  return {
    fileStart(path) {
      own.add(path)
      drawn.delete(path)
      target.fileStart(path)
    },
    fileDelta: (path, text) => target.fileDelta(path, text),
    async fileEnd(path, text) {
      await target.fileEnd(path, text)
      await draw([[path, text]])
    },
    fileDrop: (path) => target.fileDrop(path),
    ...(filesEnd === undefined
      ? {}
      : {
          async filesEnd(files: ReadonlyMap<string, string>) {
            for (const path of files.keys()) own.add(path)
            await filesEnd.call(target, files)
            await draw(files)
          },
        }),
    async finish(outcome, files, removed) {
      let isWritten = false
      try {
        const end = await target.finish(outcome, files.size === 0 ? files : new Map([...drawn, ...files]), removed)
        isWritten = end.review !== true
        return end
      } finally {
        // Of a change that is not written, or that waits to be looked at, nobody knows which pictures it needs.
        onEnd?.(isWritten ? outcome : 'stopped')
      }
    },
  }
}

/** What is drawn beside these files, path to text, where the app has no such picture. */
export function placeholdersFor(
  kind: AppKind,
  files: ReadonlyMap<string, string>,
  has: (path: string) => boolean,
): ReadonlyMap<string, string> {
  const hue = firstOf(files.values(), hueIn)
  const slots = [...files].flatMap(([path, text]) => findSlots(path, text))
  return new Map(
    slots
      .map((slot) => [slotFile(kind, slot.slug, 'svg'), slot] as const)
      .filter(([path]) => !files.has(path) && !has(path))
      .map(([path, slot]) => [path, drawPlaceholder(slot, hue)]),
  )
}

function firstOf<Of, To>(values: Iterable<Of>, find: (value: Of) => To | undefined): To | undefined {
  for (const value of values) {
    const found = find(value)
    if (found !== undefined) return found
  }
  return undefined
}
