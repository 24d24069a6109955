/** Small texts that outlive the page: each window keeps its own, and a window that is opened anew finds the last one. */

/** An empty text is forgotten. A browser that keeps nothing loses nothing but this. */
export function keep(name: string, text: string): void {
  for (const storage of storages()) {
    try {
      if (text === '') storage.removeItem(name)
      else storage.setItem(name, text)
    } catch {
      // Full: what is being written stays in this page.
    }
  }
}

/** Undefined when nothing is kept under this name. */
export function kept(name: string): string | undefined {
  for (const storage of storages()) {
    const text = storage.getItem(name)
    if (text !== null) return text
  }
  return undefined
}

function storages(): readonly Storage[] {
  try {
    return [sessionStorage, localStorage]
  } catch {
    return []
  }
}
