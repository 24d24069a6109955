/** Prompts that were sent, to be taken up again: this project's first, then those of all others. */

const storageName = 'kiln-prompts'
const mostPrompts = 200
const longestKept = 4_000

/** Newest first. */
export function sentPrompts(): readonly string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(storageName) ?? '[]')
    return Array.isArray(list) ? list.filter((prompt): prompt is string => typeof prompt === 'string') : []
  } catch {
    return []
  }
}

/** Puts a prompt at the front; a very long one is not worth its room. */
export function rememberPrompt(prompt: string): void {
  if (prompt.length > longestKept) return
  const prompts = [prompt, ...sentPrompts().filter((old) => old !== prompt)].slice(0, mostPrompts)
  try {
    localStorage.setItem(storageName, JSON.stringify(prompts))
  } catch {
    // Full, or not allowed: the project's own prompts are there all the same.
  }
}

/** Newest first, each once: `own` before the rest. */
export function joinHistory(own: readonly string[], all: readonly string[]): readonly string[] {
  return [...new Set([...own, ...all].filter((prompt) => prompt.trim() !== ''))]
}

/** Where one is in the history; undefined: at the text that is being written. */
export interface Recalled {
  readonly index: number
  /** What was being written before. */
  readonly unsent: string
}

/** One step back or forward. Undefined when there is nothing there: the key is then the field's own. */
export function recall(
  history: readonly string[],
  at: Recalled | undefined,
  text: string,
  direction: 'back' | 'forward',
): { readonly at: Recalled | undefined; readonly text: string } | undefined {
  // What was changed since is a text of its own.
  const from = at !== undefined && history[at.index] === text ? at : undefined
  if (direction === 'forward') {
    if (from === undefined) return undefined
    const index = from.index - 1
    const newer = history[index]
    return newer === undefined ? { at: undefined, text: from.unsent } : { at: { ...from, index }, text: newer }
  }
  let index = (from?.index ?? -1) + 1
  if (history[index] === text) index += 1
  const older = history[index]
  return older === undefined ? undefined : { at: { index, unsent: from?.unsent ?? text }, text: older }
}
