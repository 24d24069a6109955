/** What went wrong behind the scenes, kept for whoever looks later: sentences, each once. */

export interface Troubles {
  /** Told again, a sentence is not news. */
  add(message: string): void
  /** Oldest first. */
  all(): string[]
}

/** Past this many, the oldest are let go. */
const mostKept = 50

/** `onAdd` hears of each new sentence. */
export function createTroubles(onAdd: (message: string) => void): Troubles {
  const messages = new Set<string>()
  return {
    add(message) {
      if (messages.has(message)) return
      messages.add(message)
      for (const oldest of messages) {
        if (messages.size <= mostKept) break
        messages.delete(oldest)
      }
      onAdd(message)
    },
    all: () => [...messages],
  }
}
