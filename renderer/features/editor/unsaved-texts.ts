/** Text that was typed and not saved, kept in the browser's own storage so that a reload does not lose it. */

export interface UnsavedText {
  readonly text: string
  /** Of the file that the typing began with. */
  readonly baseHash: string
}

export interface UnsavedTexts {
  /** The files that have some, in no order. */
  paths(): string[]
  read(path: string): UnsavedText | undefined
  write(path: string, unsaved: UnsavedText): void
  remove(path: string): void
}

/** Kept per project and path. A storage that is full or forbidden keeps nothing, and says nothing. */
export function unsavedTexts(projectId: string, storage: Storage | undefined): UnsavedTexts {
  const prefix = `kiln.unsaved.${projectId}/`
  const key = (path: string): string => prefix + path
  return {
    paths() {
      return Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '')
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length))
    },
    read(path) {
      try {
        return asUnsaved(JSON.parse(storage?.getItem(key(path)) ?? 'null'))
      } catch {
        return undefined
      }
    },
    write(path, unsaved) {
      try {
        storage?.setItem(key(path), JSON.stringify(unsaved))
      } catch {
        // A full storage: the text is still in the editor.
      }
    },
    remove(path) {
      storage?.removeItem(key(path))
    },
  }
}

function asUnsaved(value: unknown): UnsavedText | undefined {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('baseHash' in value)) return undefined
  const { text, baseHash } = value
  return typeof text === 'string' && typeof baseHash === 'string' ? { text, baseHash } : undefined
}
