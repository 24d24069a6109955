/** Small things that the editor remembers of a project in the browser's own storage. */

type Kind = 'tabs' | 'tree' | 'side'

/** The page's storage; undefined where it is forbidden. */
export function storage(): Storage | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined
  }
}

/** Null when nothing was kept. */
export function keptText(kind: Kind, projectId: string): string | null {
  return storage()?.getItem(`kiln-${kind}:${projectId}`) ?? null
}

/** A storage that is full or forbidden keeps nothing, and says nothing. */
export function keepText(kind: Kind, projectId: string, text: string): void {
  try {
    storage()?.setItem(`kiln-${kind}:${projectId}`, text)
  } catch {
    // The next reload begins as a first time.
  }
}
